import { FANOUT, fillRing, LEAF, nodeCount } from './ringTree.ts';
import type { Subject } from './subject.ts';

/** Levels a ring can have: 32 · 8^10 edges are more than an array holds. */
const MAX_LEVELS = 12;
/** What `ringTop` says of a ring without edges. */
const NO_EDGES = 255;

/** Builds the tree of a large subject whose edges are laid out: boxes and sums over the edges of each ring. */
export function growTree(subject: Subject): void {
  const { xy, ringStarts, ringCount, ringEdges } = subject;
  let nodes = 0;
  for (let r = 0; r < ringCount; r++) nodes += nodeCount(ringEdges[r + 1] - ringEdges[r]);
  if (subject.ringTop.length < ringCount) {
    subject.ringTop = new Uint8Array(2 * ringCount);
    subject.levelNodes = new Uint32Array(2 * ringCount * MAX_LEVELS);
  }
  if (subject.sums.length < nodes) {
    subject.boxes = new Float64Array(8 * nodes);
    subject.sums = new Float64Array(2 * nodes);
  }
  let node = 0;
  for (let r = 0; r < ringCount; r++) {
    fillRing(xy, ringStarts[r], ringStarts[r + 1] - 1, subject.boxes, node);
    sumNodes(subject, r, node);
    node += nodeCount(ringEdges[r + 1] - ringEdges[r]);
  }
}

/** Sums what lies under the edges of each node of a ring. */
function sumNodes(subject: Subject, ring: number, firstNode: number): void {
  const { ringEdges, ringTop, levelNodes, sums, kernel } = subject;
  const endEdge = ringEdges[ring + 1];
  ringTop[ring] = NO_EDGES;
  if (endEdge === ringEdges[ring]) return;
  let node = firstNode;
  let level = 0;
  levelNodes[ring * MAX_LEVELS] = node;
  for (let from = ringEdges[ring]; from < endEdge; from += LEAF) {
    sums[node++] = kernel.leftOf(from, Math.min(from + LEAF, endEdge), Infinity);
  }
  let below = firstNode;
  while (node - below > 1) {
    const end = node;
    levelNodes[ring * MAX_LEVELS + ++level] = node;
    for (let from = below; from < end; from += FANOUT, node++) {
      let sum = 0;
      for (let n = from; n < Math.min(from + FANOUT, end); n++) sum += sums[n];
      sums[node] = sum;
    }
    below = end;
  }
  ringTop[ring] = level;
}

/** Area of the subject to the left of local `x`, which is within its width. */
export function treeLeftOf(subject: Subject, x: number): number {
  let sum = 0;
  for (let r = 0; r < subject.ringCount; r++) {
    const top = subject.ringTop[r];
    if (top !== NO_EDGES) sum += leftOf(subject, r, top, 0, x);
  }
  return sum;
}

function leftOf(subject: Subject, ring: number, level: number, index: number, x: number): number {
  const { boxes, sums, levelNodes, ringEdges } = subject;
  const node = levelNodes[ring * MAX_LEVELS + level] + index;
  if (boxes[4 * node] >= x) return 0;
  if (boxes[4 * node + 2] <= x) return sums[node];
  if (level === 0) {
    const from = ringEdges[ring] + index * LEAF;
    return subject.kernel.leftOf(from, Math.min(from + LEAF, ringEdges[ring + 1]), x);
  }
  let sum = 0;
  const end = Math.min((index + 1) * FANOUT, levelSize(subject, ring, level - 1));
  for (let i = index * FANOUT; i < end; i++) sum += leftOf(subject, ring, level - 1, i, x);
  return sum;
}

function levelSize(subject: Subject, ring: number, level: number): number {
  const at = ring * MAX_LEVELS + level;
  return subject.levelNodes[at + 1] - subject.levelNodes[at];
}

/** As `areaUnder`, for a subject with a tree. */
export function treeUnder(
  subject: Subject,
  left: number,
  leftY: number,
  right: number,
  slope: number,
): number {
  let sum = 0;
  for (let r = 0; r < subject.ringCount; r++) {
    const top = subject.ringTop[r];
    if (top !== NO_EDGES) sum += under(subject, r, top, 0, left, leftY, right, slope);
  }
  return sum;
}

function under(
  subject: Subject,
  ring: number,
  level: number,
  index: number,
  left: number,
  leftY: number,
  right: number,
  slope: number,
): number {
  const { boxes, sums, levelNodes, ringEdges } = subject;
  const node = levelNodes[ring * MAX_LEVELS + level] + index;
  const minX = boxes[4 * node];
  const maxX = boxes[4 * node + 2];
  if (maxX <= left || minX >= right) return 0;
  const rightY = leftY + (right - left) * slope;
  if (minX >= left && maxX <= right && boxes[4 * node + 3] <= Math.min(leftY, rightY)) return sums[node];
  if (boxes[4 * node + 1] >= Math.max(leftY, rightY)) {
    return underRun(subject, ring, level, index, left, leftY, right, slope);
  }
  if (level === 0) {
    const from = ringEdges[ring] + index * LEAF;
    const to = Math.min(from + LEAF, ringEdges[ring + 1]);
    return subject.kernel.under(from, to, left, leftY, right, slope);
  }
  let sum = 0;
  const end = Math.min((index + 1) * FANOUT, levelSize(subject, ring, level - 1));
  for (let i = index * FANOUT; i < end; i++) {
    sum += under(subject, ring, level - 1, i, left, leftY, right, slope);
  }
  return sum;
}

/** A run of edges wholly above the line: what is under both is what is under the line, from end to end of the run. */
function underRun(
  { xy, ringStarts }: Subject,
  ring: number,
  level: number,
  index: number,
  left: number,
  leftY: number,
  right: number,
  slope: number,
): number {
  const size = LEAF * FANOUT ** level;
  const last = ringStarts[ring + 1] - 1;
  const begin = xy[2 * (ringStarts[ring] + index * size)];
  const end = xy[2 * Math.min(ringStarts[ring] + (index + 1) * size, last)];
  const from = Math.min(Math.max(begin, left), right) - left;
  const to = Math.min(Math.max(end, left), right) - left;
  return (from - to) * (leftY + ((from + to) / 2) * slope);
}
