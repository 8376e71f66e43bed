import type { Point, Ring } from '../basis/plane.ts';
import { hashUnit } from '../basis/random.ts';
import { blend, type Canvas, type Colour, fillFlat, fillRing, times } from './canvas.ts';
import type { Season } from './season.ts';

/** Axis-true little coordinate system on the canvas: u along the long side, v across, both in pixels. */
export interface Local {
  at(u: number, v: number): Point;
  /** Back from a pixel to (u, v). */
  of(column: number, row: number): Point;
}

/** Local axes round a centre, turned so that u runs along the given pixel direction. */
export function localAxes([cx, cy]: Point, cos: number, sin: number): Local {
  return {
    at: (u, v) => [cx + u * cos - v * sin, cy + u * sin + v * cos],
    of: (column, row) => [(column - cx) * cos + (row - cy) * sin, -(column - cx) * sin + (row - cy) * cos],
  };
}

/** Axes of a four-cornered ring (first edge = u) with its half sides, pixels. */
export function axesOfRing(ring: readonly Point[]): { local: Local; halfU: number; halfV: number } {
  const a = ring[0]!;
  const b = ring[1]!;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const cos = (b[0] - a[0]) / length;
  const sin = (b[1] - a[1]) / length;
  const centre: Point = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ];
  const local = localAxes(centre, cos, sin);
  const us = ring.map(([x, y]) => Math.abs(local.of(x, y)[0]));
  const vs = ring.map(([x, y]) => Math.abs(local.of(x, y)[1]));
  return { local, halfU: Math.max(...us), halfV: Math.max(...vs) };
}

/** Rectangle in local axes. */
export const box = (local: Local, u0: number, v0: number, u1: number, v1: number): Ring => [
  local.at(u0, v0),
  local.at(u1, v0),
  local.at(u1, v1),
  local.at(u0, v1),
];

const SHADE: Colour = [52, 50, 52];

/** Shadow of something `heightM` high on a ring's ground plan. */
export function castShadow(canvas: Canvas, season: Season, ring: readonly Point[], heightM: number): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(season.shadow[0], season.shadow[1]) * heightM));
  const darkest = new Map<number, number>();
  for (let k = 1; k <= steps; k++) {
    const dx = (season.shadow[0] * heightM * k) / steps;
    const dy = (season.shadow[1] * heightM * k) / steps;
    fillRing(
      canvas,
      ring.map(([x, y]): Point => [x + dx, y + dy]),
      (at, _c, _r, coverage) => {
        if (coverage > (darkest.get(at) ?? 0)) darkest.set(at, coverage);
      },
    );
  }
  for (const [at, coverage] of darkest) blend(canvas, at, SHADE, coverage * 0.62);
}

/** A ridged or flat roof: two slopes of different light along u, seams, and its shadow first. */
export function roof(
  canvas: Canvas,
  season: Season,
  local: Local,
  u0: number,
  v0: number,
  u1: number,
  v1: number,
  heightM: number,
  colour: Colour,
  ridged = true,
): void {
  const ring = box(local, u0, v0, u1, v1);
  castShadow(canvas, season, ring, heightM);
  const middle = (v0 + v1) / 2;
  const probe = local.at(0, 1);
  const centre = local.at(0, 0);
  // The slope that faces the sun is the one whose outward direction runs against the shadow.
  const towards = (probe[0] - centre[0]) * -season.shadow[0] + (probe[1] - centre[1]) * -season.shadow[1];
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const [u, v] = local.of(c + 0.5, r + 0.5);
    const lit = ridged ? (v > middle === towards > 0 ? 1.07 : 0.84) : 1;
    const seam = 1 + 0.035 * Math.sin(u * 2.4);
    blend(canvas, at, times(colour, lit * seam), coverage);
  });
}

/** Thin wall or fence along a ring's edge. */
export function outline(
  canvas: Canvas,
  ring: readonly Point[],
  widthPx: number,
  colour: Colour,
  alpha: number,
): void {
  const centre: Point = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j]!;
    const [bx, by] = ring[i]!;
    const length = Math.hypot(bx - ax, by - ay);
    if (length < 0.01) continue;
    let nx = (-(by - ay) / length) * widthPx;
    let ny = ((bx - ax) / length) * widthPx;
    if ((centre[0] - ax) * nx + (centre[1] - ay) * ny < 0) {
      nx = -nx;
      ny = -ny;
    }
    fillFlat(
      canvas,
      [
        [ax, ay],
        [bx, by],
        [bx + nx, by + ny],
        [ax + nx, ay + ny],
      ],
      colour,
      alpha,
    );
  }
}

/** Earth, gravel or concrete with blotches and wheel marks. */
export function yardFloor(
  canvas: Canvas,
  ring: readonly Point[],
  colour: Colour,
  seed: number,
  alpha = 0.96,
): void {
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const mottle = 0.94 + 0.08 * hashUnit(c >> 1, r >> 1, seed) + 0.07 * hashUnit(c >> 3, r >> 3, seed + 1);
    blend(canvas, at, times(colour, mottle), coverage * alpha);
  });
}

/** A round tank or silo seen from above. */
export function tank(
  canvas: Canvas,
  season: Season,
  cx: number,
  cy: number,
  radius: number,
  colour: Colour,
): void {
  const ring = Array.from(
    { length: 20 },
    (_, i): Point => [cx + radius * Math.cos((i / 20) * 6.2832), cy + radius * Math.sin((i / 20) * 6.2832)],
  );
  castShadow(canvas, season, ring, 9);
  fillFlat(canvas, ring, times(colour, 0.86));
  fillFlat(
    canvas,
    ring.map(([x, y]): Point => [cx + (x - cx) * 0.84, cy + (y - cy) * 0.84]),
    colour,
  );
}

/** A heap: lit on the sunny side, dark on the other. */
export function heap(
  canvas: Canvas,
  season: Season,
  cx: number,
  cy: number,
  radius: number,
  colour: Colour,
): void {
  const turn = hashUnit(Math.round(cx), Math.round(cy), 591) * 6.2832;
  const ring = Array.from({ length: 18 }, (_, i): Point => {
    const a = (i / 18) * 6.2832;
    const k = radius * (1 + 0.2 * Math.cos(2 * (a - turn)) + 0.1 * Math.sin(3 * a + turn));
    return [cx + k * Math.cos(a), cy + k * Math.sin(a)];
  });
  castShadow(canvas, season, ring, radius * 0.8);
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const side =
      (-(c + 0.5 - cx) * season.shadow[0] - (r + 0.5 - cy) * season.shadow[1]) /
      (radius * Math.hypot(...season.shadow) + 1e-9);
    blend(canvas, at, times(colour, 0.95 + 0.28 * side), coverage);
  });
}

/** Distance in pixels from a spot to the edge of a ring. */
export function edgeDistance(ring: readonly Point[], x: number, y: number): number {
  let best = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j]!;
    const [bx, by] = ring[i]!;
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1e-9)));
    best = Math.min(best, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return best;
}
