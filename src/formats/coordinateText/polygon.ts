import type { FlatPolygon } from '../../geo/flat.ts';
import { flatOf, type RingXy, turnOf } from '../nestRings.ts';

/** A ring with its first vertex repeated at its end: lists may leave the closing point out. */
export function closed(ring: readonly number[]): readonly number[] {
  return ring[0] === ring.at(-2) && ring[1] === ring.at(-1) ? ring : [...ring, ring[0], ring[1]];
}

/** Different vertices of a ring, counted up to three: what makes an area possible. */
export function distinctVertices(ring: readonly number[]): number {
  const seen: [number, number][] = [];
  for (let i = 0; i < ring.length && seen.length < 3; i += 2) {
    if (!seen.some(([x, y]) => x === ring[i] && y === ring[i + 1])) seen.push([ring[i], ring[i + 1]]);
  }
  return seen.length;
}

/**
 * Packs parts whose holes may turn as they like, which lists leave open: holes that turn like their outer ring are
 * turned round, so that nobody has to be told of a repair.
 */
export function packParts(parts: readonly (readonly RingXy[])[]): FlatPolygon {
  return flatOf(
    parts.map(([outer, ...holes]) => {
      const isLeft = turnOf(outer) > 0;
      return [outer, ...holes.map((hole) => (turnOf(hole) > 0 === isLeft ? reversed(hole) : hole))];
    }),
  );
}

/** The vertices of a ring or path, x, y interleaved, last one first. */
export function reversed(path: RingXy): number[] {
  const turned: number[] = [];
  for (let i = path.length - 2; i >= 0; i -= 2) turned.push(path[i], path[i + 1]);
  return turned;
}
