import type { Kysely } from 'kysely';
import { ACCOUNT_COLUMNS, accountRecord } from './records.ts';
import type { Database } from './schema.ts';
import type { AccountStore } from './store.ts';

/** Failed sign-ins older than this no longer slow anybody down and are dropped. */
const FAILURES_KEPT_MS = 7 * 24 * 3600_000;

/** A session that is used every day ends after this long all the same. */
const LONGEST_SESSION_MS = 7 * 24 * 3600_000;

type SessionStore = Pick<
  AccountStore,
  | 'createSession'
  | 'bySession'
  | 'endSession'
  | 'endSessionsOf'
  | 'recordFailure'
  | 'failuresSince'
  | 'clearFailures'
>;

/** Sessions and failed sign-ins. Tokens come hashed: the store cannot be used to sign in. */
export function sessionStore(db: Kysely<Database>): SessionStore {
  return {
    async createSession(accountId, tokenHash, expiresAt) {
      const now = new Date().toISOString();
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('session').where('expires_at', '<=', now).execute();
        await trx
          .insertInto('session')
          .values({ token_hash: tokenHash, account_id: accountId, created_at: now, expires_at: expiresAt })
          .onConflict((conflict) =>
            conflict
              .column('token_hash')
              .doUpdateSet({ expires_at: expiresAt })
              .where('session.account_id', '=', accountId),
          )
          .execute();
      });
    },

    async bySession(tokenHash, now) {
      const row = await db
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .select(ACCOUNT_COLUMNS.map((column) => `account.${column}` as const))
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .where('session.created_at', '>', new Date(Date.parse(now) - LONGEST_SESSION_MS).toISOString())
        .where('disabled', '=', 0)
        .executeTakeFirst();
      return row ? accountRecord(row) : null;
    },

    async endSession(tokenHash) {
      await db
        .transaction()
        .execute((trx) => trx.deleteFrom('session').where('token_hash', '=', tokenHash).execute());
    },

    async endSessionsOf(accountId) {
      await db
        .transaction()
        .execute((trx) => trx.deleteFrom('session').where('account_id', '=', accountId).execute());
    },

    async recordFailure(login, address, at) {
      const oldest = new Date(Date.parse(at) - FAILURES_KEPT_MS).toISOString();
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('sign_in_failure').where('at', '<', oldest).execute();
        await trx.insertInto('sign_in_failure').values({ login, address, at }).execute();
      });
    },

    async failuresSince(login, address, since) {
      const failures = (column: 'login' | 'address', value: string) =>
        db
          .selectFrom('sign_in_failure')
          .select((e) => [e.fn.countAll<number>().as('n'), e.fn.max('at').as('last')])
          .where(column, '=', value)
          .where('at', '>=', since)
          .executeTakeFirstOrThrow();
      const [byLogin, byAddress] = [await failures('login', login), await failures('address', address)];
      const lasts = [byLogin.last ?? '', byAddress.last ?? ''];
      return { byLogin: byLogin.n, byAddress: byAddress.n, last: lasts.sort().at(-1) ?? '' };
    },

    async clearFailures(login) {
      await db
        .transaction()
        .execute((trx) => trx.deleteFrom('sign_in_failure').where('login', '=', login).execute());
    },
  };
}
