import { tableVersion } from '../domain/landClass.ts';
import { isCodeSystem } from '../domain/landClassTables.ts';
import { isLayerKind, type LayerKind } from '../domain/layerKind.ts';
import { saveOverlay } from './overlaySave.ts';
import type { Connection } from './sqlite/connection.ts';
import type { OverlayPartRow, OverlayStore } from './store.ts';
import { ZONE_TABLES } from './zoneTables.ts';

export function overlayStore(connection: Connection): OverlayStore {
  const { db } = connection;
  return {
    async pending() {
      const rows = await db
        .selectFrom('batch')
        .innerJoin('layer_version', (join) => join.onTrue())
        .leftJoin('overlay_done', (join) =>
          join
            .onRef('overlay_done.batch_id', '=', 'batch.id')
            .onRef('overlay_done.layer_version_id', '=', 'layer_version.id'),
        )
        .select([
          'batch.id as batchId',
          'layer_version.kind',
          'layer_version.id as layerVersionId',
          'layer_version.code_system as codeSystem',
          'overlay_done.land_table as landTable',
        ])
        .where('batch.status', '=', 'ready')
        .where('layer_version.status', '=', 'ready')
        .where('layer_version.valid_to', '=', '')
        .orderBy('batch.fid')
        .orderBy('layer_version.id')
        .execute();
      return rows
        .filter(({ kind, codeSystem, landTable }) => landTable !== tableNeeded(kind, codeSystem))
        .map(({ batchId, kind, layerVersionId }) => ({ batchId, kind: kind as LayerKind, layerVersionId }));
    },

    save: (task, parts, unions) => saveOverlay(connection, task, parts, unions),

    async ofPatch(id) {
      const rows = await db
        .selectFrom('overlay_done')
        .innerJoin('layer_version', 'layer_version.id', 'overlay_done.layer_version_id')
        .innerJoin('patch', 'patch.batch_id', 'overlay_done.batch_id')
        .select(['layer_version.kind', 'layer_version.id as layerVersionId'])
        .where('patch.fid', '=', id)
        .where('layer_version.valid_to', '=', '')
        .orderBy('layer_version.id')
        .execute();
      const measured = rows.flatMap(({ kind, layerVersionId }) =>
        isLayerKind(kind) ? [{ kind, layerVersionId }] : [],
      );
      const parts = await connection.read(() =>
        measured.flatMap(({ kind, layerVersionId }) =>
          connection
            .statement(
              `SELECT o.patch_id AS patchId, o.zone_id AS zoneId, z.class_code AS classCode,
                 z.class_name AS className, z.name, o.area_m2 AS areaM2
               FROM overlay_part o JOIN ${ZONE_TABLES[kind]} z ON z.fid = o.zone_id
               WHERE o.patch_id = ? AND o.layer_version_id = ? ORDER BY o.area_m2 DESC, o.zone_id`,
            )
            .all(id, layerVersionId)
            .map((part) => ({ ...(part as OverlayPartRow), kind, layerVersionId })),
        ),
      );
      const unions = await db
        .selectFrom('overlay_union')
        .select(['layer_version_id as layerVersionId', 'covered_m2 as coveredM2'])
        .where('patch_id', '=', id)
        .execute();
      return { measured, parts, unions };
    },
  };
}

/** The land class table that a measurement must have been made with; '' for a layer without land classes. */
function tableNeeded(kind: string, codeSystem: string): string {
  return kind === 'landUse' ? tableVersion(isCodeSystem(codeSystem) ? codeSystem : 'survey3') : '';
}
