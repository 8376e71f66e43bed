import { type FlatPolygon, type Ring, ringsOf } from './flat.ts';

/** Whether a point lies inside the ring of vertices `[start, end)`, in its units; on the edge it may be either. */
export function ringContains(
  coords: Float64Array,
  start: number,
  end: number,
  x: number,
  y: number,
): boolean {
  let inside = false;
  for (let v = start + 1; v < end; v++) {
    const x1 = coords[2 * v - 2];
    const y1 = coords[2 * v - 1];
    const x2 = coords[2 * v];
    const y2 = coords[2 * v + 1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Whether a point in degrees lies in the polygon and in none of its holes. */
export function containsPoint(polygon: FlatPolygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of ringsOf(polygon)) {
    if (ringContains(polygon.coords, ring.start, ring.end, lon, lat)) inside = !inside;
  }
  return inside;
}

/**
 * A point `[lon, lat]` well inside the polygon, for its label and for "in which township": the middle of the
 * widest stretch on a line through the largest part at about half its height. `null` when nothing has an area.
 */
export function representativePoint(polygon: FlatPolygon): [number, number] | null {
  const rings = ringsOf(polygon);
  let part = -1;
  let largest = 0;
  for (const ring of rings) {
    const size = ring.isOuter ? Math.abs(shoelace(polygon.coords, ring)) : 0;
    if (size > largest) {
      largest = size;
      part = ring.part;
    }
  }
  if (part < 0) return null;
  const own = rings.filter((ring) => ring.part === part);
  const lat = scanLatitude(polygon.coords, own);
  const crossings: number[] = [];
  for (const ring of own) {
    for (let v = ring.start + 1; v < ring.end; v++) {
      const [x1, y1, x2, y2] = polygon.coords.subarray(2 * v - 2, 2 * v + 2);
      if (y1 > lat !== y2 > lat) crossings.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1);
    }
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] | null = null;
  let width = 0;
  for (let i = 1; i < crossings.length; i += 2) {
    if (crossings[i] - crossings[i - 1] > width) {
      width = crossings[i] - crossings[i - 1];
      best = [crossings[i - 1] + width / 2, lat];
    }
  }
  return best;
}

/** A latitude near the middle of the outer ring that no vertex lies on: halfway between the two nearest. */
function scanLatitude(coords: Float64Array, rings: readonly Ring[]): number {
  let low = Infinity;
  let high = -Infinity;
  for (let v = rings[0].start; v < rings[0].end; v++) {
    low = Math.min(low, coords[2 * v + 1]);
    high = Math.max(high, coords[2 * v + 1]);
  }
  const middle = (low + high) / 2;
  for (const ring of rings) {
    for (let v = ring.start; v < ring.end; v++) {
      const lat = coords[2 * v + 1];
      if (lat <= middle) low = Math.max(low, lat);
      else high = Math.min(high, lat);
    }
  }
  return (low + high) / 2;
}

function shoelace(coords: Float64Array, ring: Ring): number {
  const x0 = coords[2 * ring.start];
  const y0 = coords[2 * ring.start + 1];
  let twice = 0;
  for (let v = ring.start + 1; v < ring.end; v++) {
    twice +=
      (coords[2 * v - 2] - x0) * (coords[2 * v + 1] - y0) - (coords[2 * v] - x0) * (coords[2 * v - 1] - y0);
  }
  return twice / 2;
}
