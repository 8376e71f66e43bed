import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import { clipRing } from './clipRing.ts';
import { type TileAddress, worldX, worldY } from './grid.ts';
import { simplifyRing } from './simplifyRing.ts';

/** Units across a tile. */
export const EXTENT = 4096;
/** Drawn beyond the tile's edge, so that outlines and hatches of neighbours meet. */
export const BUFFER = 128;

export type RingPoints = [number, number][];

/**
 * A polygon in the units of one tile: clipped to it and its buffer, simplified, rounded; outer rings turn one way and
 * holes the other, as the vector tile format tells them apart. [] where nothing is left.
 */
export function tileGeometry(polygon: FlatPolygon, tile: TileAddress, tolerance: number): RingPoints[] {
  const scale = EXTENT * 2 ** tile.z;
  const originX = tile.x * EXTENT;
  const originY = tile.y * EXTENT;
  const out: RingPoints[] = [];
  let outerIsThere = false;
  for (const { start, end, isOuter } of ringsOf(polygon)) {
    if (!isOuter && !outerIsThere) continue;
    const points: number[] = new Array((end - start) * 2);
    for (let v = start, i = 0; v < end; v++, i += 2) {
      points[i] = worldX(polygon.coords[2 * v]!) * scale - originX;
      points[i + 1] = worldY(polygon.coords[2 * v + 1]!) * scale - originY;
    }
    const clipped = insideBuffer(points) ? points : clipRing(points, -BUFFER, EXTENT + BUFFER);
    const ring = rounded(simplifyRing(clipped, tolerance));
    const area = doubleArea(ring);
    const visible = ring.length >= 4 && area !== 0;
    if (isOuter) outerIsThere = visible;
    if (!visible) continue;
    if (area > 0 !== isOuter) ring.reverse();
    out.push(ring);
  }
  return out;
}

function insideBuffer(points: number[]): boolean {
  for (const value of points) if (value < -BUFFER || value > EXTENT + BUFFER) return false;
  return true;
}

function rounded(points: number[]): RingPoints {
  const ring: RingPoints = [];
  for (let i = 0; i < points.length; i += 2) {
    const x = Math.round(points[i]!);
    const y = Math.round(points[i + 1]!);
    const last = ring.at(-1);
    if (!last || last[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  return ring;
}

/** Positive where the ring turns clockwise on the screen (y down), which marks an outer ring. */
function doubleArea(ring: RingPoints): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return sum;
}

/** A mark for a feature too small for the tile's grid, so that it is seen and can be clicked at every zoom. */
export function dot(lon: number, lat: number, tile: TileAddress, half: number): RingPoints[] {
  const scale = EXTENT * 2 ** tile.z;
  const x = Math.round(worldX(lon) * scale - tile.x * EXTENT);
  const y = Math.round(worldY(lat) * scale - tile.y * EXTENT);
  if (Math.min(x, y) < -BUFFER || Math.max(x, y) > EXTENT + BUFFER) return [];
  return [
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
      [x - half, y - half],
    ],
  ];
}
