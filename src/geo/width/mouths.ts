import { following, type Mesh } from './mesh.ts';
import type { Samples } from './samples.ts';

/** What leaves the way further than it is wide at its mouth is a branch; less deep, it is a widening of the way. */
const BRANCH_DEPTH = 1;

/** An edge between two samples that closes a branch off. */
export type Mouth = [a: number, b: number];

/**
 * The mouths of the branches of a way through the triangles: side roads, and the other way round a hole. The width
 * of the way ends there.
 */
export function mouthsOf(mesh: Mesh, samples: Samples, path: readonly number[]): Mouth[] {
  const { corners, twin } = mesh;
  const seen = new Uint8Array(corners.length / 3);
  for (const triangle of path) seen[triangle] = 1;
  const onPath = seen.slice();
  const mouths: Mouth[] = [];
  for (const triangle of path) {
    for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
      if (twin[e] < 0 || seen[Math.floor(twin[e] / 3)]) continue;
      const { openings, depth } = explore(e);
      if (openings.length === 1 && depth <= BRANCH_DEPTH * openLength(e)) continue;
      for (const opening of openings) mouths.push([corners[opening], corners[following(opening)]]);
    }
  }
  return mouths;

  function openLength(e: number): number {
    const [a, b] = [corners[e], corners[following(e)]];
    return Math.hypot(samples.x[a] - samples.x[b], samples.y[a] - samples.y[b]);
  }

  /** All triangles beyond an edge of the way: the edges that lead there, and how deep they reach. */
  function explore(mouth: number): { openings: number[]; depth: number } {
    const openings: number[] = [];
    let depth = 0;
    const stack = [Math.floor(twin[mouth] / 3)];
    seen[stack[0]] = 1;
    while (stack.length > 0) {
      const triangle = stack.pop() as number;
      for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
        depth = Math.max(depth, depthOf(mouth, corners[e]));
        if (twin[e] < 0) continue;
        const next = Math.floor(twin[e] / 3);
        if (onPath[next]) openings.push(twin[e]);
        else if (!seen[next]) {
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    return { openings, depth };
  }

  function depthOf(mouth: number, sample: number): number {
    const { x, y } = samples;
    const [a, b] = [corners[mouth], corners[following(mouth)]];
    const across = (x[b] - x[a]) * (y[sample] - y[a]) - (y[b] - y[a]) * (x[sample] - x[a]);
    return Math.abs(across) / (openLength(mouth) || 1);
  }
}
