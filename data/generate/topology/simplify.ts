import type { Point } from '../basis/plane.ts';

function farthest(points: readonly Point[], from: number, to: number): [index: number, distance: number] {
  const [ax, ay] = points[from]!;
  const [bx, by] = points[to]!;
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  let index = -1;
  let most = -1;
  for (let i = from + 1; i < to; i++) {
    const px = points[i]![0] - ax;
    const py = points[i]![1] - ay;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const d = Math.hypot(px - t * dx, py - t * dy);
    if (d > most) {
      most = d;
      index = i;
    }
  }
  return [index, most];
}

/**
 * Douglas–Peucker: leave out points that lie within `toleranceM` of the line that stays. Ends stay; a closed
 * line keeps at least three different corners.
 */
export function simplify(points: readonly Point[], toleranceM: number): Point[] {
  const last = points.length - 1;
  if (last < 2 || toleranceM <= 0) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[last] = 1;
  const stack: [number, number][] = [];
  const closed = points[0]![0] === points[last]![0] && points[0]![1] === points[last]![1];
  if (closed) {
    const [middle] = farthest(points, 0, last);
    keep[middle] = 1;
    const [a, da] = farthest(points, 0, middle);
    const [b, db] = farthest(points, middle, last);
    keep[da >= db ? a : b] = 1;
    const kept = [0, ...[middle, da >= db ? a : b].sort((p, q) => p - q), last];
    for (let i = 1; i < kept.length; i++) stack.push([kept[i - 1]!, kept[i]!]);
  } else stack.push([0, last]);
  while (stack.length > 0) {
    const [from, to] = stack.pop()!;
    if (to - from < 2) continue;
    const [index, distance] = farthest(points, from, to);
    if (distance <= toleranceM) continue;
    keep[index] = 1;
    stack.push([from, index], [index, to]);
  }
  return points.filter((_, i) => keep[i]);
}
