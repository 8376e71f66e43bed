import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import type { LonLat } from '../../geo/shift.ts';
import type { Store } from '../../store/store.ts';

/** A vertex lies on a line within this. */
const NEAR_M = 1;
const METRES_PER_DEGREE = 111_320;
const NEAR_DEG = NEAR_M / METRES_PER_DEGREE;

/** Numbers of the positions that lie on a vertex or an edge of a layer version's zones, within a metre. */
export async function coincidences(
  store: Store,
  versionId: number,
  positions: readonly LonLat[],
): Promise<number[]> {
  const found: number[] = [];
  for (const [i, [lon, lat]] of positions.entries()) {
    const reach = 2 * NEAR_DEG;
    const zones = await store.layers.zones(versionId, [lon - reach, lat - reach, lon + reach, lat + reach]);
    if (zones.some(({ polygon }) => isOnLine(polygon, lon, lat))) found.push(i);
  }
  return found;
}

/** Whether a place lies on an outline, within a metre; a plane around the place is exact enough for that. */
export function isOnLine(polygon: FlatPolygon, lon: number, lat: number): boolean {
  const cos = Math.cos((lat * Math.PI) / 180);
  const { coords } = polygon;
  for (const { start, end } of ringsOf(polygon)) {
    for (let v = start + 1; v < end; v++) {
      const ax = (coords[2 * v - 2]! - lon) * cos;
      const ay = coords[2 * v - 1]! - lat;
      const bx = (coords[2 * v]! - lon) * cos;
      const by = coords[2 * v + 1]! - lat;
      if (distanceToOrigin(ax, ay, bx, by) <= NEAR_DEG) return true;
    }
  }
  return false;
}

function distanceToOrigin(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
