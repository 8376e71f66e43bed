import { StoreError } from './errors.ts';
import { noteNewRows, widen } from './gpkg/contents.ts';
import { encodeGeometry } from './gpkg/geometry.ts';
import type { Lock } from './lock.ts';
import { PATCH_TILES } from './patches.ts';
import { insertPatch, townshipNames } from './patchWrite.ts';
import { insertPredecessor } from './predecessors.ts';
import { batchRecord } from './records.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { BBox, PatchIntake } from './store.ts';
import { removeBatch } from './sweep.ts';

/** The rows of one new batch, from its first to its commit or abort. */
export async function patchIntake(
  connection: Connection,
  batch: { id: string; county: string; lock: Lock },
): Promise<PatchIntake> {
  const townships = await townshipNames(connection);
  let box: BBox | null = null;
  let count = 0;
  let open = true;
  const refuseClosed = () => {
    if (!open) throw new Error(`The intake of batch ${batch.id} is finished; begin another one`);
  };

  const ids = async () => {
    const rows = await connection.read(() =>
      connection.statement('SELECT code, fid FROM patch WHERE batch_id = ?').all(batch.id),
    );
    return new Map(rows.map(({ code, fid }) => [code as string, fid as number]));
  };

  return {
    async add(rows) {
      refuseClosed();
      await inSlices(connection, rows, (row) => {
        const geometry = encodeGeometry(row.polygon, row.code);
        insertPatch(connection, batch, townships, row, geometry.blob);
        box = widen(box, geometry.box);
      });
      count += rows.length;
    },

    async relate(found, at) {
      refuseClosed();
      if (found.length === 0) return;
      const known = await ids();
      await inSlices(connection, found, (one) => {
        const id = known.get(one.code);
        if (id === undefined) throw new Error(`No patch ${one.code} was added to batch ${batch.id}`);
        insertPredecessor(connection, id, one, at);
      });
    },

    ids,

    async commit(report) {
      refuseClosed();
      const extent = box;
      if (!extent) {
        throw new StoreError('emptyBatch', {
          zh: `批次“${batch.id}”没有图斑，没有导入任何内容`,
          en: `Batch "${batch.id}" has no patches; nothing was imported`,
        });
      }
      const row = await connection.db.transaction().execute(async (trx) => {
        await noteNewRows(trx, 'patch', extent);
        await noteNewRows(trx, 'patch_with_verdict', extent);
        await trx
          .updateTable('counter')
          .set((e) => ({ value: e('value', '+', 1) }))
          .where('name', '=', PATCH_TILES)
          .execute();
        const ready = await trx
          .updateTable('batch')
          .set({ status: 'ready', intake_lock: '', patches: count, report: JSON.stringify(report ?? null) })
          .where('id', '=', batch.id)
          .returningAll()
          .executeTakeFirstOrThrow();
        const { fileName = '', fileSha256 = '' } = (report ?? {}) as Record<string, string | undefined>;
        await trx
          .insertInto('batch_issue')
          .values({
            batch_id: batch.id,
            file_name: fileName,
            file_sha256: fileSha256,
            imported_by: ready.imported_by,
            imported_at: ready.imported_at,
            report: ready.report,
          })
          .execute();
        return ready;
      });
      open = false;
      batch.lock.release(true);
      return batchRecord(row);
    },

    async abort() {
      if (!open) return;
      open = false;
      await removeBatch(connection, batch.id);
      batch.lock.release(true);
    },
  };
}
