import type { LayerKind } from '../domain/layerKind.ts';
import { boxesMeet } from './gpkg/contents.ts';
import { decodeGeometry, geometryBox } from './gpkg/geometry.ts';
import { claimDeadIntake, claimIntake } from './intakeLocks.ts';
import { changeValidity } from './layerSequence.ts';
import { countyCode } from './meta.ts';
import { layerVersion } from './records.ts';
import type { Connection } from './sqlite/connection.ts';
import type { BBox, BoxSpan, LayerStore, RawAttributes, ZoneRow } from './store.ts';
import { removeLayerVersion } from './sweep.ts';
import { zoneIntake } from './zoneIntake.ts';
import { zonePolygons } from './zonePolygons.ts';
import { ZONE_TABLES } from './zoneTables.ts';

const ZONE_COLUMNS = 'z.fid, z.class_code, z.class_name, z.name, z.area_m2, z.geom';

type StoredZone = {
  fid: number;
  class_code: string;
  class_name: string;
  name: string;
  area_m2: number;
  geom: Uint8Array;
};

function zoneRow(row: StoredZone): ZoneRow {
  const { fid, class_code, class_name, name, area_m2 } = row;
  return { id: fid, classCode: class_code, className: class_name, name, areaM2: area_m2 };
}

const ANY_SPAN: BoxSpan = { lon: 0, lat: 0 };

function isHit(box: BBox, asked: BBox, leastSpan: BoxSpan): boolean {
  const [west, south, east, north] = box;
  return boxesMeet(box, asked) && (east - west >= leastSpan.lon || north - south >= leastSpan.lat);
}

export function layerStore(connection: Connection, folder: string): LayerStore {
  const { db } = connection;
  const readyVersions = () => db.selectFrom('layer_version').selectAll().where('status', '=', 'ready');
  const version = (id: number) => readyVersions().where('id', '=', id).executeTakeFirst();
  const tableOf = async (versionId: number) => {
    const row = await version(versionId);
    return row ? ZONE_TABLES[row.kind as LayerKind] : null;
  };

  return {
    async current() {
      const rows = await readyVersions().where('valid_to', '=', '').orderBy('id').execute();
      return rows.map(layerVersion);
    },

    async version(id) {
      const row = await version(id);
      return row ? layerVersion(row) : null;
    },

    async versions() {
      const rows = await readyVersions().orderBy('id', 'desc').execute();
      return rows.map(layerVersion);
    },

    async setValidity(id, dates, by, at) {
      const changed = await db.transaction().execute((trx) => changeValidity(trx, id, dates, { by, at }));
      const row = changed && (await version(id));
      return row ? layerVersion(row) : null;
    },

    async validityLog(id) {
      const rows = await db
        .selectFrom('layer_validity')
        .selectAll()
        .where('layer_version_id', '=', id)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ valid_from, valid_to, was_from, was_to, by, at, why }) => ({
        validFrom: valid_from,
        validTo: valid_to,
        wasFrom: was_from,
        wasTo: was_to,
        by,
        at,
        why,
      }));
    },

    async attributes(versionId, visit) {
      const table = await tableOf(versionId);
      if (!table) return;
      await connection.read(() => {
        const rows = connection
          .statement(
            `SELECT fid, class_code, class_name, raw FROM ${table} WHERE layer_version_id = ? ORDER BY fid`,
          )
          .iterate(versionId) as Iterable<
          Pick<StoredZone, 'fid' | 'class_code' | 'class_name'> & { raw: string }
        >;
        for (const { fid, class_code, class_name, raw } of rows) {
          visit({ id: fid, classCode: class_code, className: class_name, raw: JSON.parse(raw) });
        }
      });
    },

    async attributesOf(versionId, ids) {
      const table = await tableOf(versionId);
      if (!table || ids.length === 0) return new Map();
      const rows = (await connection.read(() =>
        connection
          .statement(
            `SELECT z.fid, z.area_m2, z.raw FROM json_each(?) i CROSS JOIN ${table} z ON z.fid = i.value
             WHERE +z.layer_version_id = ?`,
          )
          .all(JSON.stringify(ids), versionId),
      )) as { fid: number; area_m2: number; raw: string }[];
      return new Map(
        rows.map(({ fid, area_m2, raw }) => [
          fid,
          { areaM2: area_m2, raw: JSON.parse(raw) as RawAttributes },
        ]),
      );
    },

    async classes(versionId) {
      const rows = await db
        .selectFrom('layer_class')
        .innerJoin('layer_version', 'layer_version.id', 'layer_class.layer_version_id')
        .select(['layer_class.code', 'layer_class.name', 'layer_class.zones', 'layer_class.area_m2'])
        .where('layer_version_id', '=', versionId)
        .where('status', '=', 'ready')
        .orderBy('layer_class.area_m2', 'desc')
        .execute();
      return rows.map(({ code, name, zones, area_m2 }) => ({ code, name, zones, areaM2: area_m2 }));
    },

    async begin({ kind, label, validFrom, importedBy, importedAt, codeSystem }) {
      const county = await countyCode(db);
      const claim = claimIntake(folder);
      try {
        const { id } = await db.transaction().execute((trx) =>
          trx
            .insertInto('layer_version')
            .values({
              county_code: county,
              kind,
              label,
              valid_from: validFrom,
              status: 'intake',
              intake_lock: claim.name,
              imported_by: importedBy,
              imported_at: importedAt,
              code_system: kind === 'landUse' ? (codeSystem ?? 'survey3') : '',
            })
            .returning('id')
            .executeTakeFirstOrThrow(),
        );
        return zoneIntake(connection, { id, kind, county, lock: claim.lock });
      } catch (error) {
        claim.lock.release(true);
        throw error;
      }
    },

    async polygons(versionId) {
      const table = await tableOf(versionId);
      if (!table) return { ids: new Float64Array(), polygons: [] };
      return zonePolygons(connection, table, versionId);
    },

    async zones(versionId, bbox, leastSpan = ANY_SPAN) {
      const table = await tableOf(versionId);
      if (!table) return [];
      const sql = bbox
        ? `SELECT ${ZONE_COLUMNS} FROM rtree_${table}_geom r CROSS JOIN ${table} z ON z.fid = r.id
           WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?
             AND (r.maxx - r.minx >= ? OR r.maxy - r.miny >= ?) AND +z.layer_version_id = ? ORDER BY z.fid`
        : `SELECT ${ZONE_COLUMNS} FROM ${table} z WHERE z.layer_version_id = ? ORDER BY z.fid`;
      const where = bbox ? [bbox[2], bbox[0], bbox[3], bbox[1], leastSpan.lon, leastSpan.lat] : [];
      const rows = (await connection.read(() =>
        connection.statement(sql).all(...where, versionId),
      )) as StoredZone[];
      // The R-tree holds boxes rounded outwards to single precision: the exact one decides.
      const hits = bbox ? rows.filter(({ geom }) => isHit(geometryBox(geom) ?? bbox, bbox, leastSpan)) : rows;
      return hits.map((row) => ({ ...zoneRow(row), polygon: decodeGeometry(row.geom) }));
    },

    async zonesById(versionId, ids) {
      const table = await tableOf(versionId);
      if (!table || ids.length === 0) return [];
      const rows = (await connection.read(() =>
        connection
          .statement(
            `SELECT ${ZONE_COLUMNS} FROM json_each(?) i CROSS JOIN ${table} z ON z.fid = i.value
             WHERE +z.layer_version_id = ? ORDER BY i.key`,
          )
          .all(JSON.stringify(ids), versionId),
      )) as StoredZone[];
      return rows.map((row) => ({ ...zoneRow(row), polygon: decodeGeometry(row.geom) }));
    },

    async zone(versionId, zoneId) {
      const table = await tableOf(versionId);
      if (!table) return null;
      const row = (await connection.read(() =>
        connection
          .statement(
            `SELECT ${ZONE_COLUMNS}, z.raw FROM ${table} z WHERE z.fid = ? AND z.layer_version_id = ?`,
          )
          .get(zoneId, versionId),
      )) as (StoredZone & { raw: string }) | undefined;
      return row ? { ...zoneRow(row), raw: JSON.parse(row.raw), polygon: decodeGeometry(row.geom) } : null;
    },

    async sweep() {
      const left = await db
        .selectFrom('layer_version')
        .select(['id', 'kind', 'intake_lock'])
        .where('status', '=', 'intake')
        .execute();
      for (const { id, kind, intake_lock } of left) {
        const lock = claimDeadIntake(folder, intake_lock);
        if (!lock) continue;
        await removeLayerVersion(connection, kind as LayerKind, id);
        lock.release(true);
      }
    },
  };
}
