import { isSqliteError, StoreDuplicateError } from './errors.ts';
import { claimDeadIntake, claimIntake } from './intakeLocks.ts';
import { countyCode } from './meta.ts';
import { patchIntake } from './patchIntake.ts';
import { batchRecord } from './records.ts';
import { reissueBatch } from './reissue.ts';
import type { Connection } from './sqlite/connection.ts';
import type { BatchStore } from './store.ts';
import { removeBatch } from './sweep.ts';

const UNIQUE_VIOLATED = 2067;

export function batchStore(connection: Connection, folder: string): BatchStore {
  const { db } = connection;
  return {
    async list() {
      const rows = await db
        .selectFrom('batch')
        .selectAll()
        .where('status', '=', 'ready')
        .orderBy('issued_on', 'desc')
        .orderBy('fid', 'desc')
        .execute();
      return rows.map(batchRecord);
    },

    async begin({ id, name, source, period, issuedOn, deadline, importedBy, importedAt }) {
      const county = await countyCode(db);
      const claim = claimIntake(folder);
      try {
        await db.transaction().execute((trx) =>
          trx
            .insertInto('batch')
            .values({
              county_code: county,
              id,
              name,
              source,
              period,
              issued_on: issuedOn,
              deadline,
              status: 'intake',
              intake_lock: claim.name,
              imported_by: importedBy,
              imported_at: importedAt,
            })
            .execute(),
        );
      } catch (error) {
        claim.lock.release(true);
        if (!isSqliteError(error, UNIQUE_VIOLATED)) throw error;
        throw new StoreDuplicateError('batchExists', {
          zh: `批次“${id}”已存在（或正在导入）。请换一个批次编号`,
          en: `Batch "${id}" exists (or is being imported). Choose another batch id`,
        });
      }
      return patchIntake(connection, { id, county, lock: claim.lock });
    },

    reissue: (issue) => reissueBatch(connection, issue),

    async codes(batchId) {
      const rows = db
        .selectFrom('patch')
        .innerJoin('batch', 'batch.id', 'patch.batch_id')
        .select(['patch.batch_id as batchId', 'patch.code'])
        .where('batch.status', '=', 'ready');
      return batchId === undefined ? rows.execute() : rows.where('batch.id', '=', batchId).execute();
    },

    async issues(batchId) {
      const rows = await db
        .selectFrom('batch_issue')
        .selectAll()
        .where('batch_id', '=', batchId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        batchId: row.batch_id,
        fileName: row.file_name,
        fileSha256: row.file_sha256,
        importedBy: row.imported_by,
        importedAt: row.imported_at,
        report: JSON.parse(row.report),
      }));
    },

    async sweep() {
      const left = await db
        .selectFrom('batch')
        .select(['id', 'intake_lock'])
        .where('status', '=', 'intake')
        .execute();
      for (const { id, intake_lock } of left) {
        const lock = claimDeadIntake(folder, intake_lock);
        if (!lock) continue;
        await removeBatch(connection, id);
        lock.release(true);
      }
    },
  };
}
