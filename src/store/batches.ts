import { isSqliteError, StoreDuplicateError } from './errors.ts';
import { claimDeadIntake, claimIntake } from './intakeLocks.ts';
import { countyCode } from './meta.ts';
import { patchIntake } from './patchIntake.ts';
import { batchRecord } from './records.ts';
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
