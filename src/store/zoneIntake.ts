import type { CodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import { MU_PER_M2 } from '../geo/ellipsoid.ts';
import { StoreError } from './errors.ts';
import { noteNewRows, widen } from './gpkg/contents.ts';
import { encodeGeometry } from './gpkg/geometry.ts';
import { takePlace } from './layerSequence.ts';
import type { Lock } from './lock.ts';
import { layerVersion } from './records.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { BBox, ClassTotal, LayerVersion, NewZone, ZoneIntake } from './store.ts';
import { removeLayerVersion } from './sweep.ts';
import { ZONE_TABLES } from './zoneTables.ts';

/** The zones of one new layer version, from its first to its commit or abort. */
export function zoneIntake(
  connection: Connection,
  layer: { id: number; kind: LayerKind; county: string; lock: Lock },
): ZoneIntake {
  const table = ZONE_TABLES[layer.kind];
  const insert = `INSERT INTO ${table} (county_code, layer_version_id, class_code, class_name, name, area_m2, area_mu,
    raw, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const classes = new Map<string, ClassTotal>();
  let box: BBox | null = null;
  let count = 0;
  let open = true;
  const refuseClosed = () => {
    if (!open) throw new Error(`The intake of layer version ${layer.id} is finished; begin another one`);
  };

  return {
    async add(rows) {
      refuseClosed();
      await inSlices(connection, rows, (row, index) => {
        const what = row.name || `${layer.kind} ${count + index + 1}`;
        const geometry = encodeGeometry(row.polygon, what);
        connection
          .statement(insert)
          .run(
            layer.county,
            layer.id,
            row.classCode,
            row.className,
            row.name,
            row.areaM2,
            row.areaM2 * MU_PER_M2,
            JSON.stringify(row.raw),
            geometry.blob,
          );
        addToClass(classes, row);
        box = widen(box, geometry.box);
      });
      count += rows.length;
    },

    async commit(report, codeSystem) {
      refuseClosed();
      const extent = box;
      if (!extent) {
        throw new StoreError('emptyLayer', {
          zh: '图层没有任何要素，没有导入任何内容',
          en: 'The layer has no zones; nothing was imported',
        });
      }
      await inSlices(connection, [...classes.values()], ({ code, name, zones, areaM2 }) => {
        connection
          .statement('INSERT OR REPLACE INTO layer_class VALUES (?, ?, ?, ?, ?)')
          .run(layer.id, code, name, zones, areaM2);
      });
      const version = await replaceVersion(connection, layer, {
        zones: count,
        areaM2: [...classes.values()].reduce((sum, item) => sum + item.areaM2, 0),
        extent,
        report,
        codeSystem: layer.kind === 'landUse' ? codeSystem : undefined,
      });
      open = false;
      layer.lock.release(true);
      return version;
    },

    async abort() {
      if (!open) return;
      open = false;
      await removeLayerVersion(connection, layer.kind, layer.id);
      layer.lock.release(true);
    },
  };
}

function addToClass(classes: Map<string, ClassTotal>, { classCode, className, areaM2 }: NewZone): void {
  const key = JSON.stringify([classCode, className]);
  const total = classes.get(key) ?? { code: classCode, name: className, zones: 0, areaM2: 0 };
  total.zones += 1;
  total.areaM2 += areaM2;
  classes.set(key, total);
}

/** In one transaction the new version takes its place among those of its kind, and those it ends get their end date. */
function replaceVersion(
  connection: Connection,
  layer: { id: number; kind: LayerKind },
  totals: { zones: number; areaM2: number; extent: BBox; report: unknown; codeSystem?: CodeSystem },
): Promise<LayerVersion> {
  const [west, south, east, north] = totals.extent;
  return connection.db.transaction().execute(async (trx) => {
    const mine = await trx
      .selectFrom('layer_version')
      .select(['valid_from', 'imported_at', 'imported_by'])
      .where('id', '=', layer.id)
      .executeTakeFirstOrThrow();
    const dates = await takePlace(
      trx,
      { ...layer, validFrom: mine.valid_from || mine.imported_at.slice(0, 10) },
      { by: mine.imported_by, at: mine.imported_at },
    );
    await noteNewRows(trx, ZONE_TABLES[layer.kind], totals.extent);
    const row = await trx
      .updateTable('layer_version')
      .set({
        ...dates,
        status: 'ready',
        intake_lock: '',
        ...(totals.codeSystem && { code_system: totals.codeSystem }),
        zones: totals.zones,
        area_m2: totals.areaM2,
        west,
        south,
        east,
        north,
        report: JSON.stringify(totals.report ?? null),
      })
      .where('id', '=', layer.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return layerVersion(row);
  });
}
