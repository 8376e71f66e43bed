import { setTimeout as sleep } from 'node:timers/promises';
import { PackedPolygons } from '../geo/polygonList.ts';
import { decodeGeometry } from './gpkg/geometry.ts';
import type { Connection } from './sqlite/connection.ts';
import type { LayerPolygons } from './store.ts';

/** Rows read at once: some milliseconds, and some hundred kilobytes of geometry. */
const ROWS = 1000;

/**
 * The polygons of a whole layer version by zone id, packed as they come, so that half a million zones never exist as
 * so many rows. A version never changes, so that reading it in slices is as good as at once.
 */
export async function zonePolygons(
  connection: Connection,
  table: string,
  versionId: number,
): Promise<LayerPolygons> {
  const sql = `SELECT fid, geom FROM ${table} WHERE layer_version_id = ? AND fid > ? ORDER BY fid LIMIT ${ROWS}`;
  const ids: number[] = [];
  const polygons = new PackedPolygons();
  for (let rows = ROWS; rows === ROWS; ) {
    rows = await connection.read(() => {
      let read = 0;
      for (const row of connection.statement(sql).iterate(versionId, ids.at(-1) ?? 0)) {
        ids.push(row.fid as number);
        polygons.add(decodeGeometry(row.geom as Uint8Array));
        read++;
      }
      return read;
    });
    await sleep(0);
  }
  return { ids: Float64Array.from(ids), polygons };
}
