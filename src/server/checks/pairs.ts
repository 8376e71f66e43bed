import type { ZonePairs } from '../../geo/coveragePairs.ts';

/** The pairs, a < b and in order, of what is kept with an index: for each zone those that lie over it. */
export function pairsOfNeighbours(neighbours: ReadonlyMap<number, readonly number[]>): ZonePairs {
  const pairs: [number, number][] = [];
  for (const [zone, others] of neighbours) {
    for (const other of others) if (zone < other) pairs.push([zone, other]);
  }
  pairs.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return { a: Uint32Array.from(pairs, ([a]) => a), b: Uint32Array.from(pairs, ([, b]) => b) };
}
