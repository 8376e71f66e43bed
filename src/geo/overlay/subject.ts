import type { Prepared } from './prepare.ts';
import { FANOUT, nodeCount } from './ringTree.ts';

/** Levels a ring can have: 8^12 edges are more than an array holds. */
export const MAX_LEVELS = 12;
/** What `ringTop` says of a ring without edges. */
export const NO_EDGES = 255;

/**
 * The polygon being measured, in coordinates from the lower left corner of its box, where differences are exact
 * and areas small. Each edge is kept from left to right, so that an edge two neighbours share is worked out the
 * same way for both; `sign` says which way the ring runs along it: −1 to the right (the polygon lies above),
 * +1 to the left. The scratch arrays grow and are used again for the next polygon.
 */
export type Subject = {
  originX: number;
  originY: number;
  widthM: number;
  heightM: number;
  areaM2: number;
  ringCount: number;
  /** x at which the ring begins each edge, and ends the last */
  vertexX: Float64Array;
  leftX: Float64Array;
  leftY: Float64Array;
  rightX: Float64Array;
  slope: Float64Array;
  sign: Float64Array;
  /** first edge of each ring; its vertices begin at the same index plus the ring's own index */
  ringEdges: Uint32Array;
  /** level on which each ring has its root, and the first node of each of its levels */
  ringTop: Uint8Array;
  levelNodes: Uint32Array;
  /** minX, minY, maxX, maxY of each node, local */
  boxes: Float64Array;
  /** signed area under the edges of each node, down to y = 0 */
  sums: Float64Array;
};

/** An empty subject to be loaded again and again. */
export function createSubject(): Subject {
  return {
    originX: 0,
    originY: 0,
    widthM: 0,
    heightM: 0,
    areaM2: 0,
    ringCount: 0,
    vertexX: new Float64Array(0),
    leftX: new Float64Array(0),
    leftY: new Float64Array(0),
    rightX: new Float64Array(0),
    slope: new Float64Array(0),
    sign: new Float64Array(0),
    ringEdges: new Uint32Array(0),
    ringTop: new Uint8Array(0),
    levelNodes: new Uint32Array(0),
    boxes: new Float64Array(0),
    sums: new Float64Array(0),
  };
}

function reserve(subject: Subject, edges: number, rings: number, nodes: number): void {
  if (subject.vertexX.length < edges + rings) {
    const size = 2 * (edges + rings);
    subject.vertexX = new Float64Array(size);
    subject.leftX = new Float64Array(size);
    subject.leftY = new Float64Array(size);
    subject.rightX = new Float64Array(size);
    subject.slope = new Float64Array(size);
    subject.sign = new Float64Array(size);
  }
  if (subject.ringEdges.length < rings + 1) {
    subject.ringEdges = new Uint32Array(2 * rings + 1);
    subject.ringTop = new Uint8Array(2 * rings);
    subject.levelNodes = new Uint32Array(2 * rings * MAX_LEVELS);
  }
  if (subject.sums.length < nodes) {
    subject.boxes = new Float64Array(8 * nodes);
    subject.sums = new Float64Array(2 * nodes);
  }
}

/** Makes polygon `index` the subject. Returns false when it has no extent and so no area. */
export function loadSubject(subject: Subject, prepared: Prepared, index: number): boolean {
  const { xy, ringStarts, boxes, ringNodes, polygonRings } = prepared;
  const firstRing = polygonRings[index];
  const rings = polygonRings[index + 1] - firstRing;
  const firstNode = ringNodes[firstRing];
  const nodes = ringNodes[firstRing + rings] - firstNode;
  reserve(subject, ringStarts[firstRing + rings] - ringStarts[firstRing], rings, nodes);
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let n = 4 * firstNode; n < 4 * (firstNode + nodes); n += 4) {
    if (boxes[n] < minX) minX = boxes[n];
    if (boxes[n + 1] < minY) minY = boxes[n + 1];
    if (boxes[n + 2] > maxX) maxX = boxes[n + 2];
    if (boxes[n + 3] > maxY) maxY = boxes[n + 3];
  }
  if (!(maxX > minX && maxY > minY)) return false;
  subject.originX = minX;
  subject.originY = minY;
  subject.widthM = maxX - minX;
  subject.heightM = maxY - minY;
  subject.ringCount = rings;
  for (let n = 0; n < 4 * nodes; n += 2) {
    subject.boxes[n] = boxes[4 * firstNode + n] - minX;
    subject.boxes[n + 1] = boxes[4 * firstNode + n + 1] - minY;
  }
  let edge = 0;
  let area = 0;
  for (let r = 0; r < rings; r++) {
    const first = ringStarts[firstRing + r];
    const last = ringStarts[firstRing + r + 1] - 1;
    subject.ringEdges[r] = edge;
    loadEdges(subject, xy, first, last, edge, r);
    edge = subject.ringEdges[r + 1] = edge + Math.max(0, last - first);
    area += sumNodes(subject, r, ringNodes[firstRing + r] - firstNode);
  }
  subject.areaM2 = area;
  return true;
}

function loadEdges(
  subject: Subject,
  xy: Float64Array,
  first: number,
  last: number,
  at: number,
  ring: number,
): void {
  const { originX, originY, vertexX, leftX, leftY, rightX, slope, sign } = subject;
  let x1 = xy[2 * first] - originX;
  let y1 = xy[2 * first + 1] - originY;
  for (let v = first + 1, e = at; v <= last; v++, e++) {
    const x2 = xy[2 * v] - originX;
    const y2 = xy[2 * v + 1] - originY;
    const rightward = x1 < x2;
    vertexX[e + ring] = x1;
    leftX[e] = rightward ? x1 : x2;
    leftY[e] = rightward ? y1 : y2;
    rightX[e] = rightward ? x2 : x1;
    // an upright edge has nothing under it
    slope[e] = x1 === x2 ? 0 : rightward ? (y2 - y1) / (x2 - x1) : (y1 - y2) / (x1 - x2);
    sign[e] = x1 === x2 ? 0 : rightward ? -1 : 1;
    x1 = x2;
    y1 = y2;
  }
  if (last > first) vertexX[at + last - first + ring] = x1;
}

/** Sums what lies under the edges of each node of a ring; returns the sum of its root, which is its signed area. */
function sumNodes(subject: Subject, ring: number, firstNode: number): number {
  const { ringEdges, ringTop, levelNodes, sums, leftX, leftY, rightX, slope, sign } = subject;
  const firstEdge = ringEdges[ring];
  const endEdge = ringEdges[ring + 1];
  if (endEdge === firstEdge) {
    ringTop[ring] = NO_EDGES;
    return 0;
  }
  let node = firstNode;
  levelNodes[ring * MAX_LEVELS] = node;
  for (let from = firstEdge; from < endEdge; from += FANOUT, node++) {
    const to = Math.min(from + FANOUT, endEdge);
    let sum = 0;
    for (let e = from; e < to; e++) {
      const w = rightX[e] - leftX[e];
      sum += sign[e] * w * (leftY[e] + (w * slope[e]) / 2);
    }
    sums[node] = sum;
  }
  let level = 0;
  let below = firstNode;
  const endNode = firstNode + nodeCount(endEdge - firstEdge);
  while (node < endNode) {
    const end = node;
    levelNodes[ring * MAX_LEVELS + ++level] = node;
    for (let from = below; from < end; from += FANOUT, node++) {
      const to = Math.min(from + FANOUT, end);
      let sum = 0;
      for (let n = from; n < to; n++) sum += sums[n];
      sums[node] = sum;
    }
    below = end;
  }
  ringTop[ring] = level;
  return sums[node - 1];
}
