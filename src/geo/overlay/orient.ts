/** Reverses the ring of vertices `[start, end)` in place unless it turns counter-clockwise as asked. */
export function orient(xy: Float64Array, start: number, end: number, counterClockwise: boolean): void {
  const x0 = xy[2 * start];
  const y0 = xy[2 * start + 1];
  let twice = 0;
  let x1 = 0;
  let y1 = 0;
  for (let v = 2 * start + 2; v < 2 * end; v += 2) {
    const x2 = xy[v] - x0;
    const y2 = xy[v + 1] - y0;
    twice += x1 * y2 - x2 * y1;
    x1 = x2;
    y1 = y2;
  }
  if (twice > 0 === counterClockwise) return;
  for (let i = 2 * start, j = 2 * end - 2; i < j; i += 2, j -= 2) {
    const x = xy[i];
    const y = xy[i + 1];
    xy[i] = xy[j];
    xy[i + 1] = xy[j + 1];
    xy[j] = x;
    xy[j + 1] = y;
  }
}
