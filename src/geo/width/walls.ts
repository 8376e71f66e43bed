import Flatbush from 'flatbush';
import type { Mouth } from './mouths.ts';
import type { Outline } from './outline.ts';
import type { Samples } from './samples.ts';

/** What a line across runs against: the outline, then the mouths of branches. Four metres a wall: x1, y1, x2, y2. */
export type Walls = { lines: Float64Array; index: Flatbush; firstMouth: number };

/** Where a ray meets a wall: metres away, and whether the wall is only the mouth of a branch. */
export type Hit = { distance: number; isMouth: boolean };

export function buildWalls({ rings }: Outline, { x, y }: Samples, mouths: readonly Mouth[]): Walls {
  const edges = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const lines = new Float64Array(4 * (edges + mouths.length));
  let at = 0;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2, at += 4) {
      const next = (i + 2) % ring.length;
      lines.set([ring[i], ring[i + 1], ring[next], ring[next + 1]], at);
    }
  }
  for (const [a, b] of mouths) {
    lines.set([x[a], y[a], x[b], y[b]], at);
    at += 4;
  }
  const index = new Flatbush(lines.length / 4);
  for (let i = 0; i < lines.length; i += 4) {
    const [x1, y1, x2, y2] = lines.subarray(i, i + 4);
    index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  index.finish();
  return { lines, index, firstMouth: edges };
}

/**
 * The nearest wall from a point in a direction (of length 1); at distance Infinity when none is within `reachM`.
 */
export function nearestWall(
  { lines, index, firstMouth }: Walls,
  x: number,
  y: number,
  dx: number,
  dy: number,
  reachM: number,
): Hit {
  const nearest = { distance: Infinity, isMouth: false };
  const toX = x + dx * reachM;
  const toY = y + dy * reachM;
  index.search(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY), (i) => {
    const distance = crossing(lines, 4 * i, x, y, dx, dy);
    if (distance >= 0 && distance <= reachM && distance < nearest.distance) {
      nearest.distance = distance;
      nearest.isMouth = i >= firstMouth;
    }
    return false;
  });
  return nearest;
}

/** Where along the ray a wall is crossed; negative when it is not. */
function crossing(lines: Float64Array, i: number, x: number, y: number, dx: number, dy: number): number {
  const ax = lines[i] - x;
  const ay = lines[i + 1] - y;
  const ex = lines[i + 2] - lines[i];
  const ey = lines[i + 3] - lines[i + 1];
  const parallel = dx * ey - dy * ex;
  if (parallel === 0) return -1;
  const along = (ax * dy - ay * dx) / parallel;
  return along < 0 || along > 1 ? -1 : (ax * ey - ay * ex) / parallel;
}
