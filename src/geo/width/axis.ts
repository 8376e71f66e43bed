/** A line of points in metres, x and y apart, at even distances. */
export type Line = { x: Float64Array; y: Float64Array };

/** Length in metres of interleaved points. */
export function lengthOf(points: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i < points.length; i += 2) {
    sum += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  }
  return sum;
}

/** Points a line has at most: enough for 750 widths at four points a width, and bounded for any outline. */
const MAX_POINTS = 3000;

/** Points every `step` metres or a little less, both ends included; further apart where they would be too many. */
export function evenly(points: readonly number[], stepM: number): Line {
  const length = lengthOf(points);
  const count = Math.min(MAX_POINTS, Math.max(2, Math.ceil(length / stepM) + 1));
  const line = { x: new Float64Array(count), y: new Float64Array(count) };
  let i = 2;
  let passed = 0;
  for (let k = 0; k < count; k++) {
    const wanted = (length * k) / (count - 1);
    let piece = pieceLength(points, i);
    while (i < points.length - 2 && passed + piece < wanted) {
      passed += piece;
      i += 2;
      piece = pieceLength(points, i);
    }
    const t = piece > 0 ? Math.min(1, (wanted - passed) / piece) : 0;
    line.x[k] = points[i - 2] + t * (points[i] - points[i - 2]);
    line.y[k] = points[i - 1] + t * (points[i + 1] - points[i - 1]);
  }
  return line;
}

function pieceLength(points: readonly number[], i: number): number {
  return Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
}

/** Interleaved points without their last `trimM` metres; what is not three times as long is left as it is. */
export function trimmed(points: readonly number[], trimM: number): number[] {
  if (lengthOf(points) < 3 * trimM) return [...points];
  let left = trimM;
  let i = points.length - 2;
  for (; i > 2 && pieceLength(points, i) < left; i -= 2) left -= pieceLength(points, i);
  const t = left / (pieceLength(points, i) || 1);
  const x = points[i] + t * (points[i - 2] - points[i]);
  const y = points[i + 1] + t * (points[i - 1] - points[i + 1]);
  return [...points.slice(0, i), x, y];
}

/** Interleaved points from the last to the first. */
export function reversed(points: readonly number[]): number[] {
  const back: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) back.push(points[i], points[i + 1]);
  return back;
}

/** Each point moved to the mean of its neighbours up to `reach` to either side, fewer near the ends, which stay. */
export function smoothed({ x, y }: Line, reach: number): Line {
  return { x: means(x, reach), y: means(y, reach) };
}

function means(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  // from the first value, so that sums stay small
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + (values[i] - values[0]);
  return values.map((value, i) => {
    const k = Math.min(i, values.length - 1 - i, reach);
    return k === 0 ? value : values[0] + (sums[i + k + 1] - sums[i - k]) / (2 * k + 1);
  });
}

/** Direction of the line at a point, of length 1, taken from `reach` points before to `reach` points after it. */
export function directionAt({ x, y }: Line, i: number, reach: number): [dx: number, dy: number] {
  const from = Math.max(0, i - reach);
  const to = Math.min(x.length - 1, i + reach);
  // evenly to both sides, else a curve tilts it; at the very ends there is one side only
  const k = Math.min(i - from, to - i);
  const [a, b] = k > 0 ? [i - k, i + k] : [from, to];
  const length = Math.hypot(x[b] - x[a], y[b] - y[a]) || 1;
  return [(x[b] - x[a]) / length, (y[b] - y[a]) / length];
}
