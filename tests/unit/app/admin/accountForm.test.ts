import Value from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { AccountChangeSchema, NewAccountSchema } from '../../../../src/api/session.ts';
import {
  changeOf,
  formOf,
  NEW_FORM,
  newAccountOf,
  problemsOf,
} from '../../../../src/app/admin/accountForm.ts';

const zhang = {
  id: 3,
  login: 'zhifa1',
  name: '张宇',
  role: 'enforcer' as const,
  disabled: false,
  createdAt: '2026-05-01T00:00:00Z',
};
const filled = { login: 'li.na', name: '李娜', role: 'reviewer' as const, password: 'four words make it' };

describe('the account form', () => {
  test('accepts what the server accepts and names every field that it would refuse', () => {
    expect(problemsOf(filled, null, [])).toEqual({});
    expect(Value.Check(NewAccountSchema, newAccountOf(filled))).toBe(true);
    for (const wrong of [{ login: 'l' }, { login: '李娜' }, { name: ' ' }, { password: 'short' }]) {
      const form = { ...filled, ...wrong };
      expect(Object.keys(problemsOf(form, null, []))).toEqual(Object.keys(wrong));
      expect(Value.Check(NewAccountSchema, newAccountOf(form))).toBe(false);
    }
  });

  test('a login differs from another by more than the case of its letters', () => {
    expect(problemsOf({ ...filled, login: 'ZHIFA1' }, null, [zhang])).toHaveProperty('login');
  });

  test('an untouched new form asks for login, name and password', () => {
    expect(Object.keys(problemsOf(NEW_FORM, null, [])).sort()).toEqual(['login', 'name', 'password']);
  });

  test('a change sends only what differs; an empty password keeps the old one', () => {
    expect(changeOf(formOf(zhang), zhang)).toEqual({});
    const change = changeOf({ ...formOf(zhang), role: 'reviewer', password: 'a new long one' }, zhang);
    expect(change).toEqual({ role: 'reviewer', password: 'a new long one' });
    expect(Value.Check(AccountChangeSchema, change)).toBe(true);
    expect(problemsOf(formOf(zhang), zhang, [zhang])).toEqual({});
  });
});
