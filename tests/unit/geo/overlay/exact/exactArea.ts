import { type BigPolygon, bigBox, bigEdges, type Edge, larger, smaller } from './bigPolygon.ts';

/** A fraction with a positive denominator. */
type Fraction = { n: bigint; d: bigint };

/** Bits kept after the point where an area is divided out: the only rounding there is. */
const BITS = 256n;

/**
 * The area that two polygons of whole-number coordinates have in common, even-odd, as a whole number of 2^-256
 * square units. The slow and plain way, in whole numbers and fractions: cut the plane upright at every vertex and
 * at every crossing of two edges; within a slab no edges cross, so along its middle line the stretches that lie in
 * both polygons, times the breadth of the slab, are the common area exactly.
 */
export function commonArea256(a: BigPolygon, b: BigPolygon): bigint {
  const [boxA, boxB] = [bigBox(a), bigBox(b)];
  if (boxA === null || boxB === null) return 0n;
  const low = larger(boxA.minX, boxB.minX);
  const high = smaller(boxA.maxX, boxB.maxX);
  const top = smaller(boxA.maxY, boxB.maxY);
  if (low >= high) return 0n;
  // What lies beside or above the common box has no part in it; what lies below it still counts for even and odd.
  const near = [...bigEdges(a, 0), ...bigEdges(b, 1)].filter(
    (e) => e.x2 > low && e.x1 < high && (e.y1 <= top || e.y2 <= top),
  );
  near.sort((e, f) => (e.x1 < f.x1 ? -1 : e.x1 > f.x1 ? 1 : 0));
  const cuts = slabCuts(near, low, high);
  let sum = 0n;
  let next = 0;
  let active: Edge[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1], cuts[i]];
    active = active.filter((e) => e.x2 * from.d > from.n);
    for (; next < near.length && near[next].x1 * from.d <= from.n; next++) {
      if (near[next].x2 * from.d > from.n) active.push(near[next]);
    }
    sum += slabArea256(active, from, to);
  }
  return sum;
}

/** x of all vertices and crossings from `low` to `high`, ascending, each once. */
function slabCuts(edges: readonly Edge[], low: bigint, high: bigint): Fraction[] {
  const cuts: Fraction[] = [
    { n: low, d: 1n },
    { n: high, d: 1n },
  ];
  for (const x of new Set(edges.flatMap((e) => [e.x1, e.x2]))) {
    if (x > low && x < high) cuts.push({ n: x, d: 1n });
  }
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 1; j < edges.length && edges[j].x1 < edges[i].x2; j++) {
      const x = crossingX(edges[i], edges[j]);
      if (x !== null && x.n > low * x.d && x.n < high * x.d) cuts.push(x);
    }
  }
  cuts.sort(compare);
  return cuts.filter((x, i) => i === 0 || compare(cuts[i - 1], x) !== 0);
}

function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** x at which two edges cross between their ends; null where they do not, or run alongside. */
function crossingX(e: Edge, f: Edge): Fraction | null {
  const eLow = smaller(e.y1, e.y2);
  const eHigh = larger(e.y1, e.y2);
  if ((f.y1 < eLow && f.y2 < eLow) || (f.y1 > eHigh && f.y2 > eHigh)) return null;
  const [edx, edy, fdx, fdy] = [e.x2 - e.x1, e.y2 - e.y1, f.x2 - f.x1, f.y2 - f.y1];
  let d = edx * fdy - edy * fdx;
  if (d === 0n) return null;
  let n = e.x1 * d + ((f.x1 - e.x1) * fdy - (f.y1 - e.y1) * fdx) * edx;
  if (d < 0n) [n, d] = [-n, -d];
  const from = larger(e.x1, f.x1);
  const to = smaller(e.x2, f.x2);
  return n > from * d && n < to * d ? { n, d } : null;
}

function slabArea256(active: readonly Edge[], from: Fraction, to: Fraction): bigint {
  // the middle line x = p / q, and the breadth of the slab
  const p = from.n * to.d + to.n * from.d;
  const q = 2n * from.d * to.d;
  const breadth = { n: to.n * from.d - from.n * to.d, d: from.d * to.d };
  const heights = active.map((e) => {
    const dx = e.x2 - e.x1;
    return { owner: e.owner, n: e.y1 * dx * q + (e.y2 - e.y1) * (p - e.x1 * q), d: dx };
  });
  heights.sort(compare);
  const inside = [false, false];
  let sum = 0n;
  for (const { owner, n, d } of heights) {
    const before = inside[0] && inside[1];
    inside[owner] = !inside[owner];
    const after = inside[0] && inside[1];
    if (before === after) continue;
    const strip = ((breadth.n * n) << BITS) / (breadth.d * d * q);
    sum += before ? strip : -strip;
  }
  return sum;
}
