import { planeX, planeY } from '../../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, ringsOf } from '../../../../../src/geo/flat.ts';
import { commonArea256 } from './exactArea.ts';

/** Closed or open rings of whole-number coordinates; which is a hole does not matter, even-odd tells. */
export type BigPolygon = readonly (readonly (readonly [bigint, bigint])[])[];

/** An edge from left to right, never upright, of the first (0) or second (1) polygon. */
export type Edge = { x1: bigint; y1: bigint; x2: bigint; y2: bigint; owner: 0 | 1 };

/** Math.min does not take whole numbers of any size. */
export function smaller(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

export function larger(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

/** Edges that have something under them: upright ones have not. */
export function bigEdges(polygon: BigPolygon, owner: 0 | 1): Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygon) {
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length];
      if (x1 < x2) edges.push({ x1, y1, x2, y2, owner });
      else if (x2 < x1) edges.push({ x1: x2, y1: y2, x2: x1, y2: y1, owner });
    });
  }
  return edges;
}

export function bigBox(polygon: BigPolygon) {
  const points = polygon.flat();
  if (points.length === 0) return null;
  const box = { minX: points[0][0], maxX: points[0][0], maxY: points[0][1] };
  for (const [x, y] of points) {
    if (x < box.minX) box.minX = x;
    if (x > box.maxX) box.maxX = x;
    if (y > box.maxY) box.maxY = y;
  }
  return box;
}

/** Every double from 2¹⁸ up is a whole number of 2⁻³⁴; the county lies 2²¹ m and more from both axes. */
const UNIT_BITS = 34;

/**
 * The polygon in units of 2⁻³⁴ m of the equal-area plane: its projected coordinates as they are, since a double is
 * a whole number of some power of two. Throws where a coordinate is too near 0 to be one.
 */
export function bigInPlane(polygon: FlatPolygon): BigPolygon {
  const exact = (metres: number): bigint => {
    const units = metres * 2 ** UNIT_BITS;
    if (!Number.isInteger(units)) throw new Error(`${metres} m is no whole number of 2^-${UNIT_BITS} m`);
    return BigInt(units);
  };
  return ringsOf(polygon).map(({ start, end }) =>
    Array.from({ length: end - start }, (_, i): [bigint, bigint] => [
      exact(planeX(polygon.coords[2 * (start + i)])),
      exact(planeY(polygon.coords[2 * (start + i) + 1])),
    ]),
  );
}

/** The common area of two polygons in degrees, in ㎡ of the equal-area plane, right to the last bit but one. */
export function exactCommonM2(a: FlatPolygon, b: FlatPolygon): number {
  return inM2(commonArea256(bigInPlane(a), bigInPlane(b)));
}

/** The even-odd area of a polygon that may cross itself, in ㎡. */
export function exactEvenOddM2(polygon: FlatPolygon): number {
  const big = bigInPlane(polygon);
  return inM2(commonArea256(big, big));
}

/** Units of `bigInPlane`, squared and with 256 more bits, in ㎡. */
export function inM2(area256: bigint): number {
  return Number(area256) * 2 ** -256 * 2 ** (-2 * UNIT_BITS);
}
