/**
 * Douglas-Peucker on a closed ring of interleaved x, y. `tolerance` is in the ring's own unit. The ring is cut at
 * its first vertex and at the one farthest from it, so that the answer does not collapse to a line by chance.
 */
export function simplifyRing(ring: number[], tolerance: number): number[] {
  const count = ring.length / 2;
  if (count <= 5 || tolerance <= 0) return ring;
  let far = 0;
  let farthest = -1;
  for (let i = 1; i < count - 1; i++) {
    const d = (ring[2 * i]! - ring[0]!) ** 2 + (ring[2 * i + 1]! - ring[1]!) ** 2;
    if (d > farthest) {
      farthest = d;
      far = i;
    }
  }
  const keep = new Uint8Array(count);
  keep[0] = keep[far] = keep[count - 1] = 1;
  mark(ring, keep, 0, far, tolerance ** 2);
  mark(ring, keep, far, count - 1, tolerance ** 2);
  const out: number[] = [];
  for (let i = 0; i < count; i++) if (keep[i]) out.push(ring[2 * i]!, ring[2 * i + 1]!);
  return out;
}

function mark(ring: number[], keep: Uint8Array, from: number, to: number, squared: number): void {
  const stack = [from, to];
  while (stack.length > 0) {
    const last = stack.pop()!;
    const first = stack.pop()!;
    let at = -1;
    let worst = squared;
    for (let i = first + 1; i < last; i++) {
      const d = squaredDistance(ring, i, first, last);
      if (d > worst) {
        worst = d;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push(first, at, at, last);
  }
}

/** Of vertex i from the segment between two others. */
function squaredDistance(ring: number[], i: number, a: number, b: number): number {
  let x = ring[2 * a]!;
  let y = ring[2 * a + 1]!;
  const px = ring[2 * i]!;
  const py = ring[2 * i + 1]!;
  const dx = ring[2 * b]! - x;
  const dy = ring[2 * b + 1]! - y;
  if (dx !== 0 || dy !== 0) {
    const t = Math.max(0, Math.min(1, ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy)));
    x += t * dx;
    y += t * dy;
  }
  return (px - x) ** 2 + (py - y) ** 2;
}
