import type { SQLInputValue } from 'node:sqlite';
import { distanceM as geodesicM } from '../geo/distance.ts';
import { boxesMeet } from './gpkg/contents.ts';
import { decodeGeometry, geometryBox } from './gpkg/geometry.ts';
import { patchRowCache } from './patchRowCache.ts';
import { readPatchRows } from './patchRows.ts';
import { relationsOf } from './predecessors.ts';
import { revisionsOf } from './revisions.ts';
import type { Connection } from './sqlite/connection.ts';
import type { BBox, PatchStore } from './store.ts';

/** Counter that grows with every change of patch geometry. */
export const PATCH_TILES = 'patchTiles';

const READY = "(SELECT id FROM batch WHERE status = 'ready')";
/** Shortest degree of latitude, metres, a little low; used to bound a search box from outside. */
const METRES_PER_DEGREE = 110_000;

export function patchStore(connection: Connection): PatchStore {
  const { db } = connection;
  const allRows = patchRowCache(connection);
  return {
    rows: (ids) => connection.read(() => (ids ? readPatchRows(connection, ids) : allRows())),

    async detail(id) {
      const row = await db
        .selectFrom('patch')
        .innerJoin('batch', 'batch.id', 'patch.batch_id')
        .select(['raw', 'geom', 'before_name', 'before_date', 'after_date', 'stated_area_m2', 'withdrawn_at'])
        .where('patch.fid', '=', id)
        .where('batch.status', '=', 'ready')
        .executeTakeFirst();
      if (!row) return null;
      return {
        raw: JSON.parse(row.raw),
        polygon: decodeGeometry(row.geom),
        beforeName: row.before_name,
        beforeDate: row.before_date,
        afterDate: row.after_date,
        statedAreaM2: row.stated_area_m2,
        withdrawnAt: row.withdrawn_at,
      };
    },

    revisions: (id) => revisionsOf(db, id),
    predecessors: (id) => relationsOf(db, 'patch_id', id),
    successors: (id) => relationsOf(db, 'earlier_id', id),

    async polygons({ batchId, exceptBatch, bbox, standing }) {
      const from = bbox ? 'rtree_patch_geom r CROSS JOIN patch p ON p.fid = r.id' : 'patch p';
      const conditions = [`p.batch_id IN ${READY}`];
      const values: SQLInputValue[] = [];
      if (bbox) {
        conditions.push('r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?');
        values.push(bbox[2], bbox[0], bbox[3], bbox[1]);
      }
      if (batchId !== undefined) {
        conditions.push('p.batch_id = ?');
        values.push(batchId);
      }
      if (exceptBatch !== undefined) {
        conditions.push('p.batch_id <> ?');
        values.push(exceptBatch);
      }
      if (standing) conditions.push("p.withdrawn_at = ''");
      const sql = `SELECT p.fid, p.geom FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY p.fid`;
      const rows = (await connection.read(() => connection.statement(sql).all(...values))) as {
        fid: number;
        geom: Uint8Array;
      }[];
      return rows
        .filter(({ geom }) => !bbox || boxesMeet(geometryBox(geom) ?? bbox, bbox))
        .map(({ fid, geom }) => ({ id: fid, polygon: decodeGeometry(geom) }));
    },

    async nearby(id, distanceM, limit) {
      const found = await connection.read(() => {
        const centre = connection
          .statement(`SELECT lon, lat FROM patch WHERE fid = ? AND batch_id IN ${READY}`)
          .get(id) as Centre | undefined;
        if (!centre) return [];
        const [west, south, east, north] = boxAround(centre, distanceM);
        const others = connection
          .statement(
            `SELECT p.fid, p.lon, p.lat FROM rtree_patch_geom r CROSS JOIN patch p ON p.fid = r.id
             WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?
               AND p.fid <> ? AND +p.batch_id IN ${READY}`,
          )
          .all(east, west, north, south, id) as (Centre & { fid: number })[];
        return others.map(({ fid, lon, lat }) => ({
          id: fid,
          distanceM: geodesicM(centre.lon, centre.lat, lon, lat),
        }));
      });
      return found
        .filter((item) => item.distanceM <= distanceM)
        .sort((a, b) => a.distanceM - b.distanceM || a.id - b.id)
        .slice(0, limit);
    },

    async tilesVersion() {
      const row = await db
        .selectFrom('counter')
        .select('value')
        .where('name', '=', PATCH_TILES)
        .executeTakeFirstOrThrow();
      return row.value;
    },
  };
}

type Centre = { lon: number; lat: number };

function boxAround({ lon, lat }: Centre, distanceM: number): BBox {
  const dLat = distanceM / METRES_PER_DEGREE;
  const dLon = dLat / Math.max(Math.cos(((Math.abs(lat) + dLat) * Math.PI) / 180), 0.01);
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}
