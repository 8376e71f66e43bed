import Type from 'typebox';
import { type Account, AccountChangeSchema, AccountSchema, NewAccountSchema } from '../../api/session.ts';
import type { AccountRecord } from '../../store/store.ts';
import { assertGoodPassword, hashPassword } from '../auth/password.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault, notFound } from '../fault.ts';
import { answers, IdParams, userOf } from './shared.ts';

const TAGS = ['accounts'];
const config = { access: 'manageAccounts' } as const;

/** Accounts, for the administrator. One is never deleted: verdicts bear its name; it can be disabled. */
export function accountRoutes(app: Http, context: ServerContext): void {
  const { accounts } = context.store;

  app.get(
    '/api/accounts',
    { config, schema: { tags: TAGS, summary: 'All accounts', response: answers(Type.Array(AccountSchema)) } },
    async () => (await accounts.list()).map(accountOf),
  );

  app.post(
    '/api/accounts',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Makes an account',
        body: NewAccountSchema,
        response: answers(AccountSchema),
      },
    },
    async (request) => {
      const { login, name, password, role } = request.body;
      assertGoodPassword(password, login);
      const passwordHash = await hashPassword(password);
      if (await accounts.byLogin(login)) {
        throw new Fault(409, 'loginTaken', {
          zh: `用户名“${login}”已被使用`,
          en: `The login "${login}" is taken`,
        });
      }
      return accountOf(await accounts.create({ login, name, role, demo: false, passwordHash }));
    },
  );

  app.patch(
    '/api/accounts/:id',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Changes name, role or password of an account, or switches it off',
        params: IdParams,
        body: AccountChangeSchema,
        response: answers(AccountSchema),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { password, ...change } = request.body;
      const all = await accounts.list();
      const before = all.find((account) => account.id === id);
      if (!before) throw notFound('这个账号', `account ${id}`);
      const stays = (change.role ?? before.role) === 'admin' && !(change.disabled ?? before.disabled);
      const otherAdmins = all.some((a) => a.id !== id && a.role === 'admin' && !a.disabled);
      if (before.role === 'admin' && !stays && !otherAdmins) {
        throw new Fault(409, 'lastAdmin', {
          zh: '这是最后一个可用的管理员，不能停用或改角色',
          en: 'This is the last working administrator and can be neither disabled nor given another role',
        });
      }
      if (password !== undefined) assertGoodPassword(password, before.login);
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const after = await accounts.change(id, { ...change, ...(passwordHash ? { passwordHash } : {}) });
      if (!after) throw notFound('这个账号', `account ${id}`);
      if (passwordHash || change.disabled) await accounts.endSessionsOf(id);
      return accountOf(after);
    },
  );
}

function accountOf(account: AccountRecord): Account {
  return { ...userOf(account), disabled: account.disabled, createdAt: account.createdAt };
}
