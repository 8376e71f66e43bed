import { describe, expect, test } from 'vitest';
import { may, ROLE_LIST, ROLES } from '../../../src/domain/role.ts';

describe('roles', () => {
  test('领导 reads and does nothing else', () => {
    expect(ROLES.leader.permissions).toEqual([]);
  });

  test('only 执法员 and 审核员 sign, only 管理员 manages accounts', () => {
    expect(ROLE_LIST.filter((role) => may(role, 'sign'))).toEqual(['enforcer', 'reviewer']);
    expect(ROLE_LIST.filter((role) => may(role, 'manageAccounts'))).toEqual(['admin']);
  });

  test('nobody signed in may do nothing', () => {
    expect(may(null, 'checkSite')).toBe(false);
    expect(may(undefined, 'import')).toBe(false);
  });
});
