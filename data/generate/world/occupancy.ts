import type { Point } from '../basis/plane.ts';
import { boxOf, inRing, segmentDistance } from '../basis/shapes.ts';
import { CELL_M, COLUMNS, MIN_X, MIN_Y, ROWS } from './grid.ts';

/** A bitmap of taken ground over the county, so that things are not built on one another. */
export interface Occupancy {
  free(ring: readonly Point[], marginM: number): boolean;
  freeCircle(cx: number, cy: number, r: number): boolean;
  take(ring: readonly Point[], marginM: number): void;
  takeCircle(cx: number, cy: number, r: number): void;
  takeLine(points: readonly Point[], halfWidthM: number): void;
}

/** Empty bitmap with cells of `cellM` metres. */
export function createOccupancy(cellM = CELL_M / 2): Occupancy {
  const width = Math.ceil((COLUMNS * CELL_M) / cellM);
  const height = Math.ceil((ROWS * CELL_M) / cellM);
  const taken = new Uint8Array(width * height);
  const column = (x: number) => Math.min(width - 1, Math.max(0, Math.floor((x - MIN_X) / cellM)));
  const row = (y: number) => Math.min(height - 1, Math.max(0, Math.floor((y - MIN_Y) / cellM)));

  /** Visit cells whose centre passes the test; stop early when the visitor says so. */
  function visit(
    box: { minX: number; minY: number; maxX: number; maxY: number },
    test: (x: number, y: number) => boolean,
    see: (at: number) => boolean,
  ) {
    for (let j = row(box.minY); j <= row(box.maxY); j++) {
      for (let i = column(box.minX); i <= column(box.maxX); i++) {
        if (test(MIN_X + (i + 0.5) * cellM, MIN_Y + (j + 0.5) * cellM) && see(j * width + i)) return true;
      }
    }
    return false;
  }
  const near = (ring: readonly Point[], marginM: number) => (x: number, y: number) => {
    if (inRing(x, y, ring)) return true;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      if (segmentDistance(x, y, ring[j]!, ring[i]!) < marginM) return true;
    }
    return false;
  };
  const circle = (cx: number, cy: number, r: number) => (x: number, y: number) =>
    (x - cx) ** 2 + (y - cy) ** 2 < r * r;
  const circleBox = (cx: number, cy: number, r: number) => ({
    minX: cx - r,
    minY: cy - r,
    maxX: cx + r,
    maxY: cy + r,
  });
  const isTaken = (at: number) => taken[at] === 1;
  const mark = (at: number) => {
    taken[at] = 1;
    return false;
  };
  return {
    free: (ring, marginM) =>
      !visit(boxOf(ring, marginM), near(ring, Math.max(marginM, cellM * 0.75)), isTaken),
    freeCircle: (cx, cy, r) => !visit(circleBox(cx, cy, r), circle(cx, cy, r), isTaken),
    take: (ring, marginM) =>
      void visit(boxOf(ring, marginM), near(ring, Math.max(marginM, cellM * 0.75)), mark),
    takeCircle: (cx, cy, r) => void visit(circleBox(cx, cy, r), circle(cx, cy, r), mark),
    takeLine(points, halfWidthM) {
      for (let i = 1; i < points.length; i++) {
        const a = points[i - 1]!;
        const b = points[i]!;
        visit(boxOf([a, b], halfWidthM), (x, y) => segmentDistance(x, y, a, b) < halfWidthM, mark);
      }
    },
  };
}
