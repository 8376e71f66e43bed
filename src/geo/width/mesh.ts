import { type Samples, turn } from './samples.ts';

/**
 * Triangles that know their neighbours. Corner `3t + k` is the k-th of triangle t; across the edge from it to the
 * next corner of t lies the edge `twin` of another triangle, or -1 for the outline.
 */
export type Mesh = { corners: Uint32Array; twin: Int32Array };

/** Edges flipped at most, per triangle: rounding could otherwise go round in circles. */
const MAX_FLIPS = 30;
/** Four points as good as on one circle are left as they are. */
const ROUNDING = 1e-12;

/** The corner after `e` in its triangle. */
export function following(e: number): number {
  return e % 3 === 2 ? e - 2 : e + 1;
}

/** Joins triangles over the edges that they have in common. */
export function joinTriangles(corners: Uint32Array, samples: Samples): Mesh {
  const count = samples.x.length;
  const twin = new Int32Array(corners.length).fill(-1);
  const open = new Map<number, number>();
  for (let e = 0; e < corners.length; e++) {
    const a = corners[e];
    const b = corners[following(e)];
    const other = open.get(b * count + a);
    if (other === undefined || twin[other] >= 0) open.set(a * count + b, e);
    else {
      twin[e] = other;
      twin[other] = e;
    }
  }
  return { corners, twin };
}

/**
 * Flips inner edges until each triangle's circle holds no other corner that is seen from it (Lawson 1977): the
 * constrained Delaunay triangulation, whose edges run across a strip and not along it.
 */
export function makeDelaunay({ corners, twin }: Mesh, samples: Samples): void {
  const queue: number[] = [];
  for (let e = 0; e < twin.length; e++) if (twin[e] > e) queue.push(e);
  for (let flips = 0; queue.length > 0 && flips < MAX_FLIPS * corners.length; ) {
    const e = queue.pop() as number;
    const f = twin[e];
    if (f < 0) continue;
    const [e1, f1] = [following(e), following(f)];
    const [e2, f2] = [following(e1), following(f1)];
    const [a, b, c, d] = [corners[e], corners[e1], corners[e2], corners[f2]];
    if (turn(samples, c, a, d) <= 0 || turn(samples, d, b, c) <= 0 || !inCircle(samples, a, b, c, d))
      continue;
    flips++;
    // a b c and b a d become d b c and c a d: their common edge now runs from c to d
    corners[e] = d;
    corners[f] = c;
    const [acrossCa, acrossDb] = [twin[e2], twin[f2]];
    relink(twin, f, acrossCa);
    relink(twin, e, acrossDb);
    relink(twin, e2, f2);
    queue.push(e, e1, f, f1);
  }
}

function relink(twin: Int32Array, e: number, other: number): void {
  twin[e] = other;
  if (other >= 0) twin[other] = e;
}

function inCircle({ ix, iy }: Samples, a: number, b: number, c: number, d: number): boolean {
  const [ax, ay] = [ix[a] - ix[d], iy[a] - iy[d]];
  const [bx, by] = [ix[b] - ix[d], iy[b] - iy[d]];
  const [cx, cy] = [ix[c] - ix[d], iy[c] - iy[d]];
  const a2 = ax * ax + ay * ay;
  const b2 = bx * bx + by * by;
  const c2 = cx * cx + cy * cy;
  const terms = [a2 * (bx * cy - cx * by), b2 * (cx * ay - ax * cy), c2 * (ax * by - bx * ay)];
  const size = Math.abs(terms[0]) + Math.abs(terms[1]) + Math.abs(terms[2]);
  return terms[0] + terms[1] + terms[2] > ROUNDING * size;
}
