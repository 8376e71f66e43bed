import type { FlatPolygon } from '../../geo/flat.ts';
import { flatOf, nestRings, type RingXy, turnOf } from '../nestRings.ts';
import { isSameSpot } from './curves.ts';
import type { CadLayer } from './expand.ts';
import type { Shape } from './item.ts';

export type Outline = { shape: Shape; polygon: FlatPolygon; areaUnits: number };

export type Outlines = {
  outlines: Outline[];
  /** Closed lines that only repeat the edge of a hatch on the same layer. */
  repeated: number;
  /** Closed lines that lie in another one. */
  nested: number;
  /** A shape whose rings lie in one another beyond all measure. */
  tangled: Shape | null;
};

/**
 * The polygons of a CAD layer. A closed line that is the edge of a hatch is not counted twice; one inside of another is
 * a polygon of its own, since a drawing does not say whether it is a hole.
 */
export function outlinesOf({ shapes }: CadLayer): Outlines {
  const edges = new Set<string>();
  for (const { isHatch, rings } of shapes) if (isHatch) for (const ring of rings) edges.add(keyOf(ring));
  const kept = shapes.filter(({ isHatch, rings }) => isHatch || !edges.has(keyOf(rings[0]!)));
  const outlines: Outline[] = [];
  for (const shape of kept) {
    const parts = nestRings(shape.rings);
    if (parts === null) return { outlines, repeated: 0, nested: 0, tangled: shape };
    const areaUnits = parts.reduce((sum, [outer]) => sum + Math.abs(turnOf(outer!)) / 2, 0);
    outlines.push({ shape, polygon: flatOf(parts.map(turnHoles)), areaUnits });
  }
  const lines = kept.filter(({ isHatch }) => !isHatch).map(({ rings }) => rings[0]!);
  // So many of them that it would take minutes: then nobody needs to be told.
  const nested = nestRings(lines)?.reduce((sum, part) => sum + part.length - 1, 0) ?? 0;
  return { outlines, repeated: shapes.length - kept.length, nested, tangled: null };
}

/** Rings closed, holes turned against their outer ring: a drawing rules neither, so nothing is repaired by it. */
function turnHoles(part: RingXy[]): RingXy[] {
  const isOuterLeft = turnOf(part[0]!) > 0;
  return part.map((ring, i) => {
    const xy = closed(ring);
    if (i === 0 || turnOf(ring) > 0 !== isOuterLeft) return xy;
    const turned: number[] = [];
    for (let at = xy.length - 2; at >= 0; at -= 2) turned.push(xy[at]!, xy[at + 1]!);
    return turned;
  });
}

function closed(ring: RingXy): number[] {
  const xy = Array.from(ring);
  if (!isSameSpot(xy[0]!, xy[1]!, xy.at(-2)!, xy.at(-1)!)) return [...xy, xy[0]!, xy[1]!];
  xy[xy.length - 2] = xy[0]!;
  xy[xy.length - 1] = xy[1]!;
  return xy;
}

/** Tells rings apart by their box and area, to a thousandth of a drawing unit relative to their size. */
function keyOf(ring: RingXy): string {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0]!, ring[i]!);
    box[1] = Math.min(box[1]!, ring[i + 1]!);
    box[2] = Math.max(box[2]!, ring[i]!);
    box[3] = Math.max(box[3]!, ring[i + 1]!);
  }
  const size = Math.max(box[2]! - box[0]!, box[3]! - box[1]!);
  const step = size > 0 ? 10 ** Math.floor(Math.log10(size) - 4) : 1;
  return [
    ...box.map((v) => Math.round(v / step)),
    Math.round(Math.abs(turnOf(ring)) / (step * size || 1)),
  ].join();
}
