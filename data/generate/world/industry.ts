import { noise } from '../basis/noise.ts';
import { type Point, type Ring, toPlane } from '../basis/plane.ts';
import type { Rng } from '../basis/random.ts';
import { boxOf, rectangle } from '../basis/shapes.ts';
import type { Builder } from './builder.ts';
import { PLACES, placeAt } from './grid.ts';
import { sandiness } from './natural.ts';
import { OUTLINE } from './outline.ts';

/** Coal mines of the county: name and where its surface yard stands. */
export const MINES: readonly { name: string; centre: Point }[] = [
  { name: '葫芦素煤矿', centre: toPlane(109.39, 39.08) },
  { name: '门克庆煤矿', centre: toPlane(109.33, 39.02) },
  { name: '母杜柴登煤矿', centre: toPlane(109.22, 38.98) },
  { name: '巴彦高勒煤矿', centre: toPlane(109.12, 38.96) },
  { name: '营盘壕煤矿', centre: toPlane(108.86, 38.07) },
  { name: '纳林河二号煤矿', centre: toPlane(108.76, 37.98) },
  { name: '图克露天示范坑', centre: toPlane(109.255, 38.835) },
];

/** Irregular ring for pits and heaps. */
export function ragged(cx: number, cy: number, r: number, seed: number, points = 40): Ring {
  return Array.from({ length: points }, (_, i): Point => {
    const a = (i / points) * Math.PI * 2;
    const k =
      r *
      (1 +
        0.3 * noise(Math.cos(a) * 1.3 + 5, Math.sin(a) * 1.3, seed) +
        0.12 * noise(Math.cos(a) * 4, Math.sin(a) * 4, seed + 1));
    return [cx + Math.cos(a) * k * 1.15, cy + Math.sin(a) * k * 0.9];
  });
}

/** Mine yards, sand pits, works, existing arrays, and the well pads of the gas field with their tracks. */
export function buildIndustry(builder: Builder, rng: Rng): void {
  for (const { centre } of MINES) {
    const angle = rng.between(-0.3, 0.3);
    const yard = rectangle(centre[0], centre[1], 760, 520, angle);
    builder.addArea('mine', '0602', yard, angle, rng.integer(0, 1e6));
    builder.ground.take(yard, 30);
  }
  park(builder, rng, toPlane(109.36, 39.005), 7, 5);
  park(builder, rng, toPlane(109.03, 39.17), 5, 3);
  park(builder, rng, toPlane(108.715, 38.815), 5, 4);
  park(builder, rng, toPlane(109.205, 38.885), 3, 2);
  const box = boxOf(OUTLINE);
  scatter(40, () => {
    const [x, y] = somewhere(rng, box, 0.1);
    const ring = ragged(x, y, rng.between(60, 170), rng.integer(1, 999));
    if (sandiness(x, y) < -0.1 || !builder.canBuild(ring, 10)) return false;
    builder.addArea('pit', '0602', ring, 0, rng.integer(0, 1e6));
    builder.ground.take(ring, 14);
    return true;
  });
  scatter(14, () => {
    const [x, y] = somewhere(rng, box, 0.15);
    const ring = rectangle(x, y, rng.between(420, 900), rng.between(320, 700), 0);
    if (sandiness(x, y) < 0.1 || !builder.canBuild(ring, 20)) return false;
    builder.addArea('solar', '0601', ring, 0, rng.integer(0, 1e6));
    builder.ground.take(ring, 20);
    return true;
  });
}

function scatter(count: number, attempt: () => boolean): void {
  for (let built = 0, tries = 0; built < count && tries < count * 60; tries++) if (attempt()) built++;
}

function somewhere(
  rng: Rng,
  box: { minX: number; minY: number; maxX: number; maxY: number },
  inPlaces: number,
): Point {
  const b = rng.chance(inPlaces) ? rng.pick(PLACES).box : box;
  return [rng.between(b.minX + 200, b.maxX - 200), rng.between(b.minY + 200, b.maxY - 200)];
}

function park(builder: Builder, rng: Rng, centre: Point, columns: number, rows: number): void {
  const angle = rng.between(-0.2, 0.2);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      if (rng.chance(0.12)) continue;
      const u = (i - (columns - 1) / 2) * 340;
      const v = (j - (rows - 1) / 2) * 290;
      const ring = rectangle(
        centre[0] + u * Math.cos(angle) - v * Math.sin(angle),
        centre[1] + u * Math.sin(angle) + v * Math.cos(angle),
        310,
        262,
        angle,
      );
      if (!builder.canBuild(ring, 0)) continue;
      builder.addArea(
        'industry',
        rng.weighted([
          ['0601', 8],
          ['0508', 1],
          ['1201', 0.6],
        ]),
        ring,
        angle,
        rng.integer(0, 1e6),
      );
      builder.ground.take(ring, 2);
    }
  }
}

/** How likely gas wells are: strong in the north-west and middle of the county, weak on the river. */
export function gasField(x: number, y: number): number {
  return Math.max(0, 0.5 + 0.6 * noise(x / 15_000, y / 15_000, 95) + y / 180_000);
}

/** A way from a pad to the nearest road end or well, bent round nothing in particular. */
export function accessTrack(from: Point, to: Point, seed: number): Point[] {
  const steps = Math.max(3, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 40));
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const t = i / steps;
    const x = from[0] + (to[0] - from[0]) * t;
    const y = from[1] + (to[1] - from[1]) * t;
    const shift = 34 * Math.sin(Math.PI * t) * noise(x / 220, y / 220, seed);
    return [x - ((to[1] - from[1]) / length) * shift, y + ((to[0] - from[0]) / length) * shift];
  });
}

/** Push a way round the irrigated circles it would cut. */
function roundPivots(points: Point[], builder: Builder): Point[] {
  const circles = builder.features.flatMap(({ kind, shape }) =>
    kind === 'pivot' && shape.type === 'circle' ? [shape] : [],
  );
  return points.map(([x, y]) => {
    for (const { cx, cy, r } of circles) {
      const d = Math.hypot(x - cx, y - cy);
      if (d < r + 9 && d > 0) return [cx + ((x - cx) / d) * (r + 9), cy + ((y - cy) / d) * (r + 9)];
    }
    return [x, y];
  });
}

/** Existing well pads; in a detail place each gets a track to the nearest road or track. */
export function buildWells(builder: Builder, rng: Rng, count: number): void {
  const box = boxOf(OUTLINE);
  const ways: Point[] = builder.features.flatMap(({ kind, shape }) =>
    (kind === 'villageRoad' || kind === 'highway') && shape.type === 'line' ? shape.points : [],
  );
  scatter(count, () => {
    const [x, y] = somewhere(rng, box, 0.04);
    if (!rng.chance(gasField(x, y))) return false;
    const angle = rng.between(-0.4, 0.4);
    const pad = rectangle(x, y, rng.between(64, 92), rng.between(48, 66), angle);
    if (!builder.canBuild(pad, 12)) return false;
    builder.addArea('well', '0602', pad, angle, rng.integer(0, 1e6));
    builder.ground.take(pad, 14);
    if (placeAt(x, y)) {
      const nearest = nearestPoint(ways, x, y);
      const track = roundPivots(accessTrack([x, y], nearest, rng.integer(1, 999)), builder);
      builder.addLine('track', '1006', track, 4.5);
      ways.push(...track);
    }
    return true;
  });
}

/** The point of a list that is nearest to (x, y). */
export function nearestPoint(points: readonly Point[], x: number, y: number): Point {
  let best = points[0]!;
  let least = Infinity;
  for (const p of points) {
    const d = (p[0] - x) ** 2 + (p[1] - y) ** 2;
    if (d < least) {
      least = d;
      best = p;
    }
  }
  return best;
}
