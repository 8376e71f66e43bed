import { noise } from '../basis/noise.ts';
import type { Point } from '../basis/plane.ts';
import { hash2, hashUnit } from '../basis/random.ts';
import { blend, type Canvas, type Colour, fillFlat, fillRing, mix, PIXEL_M, times } from './canvas.ts';
import { cropColour, isGreen, type Season } from './season.ts';
import { axesOfRing, box, localAxes } from './strokes.ts';
import { treeRow } from './trees.ts';

/** One strip or block of field: crop of the day, rows along its depth, blotches, a bare rim. */
export function paintField(canvas: Canvas, season: Season, ring: readonly Point[], style: number): void {
  const { local, halfU, halfV } = axesOfRing(ring);
  const crop = cropColour(season, hash2(style, season.date.length + season.date.charCodeAt(3), 3) % 1000);
  const green = isGreen(crop);
  const tone = 0.93 + 0.14 * hashUnit(style, 7, 5);
  const pitch = 1.1 + 1.2 * hashUnit(style, 8, 5);
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const [u, v] = local.of(c + 0.5, r + 0.5);
    const rows = Math.sin((u * 2 * Math.PI) / pitch / 2.2) * (green ? 0.03 : 0.045);
    const blotch = 0.09 * noise(u / 22 + style, v / 30, 501) + 0.06 * noise(u / 7, v / 9 + style, 502);
    const rim = Math.abs(v) > halfV - 1.6 || Math.abs(u) > halfU - 0.7 ? 0.35 : 0;
    blend(canvas, at, mix(times(crop, tone * (1 + rows + blotch)), season.soil, rim), coverage * 0.97);
  });
}

/** Centre-pivot circle: wheel rings, sectors in different state, the arm and its hub. */
export function paintPivot(
  canvas: Canvas,
  season: Season,
  centre: Point,
  radiusPx: number,
  style: number,
  fresh = false,
): void {
  const when = season.date.charCodeAt(3);
  const first = fresh ? ([124, 99, 72] as const) : cropColour(season, hash2(style, when, 13) % 1000);
  const second = fresh ? ([140, 114, 84] as const) : cropColour(season, hash2(style, when, 14) % 1000);
  const divided = hashUnit(style, 3, 21) < 0.42;
  const from = hashUnit(style, 4, 21) * 2 * Math.PI;
  const share = (0.22 + 0.4 * hashUnit(style, 5, 21)) * 2 * Math.PI;
  const arm = hashUnit(style, when, 22) * 2 * Math.PI;
  const span = 20 + 4 * hashUnit(style, 6, 21);
  const ring = Array.from(
    { length: 90 },
    (_, i): Point => [
      centre[0] + radiusPx * Math.cos((i / 90) * 2 * Math.PI),
      centre[1] + radiusPx * Math.sin((i / 90) * 2 * Math.PI),
    ],
  );
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const dx = c + 0.5 - centre[0];
    const dy = r + 0.5 - centre[1];
    const d = Math.hypot(dx, dy);
    const angle = (Math.atan2(dy, dx) - from + 4 * Math.PI) % (2 * Math.PI);
    const inSector = divided && angle < share;
    const crop: Colour = inSector ? second : first;
    const wheel = Math.abs(((d + span / 2) % span) - span / 2) < 0.55 ? 0.3 : 0;
    const grown =
      0.07 * noise(d / 9, angle * 3 + style, 511) +
      0.08 * noise(dx / 26 + style, dy / 26, 512) +
      0.04 * noise(dx / 6, dy / 6, 513);
    const sweep = ((Math.atan2(dy, dx) - arm + 4 * Math.PI) % (2 * Math.PI)) / (2 * Math.PI);
    const moist = sweep < 0.18 ? 0.93 + sweep * 0.39 : 1;
    const seedRows = 1 + 0.025 * Math.sin(inSector ? (dx + dy) * 2.6 : d * 3.1);
    const rim = d > radiusPx - 1.4 ? 0.45 : 0;
    blend(
      canvas,
      at,
      mix(times(crop, (1 + grown) * moist * seedRows), season.soil, Math.max(wheel, rim)),
      coverage * 0.98,
    );
  });
  if (fresh) {
    for (let k = 0; k < 6; k++) {
      const a = from + k;
      fillFlat(
        canvas,
        box(
          localAxes(
            [centre[0] + Math.cos(a) * radiusPx * 0.6, centre[1] + Math.sin(a) * radiusPx * 0.6],
            1,
            0,
          ),
          -3,
          -1,
          3,
          1,
        ),
        season.sand,
        0.3,
      );
    }
  }
  const axes = localAxes(centre, Math.cos(arm), Math.sin(arm));
  fillFlat(canvas, box(axes, 0, 0.5, radiusPx - 2, 1.3), [70, 66, 58], 0.45);
  fillFlat(canvas, box(axes, 0, -0.35, radiusPx - 2, 0.35), [214, 212, 206], 0.75);
  fillFlat(canvas, box(axes, -1.4, -1.4, 1.4, 1.4), [206, 200, 190], 0.9);
}

/** Shelter belt along one side of a block of fields. */
export function paintShelterBelt(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  style: number,
): void {
  if (hashUnit(style, 2, 31) > 0.16) return;
  const side = hash2(style, 3, 31) % 2 === 0 ? [ring[0]!, ring[3]!] : [ring[1]!, ring[2]!];
  treeRow(canvas, season, side, 7 / PIXEL_M, 1.15, style % 9973);
}
