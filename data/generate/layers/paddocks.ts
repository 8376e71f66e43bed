import { hashUnit } from '../basis/random.ts';

/** Fenced pastures (草库伦) divide the open ground; five marks are enough to tell neighbours apart mostly. */
export const PADDOCKS = 5;
const PADDOCK_M = 2900;

/** Mark (0…4) of the fenced pasture a point lies in: nearest of jittered posts on a wide grid. */
export function paddockAt(x: number, y: number): number {
  const ix = Math.floor(x / PADDOCK_M);
  const iy = Math.floor(y / PADDOCK_M);
  let least = Infinity;
  let mark = 0;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const px = (ix + dx + 0.15 + 0.7 * hashUnit(ix + dx, iy + dy, 55)) * PADDOCK_M;
      const py = (iy + dy + 0.15 + 0.7 * hashUnit(ix + dx, iy + dy, 56)) * PADDOCK_M;
      const d = Math.abs(x - px) + Math.abs(y - py) + 0.6 * Math.hypot(x - px, y - py);
      if (d < least) {
        least = d;
        mark = (ix + dx + 2 * (iy + dy) + 5000) % PADDOCKS;
      }
    }
  }
  return mark;
}
