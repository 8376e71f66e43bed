import type { Account, NewAccount } from '../../api/session.ts';
import type { Role } from '../../domain/role.ts';
import type { Text } from '../../domain/text.ts';
import { messages } from './messages.ts';

export type AccountForm = { login: string; name: string; role: Role; password: string };
export type Problems = Partial<Record<keyof AccountForm, Text>>;

export const NEW_FORM: AccountForm = { login: '', name: '', role: 'enforcer', password: '' };

export const formOf = (account: Account): AccountForm => ({
  login: account.login,
  name: account.name,
  role: account.role,
  password: '',
});

const LOGIN = /^[A-Za-z0-9._-]{2,64}$/;
const MIN_PASSWORD = 8;

/** What the server would refuse, said before it is asked. `before` is null for a new account. */
export function problemsOf(
  form: AccountForm,
  before: Account | null,
  others: readonly Pick<Account, 'login'>[],
): Problems {
  const { login, password: wrongPassword, loginTaken, name } = messages.problems;
  const problems: Problems = {};
  if (!before) {
    const wanted = form.login.trim();
    if (!LOGIN.test(wanted)) problems.login = login;
    else if (others.some((other) => other.login.toLowerCase() === wanted.toLowerCase()))
      problems.login = loginTaken;
  }
  if (form.name.trim() === '') problems.name = name;
  const passwordNeeded = !before || form.password !== '';
  if (passwordNeeded && form.password.length < MIN_PASSWORD) problems.password = wrongPassword;
  return problems;
}

export const newAccountOf = (form: AccountForm): NewAccount => ({
  login: form.login.trim(),
  name: form.name.trim(),
  role: form.role,
  password: form.password,
});

/** Only what differs: an unchanged role is not sent, an empty password means "keep it". */
export function changeOf(
  form: AccountForm,
  before: Account,
): { name?: string; role?: Role; password?: string } {
  const change: { name?: string; role?: Role; password?: string } = {};
  if (form.name.trim() !== before.name) change.name = form.name.trim();
  if (form.role !== before.role) change.role = form.role;
  if (form.password !== '') change.password = form.password;
  return change;
}
