import type { Edges } from './edges.ts';
import { side } from './side.ts';

/**
 * Whether holes lie in their outer ring and in no other hole of it, and parts apart from one another or in each
 * other's holes. Given that no edges meet, the first vertex of a ring tells where all of it lies.
 */
export function ringsAreNested(edges: Edges): boolean {
  const { rings } = edges;
  if (rings.length === 1) return true;
  for (let r = 0; r < rings.length; r++) {
    const { part, isOuter } = rings[r];
    // by part: 1 in its outer ring, 2 in a hole of it, 3 both, which is outside its land again
    const within = new Map<number, number>();
    for (const other of ringsAround(edges, r)) {
      const bit = rings[other].isOuter ? 1 : 2;
      const known = within.get(rings[other].part) ?? 0;
      if ((known & bit) !== 0) return false;
      within.set(rings[other].part, known | bit);
    }
    if (!isOuter && within.get(part) !== 1) return false;
    if (isOuter && within.has(part)) return false;
    for (const [other, place] of within) if (other !== part && place !== 3) return false;
  }
  return true;
}

/** Rings that the first vertex of a ring lies in: those that a ray to the east leaves an odd number of times. */
function ringsAround({ coords, rings, runStart, runEnd, runRing, index }: Edges, ring: number): Set<number> {
  const x = coords[2 * rings[ring].start];
  const y = coords[2 * rings[ring].start + 1];
  const around = new Set<number>();
  for (const run of index.search(x, y, Infinity, y)) {
    const other = runRing[run];
    if (other === ring) continue;
    for (let v = runStart[run]; v < runEnd[run]; v++) {
      const [x1, y1, x2, y2] = [coords[2 * v], coords[2 * v + 1], coords[2 * v + 2], coords[2 * v + 3]];
      if (y1 > y === y2 > y) continue;
      // seen from the lower end of the edge, the point is to its left
      const isWest = y1 < y2 ? side(x1, y1, x2, y2, x, y) > 0 : side(x2, y2, x1, y1, x, y) > 0;
      if (isWest && !around.delete(other)) around.add(other);
    }
  }
  return around;
}
