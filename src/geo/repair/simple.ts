import type { FlatPolygon } from '../flat.ts';
import { anyMeet, countCrossings, indexEdges } from './edges.ts';
import { ringsAreNested } from './nested.ts';
import { isStar } from './star.ts';

/**
 * Whether a polygon is surely valid: no two edges meet except neighbours at their common vertex, holes lie in
 * their outer ring and not in each other, parts lie apart. `false` means "ask GEOS": lawful touching in a point
 * is rare and left to it, and so is what rounding makes doubtful. Rings must be closed and without repeated vertices.
 */
export function isSurelyValid(polygon: FlatPolygon): boolean {
  if (isStar(polygon)) return true;
  const edges = indexEdges(polygon);
  return !anyMeet(edges) && ringsAreNested(edges);
}

/** Whether more than `limit` pairs of edges cross. */
export function isTangled(polygon: FlatPolygon, limit: number): boolean {
  return countCrossings(indexEdges(polygon), limit + 1) > limit;
}
