import { ringAreaM2 } from '../ellipsoid.ts';
import { bbox, type FlatPolygon, type Ring, ringsOf } from '../flat.ts';
import { type Frame, frameAt } from './frame.ts';

/** The largest part of a patch in a plane of metres; rings open, the outer one counter-clockwise, holes clockwise. */
export type Outline = { frame: Frame; rings: Float64Array[]; areaM2: number; perimeterM: number };

/** The largest part of a polygon as an outline; `null` when nothing has an area. */
export function outlineOf(polygon: FlatPolygon): Outline | null {
  const box = bbox(polygon);
  if (box === null) return null;
  const { coords } = polygon;
  const areas: number[] = [];
  const rings = ringsOf(polygon);
  for (const { start, end, part, isOuter } of rings) {
    const area = Math.abs(ringAreaM2(coords, start, end));
    areas[part] = (areas[part] ?? 0) + (isOuter ? area : -area);
  }
  const part = areas.indexOf(Math.max(...areas));
  if (!(areas[part] > 0)) return null;
  const own = rings.filter((ring) => ring.part === part);
  const [lon, lat] = middle(coords, own[0]);
  const frame = frameAt(lon, lat);
  const outline = { frame, rings: own.map((ring) => toPlane(coords, ring, frame)) };
  return {
    ...outline,
    areaM2: areas[part],
    perimeterM: outline.rings.reduce((sum, ring) => sum + perimeter(ring), 0),
  };
}

function middle(coords: Float64Array, ring: Ring): [number, number] {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let v = ring.start; v < ring.end; v++) {
    for (let k = 0; k < 2; k++) {
      low[k] = Math.min(low[k], coords[2 * v + k]);
      high[k] = Math.max(high[k], coords[2 * v + k]);
    }
  }
  return [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
}

/** x, y in metres, without the closing vertex, turned as its role asks. */
function toPlane(coords: Float64Array, { start, end, isOuter }: Ring, frame: Frame): Float64Array {
  const forward = ringAreaM2(coords, start, end) > 0 === isOuter;
  const ring = new Float64Array(2 * (end - start - 1));
  for (let i = 0; i < ring.length; i += 2) {
    const v = forward ? start + i / 2 : end - 1 - i / 2;
    ring[i] = (coords[2 * v] - frame.lon0) * frame.xPerDeg;
    ring[i + 1] = (coords[2 * v + 1] - frame.lat0) * frame.yPerDeg;
  }
  return ring;
}

function perimeter(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    sum += Math.hypot(ring[next] - ring[i], ring[next + 1] - ring[i + 1]);
  }
  return sum;
}
