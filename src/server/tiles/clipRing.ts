/**
 * Clips a closed ring of interleaved x, y to a square `[low, high]` on both axes (Sutherland-Hodgman). Edges along
 * the border that this leaves lie in the tile's buffer and are never seen. Answers a closed ring, or [] if outside.
 */
export function clipRing(ring: number[], low: number, high: number): number[] {
  let points = ring;
  for (const axis of [0, 1] as const) {
    points = clipHalf(points, axis, low, 1);
    points = clipHalf(points, axis, high, -1);
    if (points.length === 0) return points;
  }
  return points;
}

/** Keeps what lies on the side of `limit` to which `direction` points. */
function clipHalf(ring: number[], axis: 0 | 1, limit: number, direction: 1 | -1): number[] {
  const out: number[] = [];
  const length = ring.length;
  if (length === 0) return out;
  let [px, py] = [ring[length - 2]!, ring[length - 1]!];
  let pInside = ((axis === 0 ? px : py) - limit) * direction >= 0;
  for (let i = 0; i < length; i += 2) {
    const x = ring[i]!;
    const y = ring[i + 1]!;
    const inside = ((axis === 0 ? x : y) - limit) * direction >= 0;
    if (inside !== pInside) {
      const t = axis === 0 ? (limit - px) / (x - px) : (limit - py) / (y - py);
      if (axis === 0) out.push(limit, py + t * (y - py));
      else out.push(px + t * (x - px), limit);
    }
    if (inside) out.push(x, y);
    px = x;
    py = y;
    pInside = inside;
  }
  const end = out.length;
  if (end > 0 && (out[0] !== out[end - 2] || out[1] !== out[end - 1])) out.push(out[0]!, out[1]!);
  return out;
}
