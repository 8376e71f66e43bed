import type { Kysely } from 'kysely';
import { isSqliteError, StoreDuplicateError } from './errors.ts';
import { ACCOUNT_COLUMNS, accountRecord } from './records.ts';
import type { Database } from './schema.ts';
import { sessionStore } from './sessions.ts';
import type { AccountRecord, AccountStore, NewAccount } from './store.ts';

const UNIQUE_VIOLATED = 2067;

export function accountStore(db: Kysely<Database>): AccountStore {
  return {
    ...sessionStore(db),

    async count() {
      const { n } = await db
        .selectFrom('account')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    async list() {
      const rows = await db.selectFrom('account').select(ACCOUNT_COLUMNS).orderBy('id').execute();
      return rows.map(accountRecord);
    },

    async byLogin(login) {
      const row = await db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst();
      return row ? { ...accountRecord(row), passwordHash: row.password_hash } : null;
    },

    async create(account) {
      try {
        return await db.transaction().execute((trx) => insertAccount(trx, account));
      } catch (error) {
        if (!isSqliteError(error, UNIQUE_VIOLATED)) throw error;
        throw new StoreDuplicateError('loginTaken', {
          zh: `登录名“${account.login}”已被使用`,
          en: `The login "${account.login}" is taken`,
        });
      }
    },

    createFirst: (account) =>
      db.transaction().execute(async (trx) => {
        const any = await trx.selectFrom('account').select('id').limit(1).executeTakeFirst();
        return any ? null : insertAccount(trx, account);
      }),

    async change(id, { name, role, disabled, passwordHash }) {
      const row = await db.transaction().execute((trx) =>
        trx
          .updateTable('account')
          .set({
            // Names the row even where nothing changes: SQL has no empty SET.
            id,
            ...(name !== undefined && { name }),
            ...(role !== undefined && { role }),
            ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
            ...(passwordHash !== undefined && { password_hash: passwordHash }),
          })
          .where('id', '=', id)
          .returning(ACCOUNT_COLUMNS)
          .executeTakeFirst(),
      );
      return row ? accountRecord(row) : null;
    },
  };
}

async function insertAccount(
  trx: Kysely<Database>,
  { login, name, role, demo, passwordHash }: NewAccount,
): Promise<AccountRecord> {
  const row = await trx
    .insertInto('account')
    .values({
      login,
      name,
      role,
      demo: demo ? 1 : 0,
      password_hash: passwordHash,
      created_at: new Date().toISOString(),
    })
    .returning(ACCOUNT_COLUMNS)
    .executeTakeFirstOrThrow();
  return accountRecord(row);
}
