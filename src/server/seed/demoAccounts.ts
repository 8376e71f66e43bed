import type { Role } from '../../domain/role.ts';
import type { AccountRecord, Store } from '../../store/store.ts';

const PEOPLE: readonly (readonly [login: string, name: string, role: Role])[] = [
  ['zhifa1', '张宇', 'enforcer'],
  ['zhifa2', '李娜', 'enforcer'],
  ['shenhe', '王建军', 'reviewer'],
  ['guihua', '陈晓', 'planner'],
  ['lingdao', '赵国华', 'leader'],
  ['admin', '刘洋', 'admin'],
];

/** The one-click people of the demo county. They have no password at all: only the loopback page lets them in. */
export async function createDemoAccounts(store: Store): Promise<Map<string, AccountRecord>> {
  const accounts = new Map<string, AccountRecord>();
  for (const [login, name, role] of PEOPLE) {
    accounts.set(login, await store.accounts.create({ login, name, role, demo: true, passwordHash: '' }));
  }
  return accounts;
}
