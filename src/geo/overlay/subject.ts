import { planeX, planeY } from '../ellipsoid.ts';
import type { FlatPolygon } from '../flat.ts';
import { EdgeKernel } from './kernel/kernel.ts';
import { orient } from './orient.ts';
import type { Prepared } from './prepare.ts';
import { growTree } from './subjectTree.ts';

/** Up to so many edges are simply walked through; more get a tree. */
const FLAT = 64;
/** Numbers of an edge of a zone that is remembered: its ends, and what lies under it. */
export const MEMO = 5;
/** Edges of zones remembered; a power of two. */
export const MEMO_SLOTS = 64;
/** Coordinates of a subject that is kept for the next: some megabytes. */
const KEEP = 200_000;

/**
 * The polygon being measured, in coordinates from the lower left corner of its box, where differences are exact
 * and areas small. Its arrays grow and are used again for the next polygon.
 */
export type Subject = {
  originX: number;
  originY: number;
  widthM: number;
  heightM: number;
  areaM2: number;
  ringCount: number;
  /** x, y of the closed and turned rings, plane metres */
  xy: Float64Array;
  /** vertex at which each ring begins, and the number of vertices at the end */
  ringStarts: Uint32Array;
  /** the edges, ring after ring, each ring filled up to an even number */
  kernel: EdgeKernel;
  /** first edge of each ring, and the number of edges; all even */
  ringEdges: Uint32Array;
  /** edges of zones asked for last, by slot */
  memo: Float64Array;
  edgeCount: number;
  /** whether there is a tree over each ring: small subjects do without */
  hasTree: boolean;
  /** level on which each ring has its root, and the first node of each of its levels */
  ringTop: Uint8Array;
  levelNodes: Uint32Array;
  /** minX, minY, maxX, maxY of each node, local */
  boxes: Float64Array;
  /** signed area under the edges of each node, down to y = 0 */
  sums: Float64Array;
};

/** Subjects not in use: their memory is dear to set up, so it is handed on. */
const spare: Subject[] = [];

/** A subject to be loaded again and again; hand it back with `returnSubject`. */
export function borrowSubject(): Subject {
  return spare.pop() ?? createSubject();
}

/** Takes a subject back, unless it has grown so large that its memory is better given up. */
export function returnSubject(subject: Subject): void {
  if (subject.xy.length <= KEEP) spare.push(subject);
}

function createSubject(): Subject {
  return {
    originX: 0,
    originY: 0,
    widthM: 0,
    heightM: 0,
    areaM2: 0,
    ringCount: 0,
    xy: new Float64Array(64),
    ringStarts: new Uint32Array(8),
    kernel: new EdgeKernel(),
    ringEdges: new Uint32Array(8),
    memo: new Float64Array(MEMO * MEMO_SLOTS).fill(Number.NaN),
    edgeCount: 0,
    hasTree: false,
    ringTop: new Uint8Array(0),
    levelNodes: new Uint32Array(0),
    boxes: new Float64Array(0),
    sums: new Float64Array(0),
  };
}

/** Makes a polygon in degrees the subject. Returns false when it has no extent and so no area. */
export function loadPolygon(subject: Subject, { coords, ringEnds, partEnds }: FlatPolygon): boolean {
  return loadRings(subject, coords, 0, ringEnds, 0, ringEnds.length, partEnds, 0, partEnds.length);
}

/**
 * As `loadPolygon`, for one that lies among others: its vertices begin at `vertexAt` of `coords`, its ring ends
 * (counted from there) at `ringAt` of `ringEnds`, its part ends at `partAt` of `partEnds`.
 */
export function loadRings(
  subject: Subject,
  coords: Float64Array,
  vertexAt: number,
  ringEnds: Uint32Array,
  ringAt: number,
  rings: number,
  partEnds: Uint32Array,
  partAt: number,
  parts: number,
): boolean {
  reserve(subject, (rings > 0 ? ringEnds[ringAt + rings - 1] : 0) + rings, rings);
  const { xy, ringStarts } = subject;
  let at = 0;
  let start = 0;
  let part = 0;
  for (let r = 0; r < rings; r++) {
    while (part < parts && r >= partEnds[partAt + part]) part++;
    const end = ringEnds[ringAt + r];
    ringStarts[r] = at;
    at = projectRing(coords, vertexAt + start, vertexAt + end, xy, at);
    orient(xy, ringStarts[r], at, r === (part === 0 ? 0 : partEnds[partAt + part - 1]));
    start = end;
  }
  ringStarts[rings] = at;
  subject.ringCount = rings;
  return place(subject);
}

/** Makes a prepared polygon the subject. Returns false when it has no extent and so no area. */
export function loadPrepared(subject: Subject, prepared: Prepared, index: number): boolean {
  const first = prepared.polygonRings[index];
  const rings = prepared.polygonRings[index + 1] - first;
  const from = prepared.ringStarts[first];
  const to = prepared.ringStarts[first + rings];
  reserve(subject, to - from, rings);
  for (let i = 2 * from; i < 2 * to; i++) subject.xy[i - 2 * from] = prepared.xy[i];
  for (let r = 0; r <= rings; r++) subject.ringStarts[r] = prepared.ringStarts[first + r] - from;
  subject.ringCount = rings;
  return place(subject);
}

/** Projects a ring and closes it; returns the vertex after its last. */
export function projectRing(
  coords: Float64Array,
  start: number,
  end: number,
  xy: Float64Array,
  to: number,
): number {
  let at = 2 * to;
  for (let v = 2 * start; v < 2 * end; v += 2, at += 2) {
    xy[at] = planeX(coords[v]);
    xy[at + 1] = planeY(coords[v + 1]);
  }
  if (at > 2 * to && (xy[at - 2] !== xy[2 * to] || xy[at - 1] !== xy[2 * to + 1])) {
    xy[at] = xy[2 * to];
    xy[at + 1] = xy[2 * to + 1];
    at += 2;
  }
  return at >> 1;
}

function reserve(subject: Subject, vertices: number, rings: number): void {
  if (subject.xy.length < 2 * vertices) subject.xy = new Float64Array(4 * vertices);
  subject.kernel.reserve(vertices + rings);
  if (subject.ringStarts.length < rings + 1) {
    subject.ringStarts = new Uint32Array(2 * rings + 1);
    subject.ringEdges = new Uint32Array(2 * rings + 1);
  }
}

function place(subject: Subject): boolean {
  const { xy, ringStarts, ringCount } = subject;
  const end = 2 * ringStarts[ringCount];
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < end; i += 2) {
    const x = xy[i];
    const y = xy[i + 1];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  if (!(maxX > minX && maxY > minY)) return false;
  subject.originX = minX;
  subject.originY = minY;
  subject.widthM = maxX - minX;
  subject.heightM = maxY - minY;
  for (let i = 0; i < end; i += 2) {
    xy[i] -= minX;
    xy[i + 1] -= minY;
  }
  for (let slot = 0; slot < MEMO * MEMO_SLOTS; slot += MEMO) subject.memo[slot] = Number.NaN;
  putEdges(subject);
  subject.hasTree = subject.edgeCount > FLAT;
  if (subject.hasTree) growTree(subject);
  return true;
}

/** Lays out the edges of all rings, and sums what lies under them: the area of the polygon. */
function putEdges(subject: Subject): void {
  const { xy, ringStarts, ringCount, ringEdges, kernel } = subject;
  let areaM2 = 0;
  let edge = 0;
  for (let r = 0; r < ringCount; r++) {
    ringEdges[r] = edge;
    for (let v = 2 * ringStarts[r] + 2; v < 2 * ringStarts[r + 1]; v += 2, edge++) {
      areaM2 += kernel.put(edge, xy[v - 2], xy[v - 1], xy[v], xy[v + 1]);
    }
    if (edge % 2 === 1) kernel.putNothing(edge++);
  }
  ringEdges[ringCount] = edge;
  subject.edgeCount = edge;
  subject.areaM2 = areaM2;
}
