import Flatbush from 'flatbush';
import type { FlatPolygon } from '../geo/flat.ts';

/** A ring as x, y interleaved, closed or not. */
export type RingXy = ArrayLike<number>;

/** Vertices looked at before a nest of rings counts as a trap. A county's red line needs about a million. */
const MOST_STEPS = 200_000_000;
/** Places of a ring that are asked whether they lie inside of another, since some may lie on its edge. */
const ASKED = 5;

/**
 * Sorts loose rings into outer rings and their holes: by the turn that the format rules (`isOuter`), else by how
 * often one lies in another, as even-odd filling has it. `null` where so many rings lie in one another that it
 * would take minutes.
 */
export function nestRings(
  rings: readonly RingXy[],
  isOuter?: (ring: RingXy, index: number) => boolean,
): RingXy[][] | null {
  if (rings.length <= 1) return rings.length === 0 ? [] : [[rings[0]!]];
  const around = holders(rings);
  if (around === null) return null;
  const outer = rings.map((ring, i) => (isOuter ? isOuter(ring, i) : around[i]!.length % 2 === 0));
  const parts = new Map<number, RingXy[]>();
  rings.forEach((ring, i) => {
    if (outer[i]) parts.set(i, [ring]);
  });
  rings.forEach((ring, i) => {
    if (outer[i]) return;
    // The innermost of the outer rings around it has itself the most rings around it.
    const holder = around[i]!.filter((j) => outer[j]).reduce<number | undefined>(
      (best, j) => (best === undefined || around[j]!.length > around[best]!.length ? j : best),
      undefined,
    );
    if (holder === undefined) parts.set(i, [ring]);
    else parts.get(holder)!.push(ring);
  });
  return [...parts.values()];
}

/** For each ring, which others it lies in. */
function holders(rings: readonly RingXy[]): number[][] | null {
  const index = new Flatbush(rings.length);
  for (const ring of rings) index.add(...boxOf(ring));
  index.finish();
  let steps = 0;
  const around: number[][] = [];
  for (let i = 0; i < rings.length; i++) {
    const ring = rings[i]!;
    const [minX, minY, maxX, maxY] = boxOf(ring);
    const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2];
    const found: number[] = [];
    for (const j of index.search(x, y, x, y)) {
      steps += rings[j]!.length;
      if (steps > MOST_STEPS) return null;
      if (j !== i && isInside(ring, rings[j]!)) found.push(j);
    }
    around.push(found);
  }
  return around;
}

function isInside(ring: RingXy, other: RingXy): boolean {
  const vertices = ring.length / 2;
  const step = Math.max(1, Math.floor(vertices / ASKED));
  let inside = 0;
  let asked = 0;
  for (let v = 0; v < vertices && asked < ASKED; v += step) {
    const next = (v + 1) % vertices;
    // Middles of edges: vertices are what rings share.
    const x = (ring[2 * v]! + ring[2 * next]!) / 2;
    const y = (ring[2 * v + 1]! + ring[2 * next + 1]!) / 2;
    if (contains(other, x, y)) inside++;
    asked++;
  }
  return inside * 2 > asked;
}

function contains(ring: RingXy, x: number, y: number): boolean {
  let isIn = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isIn = !isIn;
  }
  return isIn;
}

function boxOf(ring: RingXy): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    if (ring[i]! < box[0]) box[0] = ring[i]!;
    if (ring[i]! > box[2]) box[2] = ring[i]!;
    if (ring[i + 1]! < box[1]) box[1] = ring[i + 1]!;
    if (ring[i + 1]! > box[3]) box[3] = ring[i + 1]!;
  }
  return box;
}

/** Twice the signed area; positive where the ring turns counter-clockwise. */
export function turnOf(ring: RingXy): number {
  let twice = 0;
  const [x0, y0] = [ring[0]!, ring[1]!];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    // from the first vertex: eastings of eight digits would cancel
    twice += (ring[j]! - x0) * (ring[i + 1]! - y0) - (ring[i]! - x0) * (ring[j + 1]! - y0);
  }
  return twice;
}

/** Packs parts of rings, the outer one first in each. */
export function flatOf(parts: readonly (readonly RingXy[])[]): FlatPolygon {
  const rings = parts.flat();
  const coords = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0));
  const ringEnds = new Uint32Array(rings.length);
  let at = 0;
  rings.forEach((ring, i) => {
    coords.set(ring, at);
    at += ring.length;
    ringEnds[i] = at / 2;
  });
  let end = 0;
  const partEnds = Uint32Array.from(parts, (part) => {
    end += part.length;
    return end;
  });
  return { coords, ringEnds, partEnds };
}
