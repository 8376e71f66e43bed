import type { Point } from '../basis/plane.ts';
import { createRng } from '../basis/random.ts';
import type { Change } from '../patches/patch.ts';
import {
  blend,
  type Canvas,
  createMask,
  eachMasked,
  fillRing,
  PIXEL_M,
  strokeMask,
  times,
} from './canvas.ts';
import { paintPit, paintScraped, paintSpoil } from './digging.ts';
import { paintSolar, paintWell } from './energy.ts';
import { paintPivot } from './farm.ts';
import type { Season } from './season.ts';
import { paintFarmstead, paintPens, paintWorks, SHEDS } from './settlement.ts';
import { axesOfRing, castShadow, heap, type Local, localAxes, outline, roof, yardFloor } from './strokes.ts';
import { paintPond } from './water.ts';

/** Axes along the change's own direction. */
function axesOf(canvas: Canvas, { angle }: Change, centre: Point): Local {
  const a = canvas.toPixel(centre);
  const b = canvas.toPixel([centre[0] + 100 * Math.cos(angle), centre[1] + 100 * Math.sin(angle)]);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return localAxes(a, (b[0] - a[0]) / length, (b[1] - a[1]) / length);
}

/** Middle of the last four corners: the pad of a well outline comes after its road. */
function padCentre({ ring }: Change): { centre: Point; halfU: number; halfV: number } {
  const pad = ring.slice(-4);
  const centre: Point = [pad.reduce((s, p) => s + p[0], 0) / 4, pad.reduce((s, p) => s + p[1], 0) / 4];
  const side = (i: number, j: number) =>
    Math.hypot(pad[i]![0] - pad[j]![0], pad[i]![1] - pad[j]![1]) / 2 / PIXEL_M;
  return ring.length > 4
    ? { centre, halfU: side(1, 2), halfV: side(0, 1) }
    : { centre, halfU: side(0, 1), halfV: side(1, 2) };
}

/** Put one finished change on the ground, exactly inside its outline. */
export function paintChange(canvas: Canvas, season: Season, change: Change): void {
  const ring = change.ring.map(canvas.toPixel);
  const rng = createRng(change.seed);
  const middle: Point = [
    change.ring.reduce((s, p) => s + p[0], 0) / change.ring.length,
    change.ring.reduce((s, p) => s + p[1], 0) / change.ring.length,
  ];
  switch (change.works) {
    case 'well': {
      const { centre, halfU, halfV } = padCentre(change);
      paintWell(canvas, season, ring, axesOf(canvas, change, centre), halfU, halfV, change.seed);
      return;
    }
    case 'solar': {
      // Blocks hang on a corner of the outline, so that lanes fall on its steps.
      paintSolar(canvas, ring, axesOf(canvas, change, change.ring[0]!), 96 / PIXEL_M, 62 / PIXEL_M);
      return;
    }
    case 'minePit': {
      const coal = rng.chance(0.35);
      paintPit(
        canvas,
        season,
        ring,
        change.seed,
        coal ? [150, 132, 106] : [208, 184, 140],
        coal ? [72, 66, 62] : [186, 158, 114],
      );
      return;
    }
    case 'spoil':
      paintSpoil(
        canvas,
        season,
        ring,
        change.seed,
        rng.pick([
          [104, 98, 92],
          [196, 170, 126],
          [150, 140, 124],
        ] as const),
      );
      return;
    case 'earthworks':
      paintScraped(
        canvas,
        season,
        ring,
        Math.cos(change.angle),
        -Math.sin(change.angle),
        change.seed,
        rng.pick([
          [206, 178, 132],
          [190, 160, 118],
          [172, 142, 106],
        ] as const),
      );
      return;
    case 'building': {
      const { local, halfU, halfV } = axesOfRing(ring);
      if (ring.length === 4)
        roof(canvas, season, local, -halfU, -halfV, halfU, halfV, 7, rng.weighted(SHEDS));
      else paintLShape(canvas, season, change, ring);
      return;
    }
    case 'yard':
      paintFarmstead(canvas, season, ring, change.seed);
      return;
    case 'pens':
      paintPens(canvas, season, ring, change.seed);
      return;
    case 'paved': {
      const { local, halfU, halfV } = axesOfRing(ring);
      if (ring.length === 4 && halfU > 22 && rng.chance(0.4)) paintWorks(canvas, season, ring, change.seed);
      else {
        yardFloor(
          canvas,
          ring,
          rng.pick([
            [200, 196, 186],
            [186, 182, 174],
            [168, 166, 162],
          ] as const),
          change.seed,
        );
        outline(canvas, ring, 0.5, [146, 142, 134], 0.7);
        parked(canvas, season, local, halfU, halfV, rng.integer(3, 16), ring, change.seed);
      }
      return;
    }
    case 'road':
    case 'dirtRoad':
      paintNewRoad(canvas, change, ring);
      return;
    case 'newPivot':
      paintPivot(
        canvas,
        season,
        canvas.toPixel(middle),
        Math.hypot(ring[0]![0] - canvas.toPixel(middle)[0], ring[0]![1] - canvas.toPixel(middle)[1]),
        change.seed,
        true,
      );
      return;
    case 'pond':
      paintPond(canvas, season, ring, true);
      return;
  }
}

/** An L of two roofs: each corner ring is walked as flat roof with a lit parapet. */
function paintLShape(canvas: Canvas, season: Season, { seed }: Change, ring: Point[]): void {
  const colour = createRng(seed + 3).weighted(SHEDS);
  castShadow(canvas, season, ring, 7);
  yardFloor(canvas, ring, colour, seed, 1);
  outline(canvas, ring, 0.5, times(colour, 1.15), 0.9);
  heap(
    canvas,
    season,
    ring[0]![0] * 0.5 + ring[3]![0] * 0.5,
    ring[0]![1] * 0.5 + ring[3]![1] * 0.5,
    0.9,
    [210, 210, 206],
  );
}

/** Lorries standing on a yard. */
function parked(
  canvas: Canvas,
  season: Season,
  local: Local,
  halfU: number,
  halfV: number,
  count: number,
  ring: Point[],
  seed: number,
): void {
  const rng = createRng(seed + 5);
  const limit = ring.length === 4 ? 0.8 : 0.4;
  for (let k = 0; k < count; k++) {
    const u = rng.between(-halfU * limit, halfU * limit);
    const v = rng.between(-halfV * limit, halfV * limit);
    roof(
      canvas,
      season,
      local,
      u,
      v,
      u + 3.6,
      v + 1.1,
      3,
      rng.pick([
        [190, 60, 50],
        [226, 226, 224],
        [70, 100, 150],
        [120, 120, 120],
      ] as const),
      false,
    );
  }
}

/** A new road fills its outline; the wheel tracks of a dirt road or the asphalt run along the middle. */
function paintNewRoad(canvas: Canvas, change: Change, ring: Point[]): void {
  const finished = change.tblx === 'DL1';
  const bed = change.tblx === 'ND' ? ([204, 190, 160] as const) : ([196, 180, 148] as const);
  fillRing(canvas, ring, (at, _c, _r, coverage) => blend(canvas, at, bed, coverage * 0.96));
  const mask = createMask(canvas);
  strokeMask(
    canvas,
    mask,
    change.line!.map(canvas.toPixel),
    (change.halfWidthM! * (finished ? 0.72 : 0.45)) / PIXEL_M,
  );
  const surface = finished ? ([92, 91, 92] as const) : ([216, 204, 178] as const);
  eachMasked(mask, (at, coverage) => blend(canvas, at, surface, coverage * (finished ? 0.97 : 0.6)));
}
