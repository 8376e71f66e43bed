import type { Role } from '../../domain/role.ts';

export type AccountRecord = {
  id: number;
  login: string;
  name: string;
  role: Role;
  disabled: boolean;
  createdAt: string;
  /** One of the demo county's one-click accounts; has no password that anybody knows. */
  demo: boolean;
};

export type NewAccount = Omit<AccountRecord, 'id' | 'createdAt' | 'disabled'> & { passwordHash: string };

export interface AccountStore {
  count(): Promise<number>;
  list(): Promise<AccountRecord[]>;
  byLogin(login: string): Promise<(AccountRecord & { passwordHash: string }) | null>;
  create(account: NewAccount): Promise<AccountRecord>;
  /** As `create`, but only while there is no account at all; else null. Of several at once, one wins. */
  createFirst(account: NewAccount): Promise<AccountRecord | null>;
  change(
    id: number,
    change: Partial<
      Pick<AccountRecord, 'name' | 'role' | 'disabled'> & {
        passwordHash: string;
      }
    >,
  ): Promise<AccountRecord | null>;
  createSession(accountId: number, tokenHash: string, expiresAt: string): Promise<void>;
  /** The account of a live session of an account that is not disabled. A session lives 7 days at most, used or not. */
  bySession(tokenHash: string, now: string): Promise<AccountRecord | null>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(accountId: number): Promise<void>;
  /** Failures since a time, for slowing sign-in down; kept in the store so that a restart does not forget them. */
  recordFailure(login: string, address: string, at: string): Promise<void>;
  failuresSince(
    login: string,
    address: string,
    since: string,
  ): Promise<{ byLogin: number; byAddress: number; last: string }>;
  clearFailures(login: string): Promise<void>;
}
