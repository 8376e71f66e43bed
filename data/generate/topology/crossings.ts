import { createBuckets } from '../basis/buckets.ts';
import type { Point } from '../basis/plane.ts';

const side = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

/** Whether two segments meet anywhere but in an end they have in common. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const sharedA = same(a, c) || same(a, d);
  const sharedB = same(b, c) || same(b, d);
  if (sharedA && sharedB) return true;
  if (sharedA || sharedB) {
    const hub = sharedA ? a : b;
    const p = sharedA ? b : a;
    const q = same(hub, c) ? d : c;
    if (side(hub, p, q) !== 0) return false;
    return (p[0] - hub[0]) * (q[0] - hub[0]) + (p[1] - hub[1]) * (q[1] - hub[1]) > 0;
  }
  const s1 = side(a, b, c);
  const s2 = side(a, b, d);
  const s3 = side(c, d, a);
  const s4 = side(c, d, b);
  if (s1 > 0 && s2 > 0) return false;
  if (s1 < 0 && s2 < 0) return false;
  if (s3 > 0 && s4 > 0) return false;
  if (s3 < 0 && s4 < 0) return false;
  return (
    Math.max(a[0], b[0]) >= Math.min(c[0], d[0]) &&
    Math.max(c[0], d[0]) >= Math.min(a[0], b[0]) &&
    Math.max(a[1], b[1]) >= Math.min(c[1], d[1]) &&
    Math.max(c[1], d[1]) >= Math.min(a[1], b[1])
  );
}

/** Indices of lines with a segment that crosses another segment (of any line, its own included). */
export function crossingLines(lines: readonly (readonly Point[])[]): Set<number> {
  const lineOf: number[] = [];
  const ends: [Point, Point][] = [];
  const buckets = createBuckets(150);
  lines.forEach((points, line) => {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1]!;
      const b = points[i]!;
      lineOf.push(line);
      const id = ends.push([a, b]) - 1;
      buckets.add(id, {
        minX: Math.min(a[0], b[0]),
        minY: Math.min(a[1], b[1]),
        maxX: Math.max(a[0], b[0]),
        maxY: Math.max(a[1], b[1]),
      });
    }
  });
  const bad = new Set<number>();
  buckets.each((ids) => {
    for (let p = 0; p < ids.length; p++) {
      const [a, b] = ends[ids[p]!]!;
      for (let q = p + 1; q < ids.length; q++) {
        const [c, d] = ends[ids[q]!]!;
        if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
          continue;
        if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
          continue;
        if (segmentsCross(a, b, c, d)) {
          bad.add(lineOf[ids[p]!]!);
          bad.add(lineOf[ids[q]!]!);
        }
      }
    }
  });
  return bad;
}
