import type { FlatPolygon } from '../flat.ts';
import { edgeTree, isBelow, type PlaneEdges, planeEdges } from './planeEdges.ts';

/**
 * Ellipsoidal area in ㎡ of what lies within an odd number of the rings of a polygon, which may cross themselves
 * and one another as they like: what a map that fills them shows.
 *
 * On an upright line the edges that it meets, from below, begin and end land in turn. So an edge ends land where an
 * odd number of edges lie below it, and begins it elsewhere; the area is the sum of what is under the edges, with
 * that sign. The stretches of an edge on which another is below it are found in a tree of boxes; a run of edges
 * wholly below changes the count at its two ends only, however long it is.
 */
export function evenOddM2(polygon: FlatPolygon): number {
  const edges = edgeTree(planeEdges(polygon));
  let sum = 0;
  const turns: number[] = [];
  for (let e = 0; e < edges.count; e++) {
    const left = Math.min(edges.fromX[e], edges.toX[e]);
    const right = Math.max(edges.fromX[e], edges.toX[e]);
    if (left === right) continue;
    turns.length = 0;
    collectTurns(edges, e, left, right, 1, turns);
    turns.sort((a, b) => a - b);
    const slope = (edges.toY[e] - edges.fromY[e]) / (edges.toX[e] - edges.fromX[e]);
    const under = (a: number, b: number) =>
      (b - a) * (edges.fromY[e] + ((a + b) / 2 - edges.fromX[e]) * slope);
    let endsLand = false;
    let at = left;
    for (const turn of turns) {
      sum += endsLand ? under(at, turn) : -under(at, turn);
      endsLand = !endsLand;
      at = turn;
    }
    sum += endsLand ? under(at, right) : -under(at, right);
  }
  return sum;
}

/** Adds to `turns` each x in `[left, right)` at which the number of edges below edge `e` turns odd or even. */
function collectTurns(
  edges: PlaneEdges,
  e: number,
  left: number,
  right: number,
  node: number,
  turns: number[],
): void {
  const { boxes, leaves, leafSize, count, fromY, toY } = edges;
  const box = 4 * node;
  if (boxes[box] >= right || boxes[box + 2] <= left) return;
  if (boxes[box + 1] > Math.max(fromY[e], toY[e])) return;
  const depth = 31 - Math.clz32(node);
  const size = (leaves * leafSize) >> depth;
  const first = (node - (1 << depth)) * size;
  const end = Math.min(first + size, count);
  if (boxes[box + 3] < Math.min(fromY[e], toY[e])) {
    addRun(edges, first, end, left, right, turns);
  } else if (node < leaves) {
    collectTurns(edges, e, left, right, 2 * node, turns);
    collectTurns(edges, e, left, right, 2 * node + 1, turns);
  } else {
    for (let f = first; f < end; f++) if (f !== e) addEdge(edges, e, f, left, right, turns);
  }
}

/** Edges `[first, end)` lie below: what counts is where the run begins and ends. Whole rings in it change nothing. */
function addRun(
  { fromX, toX, ring, ringX }: PlaneEdges,
  first: number,
  end: number,
  left: number,
  right: number,
  turns: number[],
): void {
  addStretch(
    fromX[first],
    ring[first] === ring[end - 1] ? toX[end - 1] : ringX[ring[first]],
    left,
    right,
    turns,
  );
  if (ring[first] !== ring[end - 1]) addStretch(ringX[ring[end - 1]], toX[end - 1], left, right, turns);
}

/** Between two x, whichever comes first, one edge more lies below. */
function addStretch(x1: number, x2: number, left: number, right: number, turns: number[]): void {
  const a = Math.min(Math.max(x1, left), right);
  const b = Math.min(Math.max(x2, left), right);
  if (a === b) return;
  turns.push(a, b);
}

/** The stretch on which edge `f` lies below edge `e`. Found alike for (e, f) and (f, e), so that one of them is. */
function addEdge(
  edges: PlaneEdges,
  e: number,
  f: number,
  left: number,
  right: number,
  turns: number[],
): void {
  const { fromX, fromY, toX, toY } = edges;
  const from = Math.max(left, Math.min(fromX[f], toX[f]));
  const to = Math.min(right, Math.max(fromX[f], toX[f]));
  if (from >= to) return;
  if (Math.min(fromY[f], toY[f]) > Math.max(fromY[e], toY[e])) return;
  if (Math.max(fromY[f], toY[f]) < Math.min(fromY[e], toY[e])) {
    turns.push(from, to);
    return;
  }
  const [low, high] = e < f ? [e, f] : [f, e];
  const stretch = isBelow(edges, low, high, from, to);
  // where the one is not below, the other is
  if (low === f) turns.push(stretch.from, stretch.to);
  else turns.push(from, stretch.from, stretch.to, to);
}
