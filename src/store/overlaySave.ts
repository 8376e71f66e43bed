import { tableVersion } from '../domain/landClass.ts';
import { type CodeSystem, isCodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import { StoreError } from './errors.ts';
import { FIGURES, figuresOf } from './figures.ts';
import { MEASURES } from './patchRowCache.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { MeasuredPart, MeasuredUnion, OverlayTask } from './store.ts';
import { ZONE_TABLES } from './zoneTables.ts';

type MeasuredPatch = { fid: number; county_code: string; area_m2: number };

/**
 * Writes what one layer version measured for one batch: its parts and the figures read from them, patch by patch in
 * slices, and last the mark that they count. Until then the figures of this kind read as "not measured".
 */
export async function saveOverlay(
  connection: Connection,
  task: OverlayTask,
  parts: readonly MeasuredPart[],
  unions: readonly MeasuredUnion[] = [],
): Promise<void> {
  const system = await unmark(connection, task);
  const patches = (await connection.read(() =>
    connection.statement('SELECT fid, county_code, area_m2 FROM patch WHERE batch_id = ?').all(task.batchId),
  )) as MeasuredPatch[];
  const partsOf = Map.groupBy(parts, ({ patchId }) => patchId);
  refuseStrangers(task, patches, partsOf);
  const coveredOf = new Map(unions.map(({ patchId, coveredM2 }) => [patchId, coveredM2]));
  const write = patchWriter(connection, task, system);
  await inSlices(connection, patches, (patch) =>
    write(patch, partsOf.get(patch.fid) ?? [], coveredOf.get(patch.fid)),
  );
  await connection.write(() => {
    connection
      .statement(
        'INSERT OR REPLACE INTO overlay_done (batch_id, layer_version_id, measured_at, land_table) VALUES (?, ?, ?, ?)',
      )
      .run(
        task.batchId,
        task.layerVersionId,
        new Date().toISOString(),
        task.kind === 'landUse' ? tableVersion(system) : '',
      );
    countMeasure(connection);
  });
}

/**
 * Checks the task and takes its mark away, so that nobody reads half of the old and half of the new. Answers the code
 * system of the layer version.
 */
function unmark(connection: Connection, { batchId, kind, layerVersionId }: OverlayTask): Promise<CodeSystem> {
  return connection.write(() => {
    const known = connection
      .statement(
        `SELECT v.code_system FROM batch b, layer_version v
         WHERE b.id = ? AND b.status = 'ready' AND v.id = ? AND v.kind = ? AND v.status = 'ready'`,
      )
      .get(batchId, layerVersionId, kind) as { code_system: string } | undefined;
    if (!known) {
      throw new StoreError('unknownTask', {
        zh: `没有批次“${batchId}”或图层版本 ${layerVersionId}（${kind}），套合结果未保存`,
        en: `There is no batch "${batchId}" or no version ${layerVersionId} of layer ${kind}; the overlay was not saved`,
      });
    }
    connection
      .statement('DELETE FROM overlay_done WHERE batch_id = ? AND layer_version_id = ?')
      .run(batchId, layerVersionId);
    // Few rows: at once rather than patch by patch.
    connection
      .statement(
        `DELETE FROM overlay_union
         WHERE layer_version_id = ? AND patch_id IN (SELECT fid FROM patch WHERE batch_id = ?)`,
      )
      .run(layerVersionId, batchId);
    countMeasure(connection);
    return isCodeSystem(known.code_system) ? known.code_system : 'survey3';
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

function patchWriter(connection: Connection, { kind, layerVersionId }: OverlayTask, system: CodeSystem) {
  const measure = measureSql(kind);
  const classOf = `SELECT class_code FROM ${ZONE_TABLES[kind]} WHERE fid = ? AND layer_version_id = ?`;
  return (patch: MeasuredPatch, parts: readonly MeasuredPart[], union: number | undefined) => {
    connection
      .statement('DELETE FROM overlay_part WHERE patch_id = ? AND layer_version_id = ?')
      .run(patch.fid, layerVersionId);
    if (union !== undefined) {
      connection
        .statement('INSERT INTO overlay_union (patch_id, layer_version_id, covered_m2) VALUES (?, ?, ?)')
        .run(patch.fid, layerVersionId, union);
    }
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
        .run(
          patch.fid,
          patch.county_code,
          ...figuresOf(kind, { parts: classed, patchM2: patch.area_m2, unionM2: union, system }),
        );
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
