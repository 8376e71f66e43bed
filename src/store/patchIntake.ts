import { MU_PER_M2 } from '../geo/ellipsoid.ts';
import { isSqliteError, StoreDuplicateError, StoreError } from './errors.ts';
import { noteNewRows, widen } from './gpkg/contents.ts';
import { encodeGeometry } from './gpkg/geometry.ts';
import type { Lock } from './lock.ts';
import { PATCH_TILES } from './patches.ts';
import { batchRecord } from './records.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { BatchRecord, BBox, Intake, NewPatch } from './store.ts';
import { removeBatch } from './sweep.ts';

const UNIQUE_VIOLATED = 2067;

const INSERT = `INSERT INTO patch (county_code, batch_id, code, kind, before_class, before_name, township_code,
  township_name, area_m2, area_mu, lon, lat, text, raw, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The rows of one new batch, from its first to its commit or abort. */
export async function patchIntake(
  connection: Connection,
  batch: { id: string; county: string; lock: Lock },
): Promise<Intake<NewPatch, BatchRecord>> {
  const townships = await townshipNames(connection);
  let box: BBox | null = null;
  let count = 0;
  let open = true;
  const refuseClosed = () => {
    if (!open) throw new Error(`The intake of batch ${batch.id} is finished; begin another one`);
  };

  return {
    async add(rows) {
      refuseClosed();
      await inSlices(connection, rows, (row) => {
        const geometry = encodeGeometry(row.polygon, row.code);
        try {
          connection
            .statement(INSERT)
            .run(
              batch.county,
              batch.id,
              row.code,
              row.kind,
              row.beforeClass,
              row.beforeName,
              row.townshipCode,
              townships.get(row.townshipCode) ?? '',
              row.areaM2,
              row.areaM2 * MU_PER_M2,
              row.lon,
              row.lat,
              row.text,
              JSON.stringify(row.raw),
              geometry.blob,
            );
        } catch (error) {
          throw isSqliteError(error, UNIQUE_VIOLATED) ? duplicateCode(batch.id, row.code) : error;
        }
        box = widen(box, geometry.box);
      });
      count += rows.length;
    },

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
        return trx
          .updateTable('batch')
          .set({ status: 'ready', intake_lock: '', patches: count, report: JSON.stringify(report ?? null) })
          .where('id', '=', batch.id)
          .returningAll()
          .executeTakeFirstOrThrow();
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

function duplicateCode(batchId: string, code: string): StoreDuplicateError {
  return new StoreDuplicateError('duplicatePatchCode', {
    zh: `批次“${batchId}”中监测编号 ${code} 出现两次。同一批次内编号必须唯一`,
    en: `Patch code ${code} occurs twice in batch "${batchId}". Codes must be unique within a batch`,
  });
}

/** Names by code from the township layer in force, so that other programs read a name beside the code. */
async function townshipNames({ db }: Connection): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('layer_class')
    .innerJoin('layer_version', 'layer_version.id', 'layer_class.layer_version_id')
    .select(['layer_class.code', 'layer_class.name'])
    .where('kind', '=', 'township')
    .where('status', '=', 'ready')
    .where('valid_to', '=', '')
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
