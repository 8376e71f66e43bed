import { planeX, planeY } from '../ellipsoid.ts';
import { bbox, type FlatPolygon, ringsOf } from '../flat.ts';

/** Edges in a leaf of the tree. */
const LEAF = 4;

/** The edges of all rings, ring after ring, in metres of the equal-area plane from the corner of their box. */
export type PlaneEdges = {
  count: number;
  fromX: Float64Array;
  fromY: Float64Array;
  toX: Float64Array;
  toY: Float64Array;
  /** ring of each edge */
  ring: Uint32Array;
  /** x at which each ring begins and ends */
  ringX: Float64Array;
  /** leaves of the tree, a power of two, and edges in each */
  leaves: number;
  leafSize: number;
  /** minX, minY, maxX, maxY of node n at 4n: node 1 is the root, 2n and 2n + 1 lie below n */
  boxes: Float64Array;
};

/** The edges of a polygon in degrees, whose rings are closed; without a tree yet. */
export function planeEdges(polygon: FlatPolygon): PlaneEdges {
  const rings = ringsOf(polygon);
  const count = rings.reduce((sum, { start, end }) => sum + end - start - 1, 0);
  const [lon, lat] = bbox(polygon) ?? [0, 0];
  const [originX, originY] = [planeX(lon), planeY(lat)];
  const edges: PlaneEdges = {
    count,
    fromX: new Float64Array(count),
    fromY: new Float64Array(count),
    toX: new Float64Array(count),
    toY: new Float64Array(count),
    ring: new Uint32Array(count),
    ringX: new Float64Array(rings.length),
    leaves: 1,
    leafSize: LEAF,
    boxes: new Float64Array(0),
  };
  let e = 0;
  rings.forEach(({ start, end }, r) => {
    let x = planeX(polygon.coords[2 * start]) - originX;
    let y = planeY(polygon.coords[2 * start + 1]) - originY;
    edges.ringX[r] = x;
    for (let v = start + 1; v < end; v++, e++) {
      edges.ring[e] = r;
      edges.fromX[e] = x;
      edges.fromY[e] = y;
      x = edges.toX[e] = planeX(polygon.coords[2 * v]) - originX;
      y = edges.toY[e] = planeY(polygon.coords[2 * v + 1]) - originY;
    }
  });
  return edges;
}

/** The same edges with a tree of boxes over them, in the order of the rings. */
export function edgeTree(edges: PlaneEdges): PlaneEdges {
  const { count, fromX, fromY, toX, toY } = edges;
  let leaves = 1;
  while (leaves * LEAF < count) leaves *= 2;
  const boxes = new Float64Array(8 * leaves);
  for (let n = 0; n < boxes.length; n += 4) boxes.set([Infinity, Infinity, -Infinity, -Infinity], n);
  for (let e = 0; e < count; e++) {
    const box = 4 * (leaves + Math.floor(e / LEAF));
    boxes[box] = Math.min(boxes[box], fromX[e], toX[e]);
    boxes[box + 1] = Math.min(boxes[box + 1], fromY[e], toY[e]);
    boxes[box + 2] = Math.max(boxes[box + 2], fromX[e], toX[e]);
    boxes[box + 3] = Math.max(boxes[box + 3], fromY[e], toY[e]);
  }
  for (let n = leaves - 1; n > 0; n--) {
    for (let i = 0; i < 4; i++) {
      const pick = i < 2 ? Math.min : Math.max;
      boxes[4 * n + i] = pick(boxes[8 * n + i], boxes[8 * n + 4 + i]);
    }
  }
  return { ...edges, leaves, boxes };
}

/** The stretch of `[from, to]`, which both edges cover, on which edge `a` lies below edge `b`, or equal. */
export function isBelow(
  edges: PlaneEdges,
  a: number,
  b: number,
  from: number,
  to: number,
): { from: number; to: number } {
  const atFrom = heightAt(edges, a, from) - heightAt(edges, b, from);
  const atTo = heightAt(edges, a, to) - heightAt(edges, b, to);
  if (atFrom <= 0 && atTo <= 0) return { from, to };
  if (atFrom >= 0 && atTo >= 0) return { from: to, to };
  const cross = Math.min(to, from + (to - from) * (atFrom / (atFrom - atTo)));
  return atFrom < 0 ? { from, to: cross } : { from: cross, to };
}

function heightAt({ fromX, fromY, toX, toY }: PlaneEdges, e: number, x: number): number {
  if (x === fromX[e]) return fromY[e];
  if (x === toX[e]) return toY[e];
  return fromY[e] + ((x - fromX[e]) / (toX[e] - fromX[e])) * (toY[e] - fromY[e]);
}
