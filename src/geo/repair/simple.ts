import Flatbush from 'flatbush';
import { type FlatPolygon, type Ring, ringsOf } from '../flat.ts';
import { ringContains } from '../point.ts';

/** Consecutive edges that share one box of the index. */
const RUN = 8;
/** Polygons with at most so many edges are compared edge by edge, without an index. */
const SMALL = 48;
/** Rounding of the cross product, relative to its terms (Shewchuk's bound, rounded up). */
const ROUNDING = 4e-16;

type Edges = { coords: Float64Array; from: Uint32Array; next: Int32Array; ring: Uint32Array };

/**
 * Whether a polygon is surely valid: no two edges meet except neighbours at their common vertex, holes lie in
 * their outer ring and not in each other, parts lie apart. `false` means "ask GEOS": lawful touching in a point
 * is rare and left to it, and so is what rounding makes doubtful. Rings must be closed and without repeated vertices.
 */
export function isSurelyValid(polygon: FlatPolygon): boolean {
  const rings = ringsOf(polygon);
  return !edgesMeet(collectEdges(polygon, rings)) && ringsAreNested(polygon, rings);
}

function collectEdges(polygon: FlatPolygon, rings: readonly Ring[]): Edges {
  const count = rings.reduce((n, ring) => n + ring.end - ring.start - 1, 0);
  const edges = {
    coords: polygon.coords,
    from: new Uint32Array(count),
    next: new Int32Array(count),
    ring: new Uint32Array(count),
  };
  let at = 0;
  rings.forEach((ring, r) => {
    const first = at;
    for (let v = ring.start; v < ring.end - 1; v++, at++) {
      edges.from[at] = v;
      edges.next[at] = at + 1;
      edges.ring[at] = r;
    }
    if (at > first) edges.next[at - 1] = first;
  });
  return edges;
}

function edgesMeet(edges: Edges): boolean {
  const count = edges.from.length;
  if (count <= SMALL) return runsMeet(edges, 0, count, 0, count);
  const runs = Math.ceil(count / RUN);
  const index = new Flatbush(runs);
  const boxes = new Float64Array(4 * runs);
  for (let run = 0; run < runs; run++) {
    const box = runBox(edges, run * RUN, Math.min(count, run * RUN + RUN));
    boxes.set(box, 4 * run);
    index.add(box[0], box[1], box[2], box[3]);
  }
  index.finish();
  for (let run = 0; run < runs; run++) {
    const b = 4 * run;
    const near = index.search(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3], (other) => other >= run);
    for (const other of near) {
      const to = Math.min(count, run * RUN + RUN);
      if (runsMeet(edges, run * RUN, to, other * RUN, Math.min(count, other * RUN + RUN))) return true;
    }
  }
  return false;
}

function runBox({ coords, from }: Edges, first: number, end: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = first; e < end; e++) {
    for (let v = from[e]; v <= from[e] + 1; v++) {
      box[0] = Math.min(box[0], coords[2 * v]);
      box[1] = Math.min(box[1], coords[2 * v + 1]);
      box[2] = Math.max(box[2], coords[2 * v]);
      box[3] = Math.max(box[3], coords[2 * v + 1]);
    }
  }
  return box;
}

function runsMeet(edges: Edges, a0: number, a1: number, b0: number, b1: number): boolean {
  for (let a = a0; a < a1; a++) {
    for (let b = Math.max(b0, a + 1); b < b1; b++) if (edgesTouch(edges, a, b)) return true;
  }
  return false;
}

function edgesTouch({ coords, from, next }: Edges, a: number, b: number): boolean {
  const p = 2 * from[a];
  const q = 2 * from[b];
  const ax = coords[p];
  const ay = coords[p + 1];
  const bx = coords[p + 2];
  const by = coords[p + 3];
  const cx = coords[q];
  const cy = coords[q + 1];
  const dx = coords[q + 2];
  const dy = coords[q + 3];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  // neighbours may meet in their common vertex, but not fold back over one another
  if (next[a] === b) return next[b] === a || folds(ax, ay, bx, by, dx, dy);
  if (next[b] === a) return folds(cx, cy, dx, dy, bx, by);
  const s1 = side(ax, ay, bx, by, cx, cy);
  const s2 = side(ax, ay, bx, by, dx, dy);
  if (s1 * s2 > 0) return false;
  const s3 = side(cx, cy, dx, dy, ax, ay);
  const s4 = side(cx, cy, dx, dy, bx, by);
  return s3 * s4 <= 0;
}

/** Whether b→c goes back along a→b. */
function folds(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  return side(ax, ay, bx, by, cx, cy) === 0 && (ax - bx) * (cx - bx) + (ay - by) * (cy - by) > 0;
}

/** +1 left of a→b, −1 right, 0 on it or too near to tell. */
function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const cross = left - right;
  const doubt = ROUNDING * (Math.abs(left) + Math.abs(right));
  return cross > doubt ? 1 : cross < -doubt ? -1 : 0;
}

/** Given that no edges meet, one vertex of a ring tells where all of it lies. */
function ringsAreNested({ coords }: FlatPolygon, rings: readonly Ring[]): boolean {
  if (rings.length === 1) return true;
  const boxes = rings.map((ring) => ringBox(coords, ring));
  const isIn = (inner: number, outer: number) => {
    const x = coords[2 * rings[inner].start];
    const y = coords[2 * rings[inner].start + 1];
    const b = boxes[outer];
    if (x < b[0] || x > b[2] || y < b[1] || y > b[3]) return false;
    return ringContains(coords, rings[outer].start, rings[outer].end, x, y);
  };
  const outerOf: number[] = [];
  rings.forEach((ring, r) => {
    if (ring.isOuter) outerOf[ring.part] = r;
  });
  for (let r = 0; r < rings.length; r++) {
    if (!rings[r].isOuter && !isIn(r, outerOf[rings[r].part])) return false;
    for (let other = 0; other < rings.length; other++) {
      if (other === r || rings[other].isOuter !== rings[r].isOuter) continue;
      // a part may lie in the hole of another; telling that apart is left to GEOS
      if ((rings[r].isOuter || rings[other].part === rings[r].part) && isIn(r, other)) return false;
    }
  }
  return true;
}

function ringBox(coords: Float64Array, ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = ring.start; v < ring.end; v++) {
    box[0] = Math.min(box[0], coords[2 * v]);
    box[1] = Math.min(box[1], coords[2 * v + 1]);
    box[2] = Math.max(box[2], coords[2 * v]);
    box[3] = Math.max(box[3], coords[2 * v + 1]);
  }
  return box;
}
