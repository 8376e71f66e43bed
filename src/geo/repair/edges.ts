import Flatbush from 'flatbush';
import { type FlatPolygon, type Ring, ringsOf } from '../flat.ts';
import { folds, side } from './side.ts';

/** Consecutive edges that share one box of the index. */
const RUN = 8;

/** The edges of a polygon in runs of up to eight along a ring, with an index over the boxes of the runs. */
export type Edges = {
  coords: Float64Array;
  rings: readonly Ring[];
  /** first vertex of each run, and the vertex its last edge ends at */
  runStart: Uint32Array;
  runEnd: Uint32Array;
  /** ring of each run */
  runRing: Uint32Array;
  /** minX, minY, maxX, maxY of each run */
  boxes: Float64Array;
  index: Flatbush;
};

/** Cuts the closed rings of a polygon, which has at least one, into runs. */
export function indexEdges(polygon: FlatPolygon): Edges {
  const rings = ringsOf(polygon);
  const count = rings.reduce((sum, { start, end }) => sum + Math.ceil((end - start - 1) / RUN), 0);
  const edges: Edges = {
    coords: polygon.coords,
    rings,
    runStart: new Uint32Array(count),
    runEnd: new Uint32Array(count),
    runRing: new Uint32Array(count),
    boxes: new Float64Array(4 * count),
    index: new Flatbush(count),
  };
  let run = 0;
  rings.forEach(({ start, end }, ring) => {
    for (let from = start; from < end - 1; from += RUN, run++) {
      edges.runStart[run] = from;
      edges.runEnd[run] = Math.min(from + RUN, end - 1);
      edges.runRing[run] = ring;
      addBox(edges, run);
    }
  });
  edges.index.finish();
  return edges;
}

function addBox({ coords, runStart, runEnd, boxes, index }: Edges, run: number): void {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let v = runStart[run]; v <= runEnd[run]; v++) {
    const x = coords[2 * v];
    const y = coords[2 * v + 1];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  boxes[4 * run] = minX;
  boxes[4 * run + 1] = minY;
  boxes[4 * run + 2] = maxX;
  boxes[4 * run + 3] = maxY;
  index.add(minX, minY, maxX, maxY);
}

/** How two edges meet: not at all (or as neighbours do), in a point or along one another, or right across. */
const APART = 0;
const TOUCHING = 1;
const CROSSING = 2;

/** Whether any two edges meet other than neighbours in their common vertex; what is too near to tell does. */
export function anyMeet(edges: Edges): boolean {
  return countPairs(edges, TOUCHING, 1) > 0;
}

/** Pairs of edges that cross, counted up to `limit`. */
export function countCrossings(edges: Edges, limit: number): number {
  return countPairs(edges, CROSSING, limit);
}

function countPairs(edges: Edges, least: number, limit: number): number {
  const { boxes, index, runStart } = edges;
  let count = 0;
  for (let run = 0; run < runStart.length; run++) {
    const b = 4 * run;
    const near = index.search(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3], (other) => other >= run);
    for (const other of near) {
      count += countIn(edges, run, other, least);
      if (count >= limit) return limit;
    }
  }
  return count;
}

function countIn(edges: Edges, run: number, other: number, least: number): number {
  const { runStart, runEnd } = edges;
  let count = 0;
  for (let a = runStart[run]; a < runEnd[run]; a++) {
    for (let b = run === other ? a + 1 : runStart[other]; b < runEnd[other]; b++) {
      if (meeting(edges, a, b, run, other) >= least) count++;
    }
  }
  return count;
}

/** How the edges from vertices `a` and `b` meet, which lie in the runs `run` and `other`. */
function meeting(
  { coords, rings, runRing }: Edges,
  a: number,
  b: number,
  run: number,
  other: number,
): number {
  const ax = coords[2 * a];
  const ay = coords[2 * a + 1];
  const bx = coords[2 * a + 2];
  const by = coords[2 * a + 3];
  const cx = coords[2 * b];
  const cy = coords[2 * b + 1];
  const dx = coords[2 * b + 2];
  const dy = coords[2 * b + 3];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return APART;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return APART;
  if (runRing[run] === runRing[other]) {
    // neighbours may meet in their common vertex, but not fold back over one another
    const { start, end } = rings[runRing[run]];
    if (b === a + 1) return folds(coords, a, b, dx, dy) ? TOUCHING : APART;
    if (a === start && b === end - 2) return folds(coords, b, a, bx, by) ? TOUCHING : APART;
  }
  const s1 = side(ax, ay, bx, by, cx, cy);
  const s2 = side(ax, ay, bx, by, dx, dy);
  if (s1 * s2 > 0) return APART;
  const s3 = side(cx, cy, dx, dy, ax, ay);
  const s4 = side(cx, cy, dx, dy, bx, by);
  if (s3 * s4 > 0) return APART;
  return s1 * s2 < 0 && s3 * s4 < 0 ? CROSSING : TOUCHING;
}
