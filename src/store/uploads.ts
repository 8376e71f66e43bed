import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { UploadRecord, UploadStore } from './store.ts';

function uploadRecord(row: Selectable<Database['upload']>): UploadRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    path: row.path,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    site: row.site === 1,
    choices: JSON.parse(row.choices),
    createdAt: row.created_at,
  };
}

/** Files on their way in, so that neither a page that is loaded again nor a restart loses them. */
export function uploadStore(db: Kysely<Database>): UploadStore {
  return {
    async add({ id, accountId, path, fileName, sha256, bytes, site, createdAt }) {
      await db.transaction().execute((trx) =>
        trx
          .insertInto('upload')
          .values({
            id,
            account_id: accountId,
            path,
            file_name: fileName,
            sha256,
            bytes,
            site: site ? 1 : 0,
            created_at: createdAt,
          })
          .execute(),
      );
    },

    async get(id) {
      const row = await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? uploadRecord(row) : null;
    },

    async list() {
      const rows = await db.selectFrom('upload').selectAll().orderBy('created_at').execute();
      return rows.map(uploadRecord);
    },

    async choose(id, choices) {
      await db.transaction().execute((trx) =>
        trx
          .updateTable('upload')
          .set({ choices: JSON.stringify(choices ?? null) })
          .where('id', '=', id)
          .execute(),
      );
    },

    async remove(id) {
      await db.transaction().execute((trx) => trx.deleteFrom('upload').where('id', '=', id).execute());
    },
  };
}
