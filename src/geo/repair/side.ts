/** Rounding of the cross product, relative to its terms (Shewchuk's bound, rounded up). */
const ROUNDING = 4e-16;

/** Of point c: +1 left of the line a→b, −1 right, 0 on it or too near to tell. */
export function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const cross = left - right;
  const doubt = ROUNDING * (Math.abs(left) + Math.abs(right));
  return cross > doubt ? 1 : cross < -doubt ? -1 : 0;
}

/** Whether the way from vertex `a` over vertex `b` to (x, y) goes back along itself. */
export function folds(coords: Float64Array, a: number, b: number, x: number, y: number): boolean {
  const ax = coords[2 * a];
  const ay = coords[2 * a + 1];
  const bx = coords[2 * b];
  const by = coords[2 * b + 1];
  if ((ax - bx) * (x - bx) + (ay - by) * (y - by) <= 0) return false;
  return side(ax, ay, bx, by, x, y) === 0;
}
