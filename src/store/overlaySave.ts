import type { LayerKind } from '../domain/layerKind.ts';
import { StoreError } from './errors.ts';
import { FIGURES, figuresOf } from './figures.ts';
import { MEASURES } from './patchRowCache.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { OverlayPartRow, OverlayTask } from './store.ts';
import { ZONE_TABLES } from './zoneTables.ts';

type MeasuredPart = Pick<OverlayPartRow, 'patchId' | 'zoneId' | 'areaM2'>;
type MeasuredPatch = { fid: number; county_code: string; area_m2: number };

/**
 * Writes what one layer version measured for one batch: its parts and the figures read from them, patch by patch in
 * slices, and last the mark that they count. Until then the figures of this kind read as "not measured".
 */
export async function saveOverlay(
  connection: Connection,
  task: OverlayTask,
  parts: readonly MeasuredPart[],
): Promise<void> {
  await unmark(connection, task);
  const patches = (await connection.read(() =>
    connection.statement('SELECT fid, county_code, area_m2 FROM patch WHERE batch_id = ?').all(task.batchId),
  )) as MeasuredPatch[];
  const partsOf = Map.groupBy(parts, ({ patchId }) => patchId);
  refuseStrangers(task, patches, partsOf);
  const write = patchWriter(connection, task);
  await inSlices(connection, patches, (patch) => write(patch, partsOf.get(patch.fid) ?? []));
  await connection.write(() => {
    connection
      .statement('INSERT OR REPLACE INTO overlay_done VALUES (?, ?, ?)')
      .run(task.batchId, task.layerVersionId, new Date().toISOString());
    countMeasure(connection);
  });
}

/** Checks the task and takes its mark away, so that nobody reads half of the old and half of the new. */
async function unmark(connection: Connection, { batchId, kind, layerVersionId }: OverlayTask): Promise<void> {
  await connection.write(() => {
    const known = connection
      .statement(
        `SELECT 1 FROM batch b, layer_version v
         WHERE b.id = ? AND b.status = 'ready' AND v.id = ? AND v.kind = ? AND v.status = 'ready'`,
      )
      .get(batchId, layerVersionId, kind);
    if (!known) {
      throw new StoreError('unknownTask', {
        zh: `没有批次“${batchId}”或图层版本 ${layerVersionId}（${kind}），套合结果未保存`,
        en: `There is no batch "${batchId}" or no version ${layerVersionId} of layer ${kind}; the overlay was not saved`,
      });
    }
    connection
      .statement('DELETE FROM overlay_done WHERE batch_id = ? AND layer_version_id = ?')
      .run(batchId, layerVersionId);
    countMeasure(connection);
  });
}

function countMeasure(connection: Connection): void {
  connection.statement('UPDATE counter SET value = value + 1 WHERE name = ?').run(MEASURES);
}

function refuseStrangers(
  task: OverlayTask,
  patches: readonly MeasuredPatch[],
  partsOf: ReadonlyMap<number, unknown>,
): void {
  const own = new Set(patches.map(({ fid }) => fid));
  for (const patchId of partsOf.keys()) {
    if (own.has(patchId)) continue;
    throw new StoreError('unknownPatch', {
      zh: `图斑 ${patchId} 不属于批次“${task.batchId}”，套合结果未保存`,
      en: `Patch ${patchId} is not of batch "${task.batchId}"; the overlay was not saved`,
    });
  }
}

function patchWriter(connection: Connection, { kind, layerVersionId }: OverlayTask) {
  const measure = measureSql(kind);
  const classOf = `SELECT class_code FROM ${ZONE_TABLES[kind]} WHERE fid = ? AND layer_version_id = ?`;
  return (patch: MeasuredPatch, parts: readonly MeasuredPart[]) => {
    connection
      .statement('DELETE FROM overlay_part WHERE patch_id = ? AND layer_version_id = ?')
      .run(patch.fid, layerVersionId);
    const classed = parts.map(({ zoneId, areaM2 }) => {
      const zone = connection.statement(classOf).get(zoneId, layerVersionId);
      if (!zone) {
        throw new StoreError('unknownZone', {
          zh: `图层版本 ${layerVersionId}（${kind}）中没有要素 ${zoneId}，套合结果未保存`,
          en: `Version ${layerVersionId} of layer ${kind} has no zone ${zoneId}; the overlay was not saved`,
        });
      }
      connection
        .statement(
          'INSERT INTO overlay_part (patch_id, layer_version_id, zone_id, area_m2) VALUES (?, ?, ?, ?)',
        )
        .run(patch.fid, layerVersionId, zoneId, areaM2);
      return { classCode: zone.class_code as string, areaM2 };
    });
    // A version that was replaced while it was being measured must not overwrite figures of its successor.
    const inForce = connection.statement("SELECT 1 FROM layer_version WHERE id = ? AND valid_to = ''");
    if (measure && inForce.get(layerVersionId)) {
      connection
        .statement(measure)
        .run(patch.fid, patch.county_code, ...figuresOf(kind, classed, patch.area_m2));
    }
  };
}

/** Insert or update of the figure columns of one layer kind; null for a kind that gives none. */
function measureSql(kind: LayerKind): string | null {
  const columns = FIGURES[kind]?.map(({ column }) => column);
  if (!columns) return null;
  return `INSERT INTO patch_measure (patch_id, county_code, ${columns.join(', ')})
    VALUES (?, ?, ${columns.map(() => '?').join(', ')})
    ON CONFLICT (patch_id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}
