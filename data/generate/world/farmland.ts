import { fbm } from '../basis/noise.ts';
import type { Point } from '../basis/plane.ts';
import type { Rng } from '../basis/random.ts';
import { boxOf, planeArea, rectangle } from '../basis/shapes.ts';
import type { Builder } from './builder.ts';
import { PLACES, placeAt } from './grid.ts';
import { basin, MARSH_LEVEL, sandiness } from './natural.ts';
import { inCounty, OUTLINE } from './outline.ts';
import { RIVERS, roughRiverDistance } from './rivers.ts';
import { VILLAGES } from './villages.ts';

const RADII_M = [150, 175, 205, 240, 290, 350];

/** Circles watered by centre pivots, in rows of equal size. */
export function buildPivots(builder: Builder, rng: Rng, clusters: number): void {
  const box = boxOf(OUTLINE);
  const near = (cx: number, cy: number, wanted: number) => {
    const r = rng.pick(RADII_M);
    const step = 2 * r + 14;
    const side = Math.ceil(Math.sqrt(wanted));
    const angle = rng.between(-0.15, 0.15);
    let built = 0;
    for (let k = 0; k < side * side && built < wanted; k++) {
      const u = (k % side) * step;
      const v = Math.floor(k / side) * step;
      const x = cx + u * Math.cos(angle) - v * Math.sin(angle);
      const y = cy + u * Math.sin(angle) + v * Math.cos(angle);
      if (sandiness(x, y) > 0.3 || basin(x, y) > MARSH_LEVEL - 0.08 || !inCounty(x, y)) continue;
      if (basin(x + r, y) > MARSH_LEVEL || basin(x - r, y) > MARSH_LEVEL) continue;
      if (![0, 1, 2, 3].every((q) => inCounty(x + r * Math.cos(q * 1.57), y + r * Math.sin(q * 1.57))))
        continue;
      if (!builder.ground.freeCircle(x, y, r + 5)) continue;
      builder.addCircle('pivot', '0102', x, y, r, rng.integer(0, 1e6));
      builder.ground.takeCircle(x, y, r + 6);
      built++;
    }
    return built;
  };
  for (let done = 0, tries = 0; done < clusters && tries < clusters * 40; tries++) {
    const x = rng.between(box.minX, box.maxX);
    const y = rng.between(box.minY, box.maxY);
    const water = Math.exp(-roughRiverDistance(x, y) / 7000);
    if (!rng.chance(0.12 + 0.6 * water + 0.5 * Math.max(0, fbm(x / 9000, y / 9000, 81, 2)))) continue;
    if (
      near(
        x,
        y,
        rng.weighted([
          [1, 3],
          [2, 3],
          [4, 3],
          [9, 1.4],
          [12, 0.5],
        ]),
      ) > 0
    )
      done++;
  }
  for (const { box: place, id } of PLACES) {
    for (let k = 0; k < (id === 'wudinghe' ? 26 : 11); k++) {
      near(
        rng.between(place.minX, place.maxX - 400),
        rng.between(place.minY, place.maxY - 400),
        rng.integer(1, 4),
      );
    }
  }
}

/** Put one four-cornered block of fields down; in a detail place it is cut into its single strips. */
function block(
  builder: Builder,
  rng: Rng,
  corners: readonly [Point, Point, Point, Point],
  dlbm: string,
): void {
  const [a, b, c, d] = corners;
  const mid: Point = [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4];
  const inner = corners.map(([x, y]): Point => [x + (mid[0] - x) * 0.12, y + (mid[1] - y) * 0.12]);
  if (planeArea(corners) < 6000 || corners.some(([x, y]) => !inCounty(x, y)) || basin(...mid) > MARSH_LEVEL)
    return;
  if (!builder.ground.free(inner, 0)) return;
  builder.ground.take(inner, 4);
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  if (!placeAt(...mid)) {
    builder.addArea('field', dlbm, [...corners], angle, rng.integer(0, 1e6));
    return;
  }
  const cuts = Array.from({ length: rng.integer(4, 9) }, () => rng.between(0.6, 1.5));
  const total = cuts.reduce((sum, cut) => sum + cut, 0);
  const between = (p: Point, q: Point, t: number): Point => [
    p[0] + (q[0] - p[0]) * t,
    p[1] + (q[1] - p[1]) * t,
  ];
  let from = 0;
  for (const cut of cuts) {
    const to = from + cut / total;
    const strip = [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
    builder.addArea('field', dlbm, strip, angle, rng.integer(0, 1e6));
    from = to;
  }
}

/** Blocks of strip fields on both banks of the rivers, a few rows deep, following the valley's bends. */
export function buildRiverFields(builder: Builder, rng: Rng): void {
  const STEP = 5;
  for (const { line, bedM } of RIVERS) {
    const rows = bedM > 80 ? 6 : 3;
    const smooth = line.map((_, i): Point => {
      const near = line.slice(Math.max(0, i - 7), i + 8);
      return [
        near.reduce((sum, p) => sum + p[0], 0) / near.length,
        near.reduce((sum, p) => sum + p[1], 0) / near.length,
      ];
    });
    const offset = (i: number, off: number): Point => {
      const p = smooth[Math.max(0, i - 3)]!;
      const q = smooth[Math.min(smooth.length - 1, i + 3)]!;
      const length = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1;
      return [smooth[i]![0] - ((q[1] - p[1]) / length) * off, smooth[i]![1] + ((q[0] - p[0]) / length) * off];
    };
    for (const side of [-1, 1]) {
      let back = bedM * 0.55;
      for (let row = 0; row < rows; row++) {
        const depth = rng.between(170, 250);
        for (let i = 3 + row; i + STEP + 3 < line.length; i += STEP) {
          if (rng.chance(0.06 + row * 0.1)) continue;
          const near = [offset(i, side * back), offset(i + STEP, side * back)] as const;
          const far = [offset(i, side * (back + depth)), offset(i + STEP, side * (back + depth))] as const;
          const gap = (p: Point, q: Point): Point => [
            q[0] + ((p[0] - q[0]) * 7) / 290,
            q[1] + ((p[1] - q[1]) * 7) / 290,
          ];
          const corners: [Point, Point, Point, Point] =
            side > 0
              ? [near[0], gap(near[0], near[1]), gap(far[0], far[1]), far[0]]
              : [far[0], gap(far[0], far[1]), gap(near[0], near[1]), near[0]];
          block(builder, rng, corners, row > 2 && rng.chance(0.3) ? '0103' : '0102');
        }
        back += depth + rng.between(7, 13);
      }
    }
  }
}

/** Fields round the village centres and, thinly, elsewhere on meadow ground. */
export function buildVillageFields(builder: Builder, rng: Rng): void {
  for (const { centre } of VILLAGES) {
    for (let k = 0; k < 46; k++) {
      const a = rng.between(0, Math.PI * 2);
      const r = 300 + 2600 * rng.next() ** 1.4;
      const x = centre[0] + Math.cos(a) * r;
      const y = centre[1] + Math.sin(a) * r;
      if (sandiness(x, y) > 0.12) continue;
      const angle = Math.round(rng.between(0, 2)) * 1.5708 + (centre[0] % 20) / 60;
      const ring = rectangle(x, y, rng.between(120, 320), rng.between(100, 240), angle) as [
        Point,
        Point,
        Point,
        Point,
      ];
      block(
        builder,
        rng,
        ring,
        rng.weighted([
          ['0102', 7],
          ['0103', 2],
          ['0403', 1],
        ]),
      );
    }
  }
}
