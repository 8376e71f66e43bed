/** Numbers kept of an edge: leftX, leftY, rightX, slope, sign. */
export const EDGE = 5;
/** Added to a divisor that may be zero, where the dividend is zero too. */
const SMALLEST = 1e-300;

/** Writes the edge between two vertices at `e` of the edges; returns the area under it, with its sign. */
export function putEdge(
  edges: Float64Array,
  e: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number {
  const w = Math.abs(x2 - x1);
  if (x1 < x2) {
    edges[e] = x1;
    edges[e + 1] = y1;
    edges[e + 2] = x2;
    edges[e + 3] = (y2 - y1) / (x2 - x1);
    edges[e + 4] = -1;
  } else {
    edges[e] = x2;
    edges[e + 1] = y2;
    edges[e + 2] = x1;
    // an upright edge has nothing under it
    edges[e + 3] = w === 0 ? 0 : (y1 - y2) / (x1 - x2);
    edges[e + 4] = w === 0 ? 0 : 1;
  }
  return edges[e + 4] * w * (edges[e + 1] + (w * edges[e + 3]) / 2);
}

/** Signed area under the edges `[from, to)`, down to y = 0, as far as it lies left of `x`. */
export function edgesLeftOf(edges: Float64Array, from: number, to: number, x: number): number {
  let sum = 0;
  for (let e = EDGE * from; e < EDGE * to; e += EDGE) {
    const right = edges[e + 2];
    const w = Math.min(right, x) - edges[e];
    if (w > 0) sum += edges[e + 4] * w * (edges[e + 1] + (w * edges[e + 3]) / 2);
  }
  return sum;
}

/**
 * Σ of sign · ∫ min(edge, line) dx over the edges `[from, to)`, for the line over x from `left` to `right` that is
 * `leftY` high at its left end.
 */
export function edgesUnder(
  edges: Float64Array,
  from: number,
  to: number,
  left: number,
  leftY: number,
  right: number,
  slope: number,
): number {
  let twice = 0;
  for (let e = EDGE * from; e < EDGE * to; e += EDGE) {
    const edgeLeft = edges[e];
    const edgeRight = edges[e + 2];
    const l = Math.max(edgeLeft, left);
    const r = Math.min(edgeRight, right);
    if (r <= l) continue;
    const edgeY = edges[e + 1];
    const edgeSlope = edges[e + 3];
    const a1 = edgeY + (l - edgeLeft) * edgeSlope;
    const a2 = edgeY + (r - edgeLeft) * edgeSlope;
    const b1 = leftY + (l - left) * slope;
    const b2 = leftY + (r - left) * slope;
    twice += edges[e + 4] * (r - l) * twiceMeanOfLower(a1, a2, b1, b2);
  }
  return twice / 2;
}

/**
 * Twice the mean height of the lower of two straight lines, given their heights at both ends: that of b less where a
 * is lower. Written without a branch, as which is lower cannot be foreseen: with d = a − b, N = Σ max(−d, 0) and
 * S = Σ |d| over both ends, the mean of min(d, 0) is −N²/2S, whether they cross or not.
 */
function twiceMeanOfLower(a1: number, a2: number, b1: number, b2: number): number {
  const d1 = a1 - b1;
  const d2 = a2 - b2;
  const size = Math.abs(d1) + Math.abs(d2);
  const below = (size - (d1 + d2)) / 2;
  return b1 + b2 - below * (below / (size + SMALLEST));
}
