import type { Point } from '../basis/plane.ts';
import { createRng, hashUnit } from '../basis/random.ts';
import { blend, type Canvas, fillFlat, fillRing, PIXEL_M, times } from './canvas.ts';
import type { Season } from './season.ts';
import { box, type Local, outline, roof, yardFloor } from './strokes.ts';

/** Gas well pad: gravel, a row of wellheads, a cabin, a flare pit, tyre marks. */
export function paintWell(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  local: Local,
  halfU: number,
  halfV: number,
  style: number,
): void {
  const rng = createRng(style + 15);
  yardFloor(canvas, ring, [206, 196, 174], style);
  outline(canvas, ring, 0.7, [176, 160, 130], 0.6);
  const heads = rng.integer(1, 4);
  for (let k = 0; k < heads; k++) {
    const u = (k - (heads - 1) / 2) * Math.min(3.4, (halfU * 1.4) / heads);
    roof(canvas, season, local, u - 0.5, -0.5, u + 0.5, 0.5, 3.5, [88, 92, 96], false);
  }
  roof(
    canvas,
    season,
    local,
    -halfU * 0.75,
    -halfV * 0.7,
    -halfU * 0.75 + 3,
    -halfV * 0.7 + 1.7,
    3,
    rng.pick([
      [226, 226, 222],
      [84, 122, 168],
    ] as const),
    false,
  );
  fillFlat(
    canvas,
    box(local, halfU * 0.45, halfV * 0.35, halfU * 0.45 + 2, halfV * 0.35 + 1.6),
    [84, 76, 66],
    0.8,
  );
}

/** Panel rows: dark blue strips with lit upper edges and bare ground between, in blocks with lanes. */
export function paintSolar(
  canvas: Canvas,
  ring: readonly Point[],
  local: Local,
  blockU: number,
  blockV: number,
): void {
  const pitch = 7 / PIXEL_M;
  fillRing(canvas, ring, (at, c, r, coverage) => {
    const [u, v] = local.of(c + 0.5, r + 0.5);
    const inU = ((u % blockU) + blockU) % blockU;
    const inV = ((v % blockV) + blockV) % blockV;
    const ground = 0.94 + 0.08 * hashUnit(c >> 1, r >> 1, 551);
    if (inU < 2.4 || inV < 1.8) {
      blend(canvas, at, times([200, 182, 146], ground), coverage * 0.9);
      return;
    }
    const row = (((inV - 1.8) % pitch) + pitch) % pitch;
    const share =
      Math.min(1, Math.max(0, (row - 0.2) / 0.7)) * Math.min(1, Math.max(0, (pitch * 0.74 - row) / 0.7));
    const gap = inU % 13 < 0.5 ? 0.45 : 1;
    blend(canvas, at, times([164, 148, 118], ground * 0.92), coverage * 0.9);
    blend(
      canvas,
      at,
      times([44, 56, 86], 0.92 + 0.2 * hashUnit(Math.floor(u / 5), Math.floor(v / pitch), 552)),
      coverage * share * gap,
    );
  });
  outline(canvas, ring, 0.6, [210, 196, 166], 0.7);
}
