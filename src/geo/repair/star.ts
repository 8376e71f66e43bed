import type { FlatPolygon } from '../flat.ts';
import { side } from './side.ts';

/**
 * Whether a polygon is one closed ring that goes once round its middle, always the same way: then no two of its edges
 * can meet. True of most fields and patches, and told in one pass; `false` says nothing.
 */
export function isStar({ coords, ringEnds }: FlatPolygon): boolean {
  if (ringEnds.length !== 1) return false;
  const last = coords.length - 2;
  let x = 0;
  let y = 0;
  for (let i = 0; i < last; i += 2) {
    x += coords[i]!;
    y += coords[i + 1]!;
  }
  x /= last / 2;
  y /= last / 2;
  const turn = side(coords[0]!, coords[1]!, coords[2]!, coords[3]!, x, y);
  if (turn === 0) return false;
  let rounds = 0;
  for (let i = 0; i < last; i += 2) {
    if (side(coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!, x, y) !== turn) return false;
    // Each time round, the ring rises over the middle's height just once.
    if (coords[i + 1]! < y && coords[i + 3]! >= y) rounds++;
  }
  return rounds === 1;
}
