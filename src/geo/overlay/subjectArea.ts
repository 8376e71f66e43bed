import { FANOUT } from './ringTree.ts';
import { MAX_LEVELS, NO_EDGES, type Subject } from './subject.ts';

/** Area of the subject to the left of the upright line at local `x`, in ㎡. */
export function areaLeftOf(subject: Subject, x: number): number {
  if (x <= 0) return 0;
  if (x >= subject.widthM) return subject.areaM2;
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
  let sum = 0;
  if (level > 0) {
    const end = Math.min((index + 1) * FANOUT, levelSize(subject, ring, level - 1));
    for (let i = index * FANOUT; i < end; i++) sum += leftOf(subject, ring, level - 1, i, x);
    return sum;
  }
  const { leftX, leftY, rightX, slope, sign } = subject;
  const from = ringEdges[ring] + index * FANOUT;
  const to = Math.min(from + FANOUT, ringEdges[ring + 1]);
  for (let e = from; e < to; e++) {
    const w = Math.min(rightX[e], x) - leftX[e];
    if (w > 0) sum += sign[e] * w * (leftY[e] + (w * slope[e]) / 2);
  }
  return sum;
}

function levelSize(subject: Subject, ring: number, level: number): number {
  const at = ring * MAX_LEVELS + level;
  return subject.levelNodes[at + 1] - subject.levelNodes[at];
}

/** A straight line over local x from `left` to `right`, `leftY` high at its left end. */
export type Span = { left: number; right: number; leftY: number; slope: number };

/**
 * The area in ㎡ that the subject and the region under a span have in common, down to y = 0:
 * Σ over the subject's edges of sign · ∫ min(edge, span) dx. The span must not reach below y = 0.
 */
export function areaUnder(subject: Subject, span: Span): number {
  let sum = 0;
  for (let r = 0; r < subject.ringCount; r++) {
    const top = subject.ringTop[r];
    if (top !== NO_EDGES) sum += under(subject, r, top, 0, span);
  }
  return sum;
}

function under(subject: Subject, ring: number, level: number, index: number, span: Span): number {
  const { boxes, sums, levelNodes, ringEdges } = subject;
  const { left, right, leftY: spanY, slope: spanSlope } = span;
  const node = levelNodes[ring * MAX_LEVELS + level] + index;
  const minX = boxes[4 * node];
  const maxX = boxes[4 * node + 2];
  if (maxX <= left || minX >= right) return 0;
  const endY = spanY + (right - left) * spanSlope;
  if (minX >= left && maxX <= right && boxes[4 * node + 3] <= Math.min(spanY, endY)) return sums[node];
  if (boxes[4 * node + 1] >= Math.max(spanY, endY)) {
    return underRun(subject, ring, level, index, span);
  }
  let sum = 0;
  if (level > 0) {
    const end = Math.min((index + 1) * FANOUT, levelSize(subject, ring, level - 1));
    for (let i = index * FANOUT; i < end; i++) sum += under(subject, ring, level - 1, i, span);
    return sum;
  }
  const from = ringEdges[ring] + index * FANOUT;
  const to = Math.min(from + FANOUT, ringEdges[ring + 1]);
  const { leftX, leftY, rightX, slope, sign } = subject;
  for (let e = from; e < to; e++) {
    const l = Math.max(leftX[e], left);
    const r = Math.min(rightX[e], right);
    if (r <= l) continue;
    const a1 = leftY[e] + (l - leftX[e]) * slope[e];
    const a2 = leftY[e] + (r - leftX[e]) * slope[e];
    const b1 = spanY + (l - left) * spanSlope;
    const b2 = spanY + (r - left) * spanSlope;
    sum += sign[e] * (r - l) * meanOfLower(a1, a2, b1, b2);
  }
  return sum;
}

/** Mean height of the lower of two lines, given their heights at both ends. */
function meanOfLower(a1: number, a2: number, b1: number, b2: number): number {
  const d1 = a1 - b1;
  const d2 = a2 - b2;
  if (d1 <= 0 && d2 <= 0) return (a1 + a2) / 2;
  if (d1 >= 0 && d2 >= 0) return (b1 + b2) / 2;
  // they cross: two trapezoids, left and right of the crossing at share t of the width
  const t = d1 / (d1 - d2);
  const crossing = a1 + t * (a2 - a1);
  return (crossing + t * (d1 < 0 ? a1 : b1) + (1 - t) * (d2 < 0 ? a2 : b2)) / 2;
}

/** A run of edges wholly above the span: what is under both is what is under the span, from end to end of the run. */
function underRun(subject: Subject, ring: number, level: number, index: number, span: Span): number {
  const size = FANOUT ** (level + 1);
  const base = subject.ringEdges[ring] + ring;
  const edges = subject.ringEdges[ring + 1] - subject.ringEdges[ring];
  const begin = subject.vertexX[base + index * size];
  const end = subject.vertexX[base + Math.min((index + 1) * size, edges)];
  const from = Math.min(Math.max(begin, span.left), span.right) - span.left;
  const to = Math.min(Math.max(end, span.left), span.right) - span.left;
  return (from - to) * (span.leftY + ((from + to) / 2) * span.slope);
}
