import { MU_PER_M2 } from '../geo/ellipsoid.ts';
import { isSqliteError, StoreDuplicateError } from './errors.ts';
import type { Connection } from './sqlite/connection.ts';
import type { NewPatch } from './store.ts';

const UNIQUE_VIOLATED = 2067;

const INSERT = `INSERT INTO patch (county_code, batch_id, code, kind, before_class, before_name, township_code,
  township_name, area_m2, area_mu, lon, lat, text, before_date, after_date, stated_area_m2, raw, geom)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Names of townships by their code, for those programs that read a name beside the code. */
export type TownshipNames = ReadonlyMap<string, string>;

/** Writes one new patch, inside a transaction that the caller holds. Answers its id. */
export function insertPatch(
  connection: Connection,
  batch: { id: string; county: string },
  townships: TownshipNames,
  row: NewPatch,
  geometry: Uint8Array,
): number {
  try {
    const { lastInsertRowid } = connection
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
        row.beforeDate ?? '',
        row.afterDate ?? '',
        row.statedAreaM2 ?? null,
        JSON.stringify(row.raw),
        geometry,
      );
    return Number(lastInsertRowid);
  } catch (error) {
    throw isSqliteError(error, UNIQUE_VIOLATED) ? duplicateCode(batch.id, row.code) : error;
  }
}

export function duplicateCode(batchId: string, code: string): StoreDuplicateError {
  return new StoreDuplicateError('duplicatePatchCode', {
    zh: `批次“${batchId}”中监测编号 ${code} 出现两次。同一批次内编号必须唯一`,
    en: `Patch code ${code} occurs twice in batch "${batchId}". Codes must be unique within a batch`,
  });
}

/** From the township layer in force. */
export async function townshipNames({ db }: Connection): Promise<TownshipNames> {
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
