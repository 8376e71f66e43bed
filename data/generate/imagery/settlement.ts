import type { Point } from '../basis/plane.ts';
import { createRng, type Rng } from '../basis/random.ts';
import { blend, type Canvas, type Colour, fillFlat, fillRing, times } from './canvas.ts';
import type { Season } from './season.ts';
import { axesOfRing, box, heap, type Local, outline, roof, tank, yardFloor } from './strokes.ts';
import { tree, treesIn } from './trees.ts';

export const ROOFS: readonly (readonly [Colour, number])[] = [
  [[158, 84, 66], 30],
  [[74, 108, 152], 26],
  [[150, 148, 146], 18],
  [[206, 206, 204], 14],
  [[176, 108, 84], 8],
  [[112, 120, 116], 6],
];
export const SHEDS: readonly (readonly [Colour, number])[] = [
  [[78, 118, 168], 40],
  [[204, 206, 208], 26],
  [[146, 150, 154], 18],
  [[164, 96, 78], 8],
];

const EARTH: Colour = [186, 166, 132];
const CONCRETE: Colour = [182, 178, 168];

/** Farm yard: house at the back, sheds, a few trees, hay. */
export function paintFarmstead(canvas: Canvas, season: Season, ring: readonly Point[], style: number): void {
  const rng = createRng(style + 11);
  const { local, halfU, halfV } = axesOfRing(ring);
  yardFloor(canvas, ring, EARTH, style);
  const colour = rng.weighted(ROOFS);
  const back = rng.chance(0.75) ? -1 : 1;
  const depth = rng.between(2.8, 3.6);
  const v0 = back < 0 ? -halfV + 1.2 : halfV - 1.2 - depth;
  roof(canvas, season, local, -halfU * 0.72, v0, halfU * 0.62, v0 + depth, 4, colour);
  if (rng.chance(0.75)) {
    const shed = rng.weighted(SHEDS);
    const u = rng.chance(0.5) ? -halfU + 1 : halfU - 3.4;
    roof(canvas, season, local, u, -halfV * 0.3, u + 2.4, halfV * 0.65, 3, shed);
  }
  if (rng.chance(0.5)) {
    const [x, y] = local.at(halfU * rng.between(-0.4, 0.5), -back * halfV * 0.55);
    heap(canvas, season, x, y, rng.between(1, 1.9), [176, 152, 92]);
  }
  outline(canvas, ring, 0.5, [150, 138, 120], 0.7);
  for (let k = 0; k < rng.integer(1, 6); k++) {
    const [x, y] = local.at(
      (halfU + rng.between(0.5, 2.5)) * (rng.chance(0.5) ? 1 : -1),
      rng.between(-halfV, halfV),
    );
    tree(canvas, season, x, y, rng.between(0.9, 1.9), rng.next());
  }
}

/** Animal sheds: long low roofs with open runs of trodden earth. */
export function paintPens(canvas: Canvas, season: Season, ring: readonly Point[], style: number): void {
  const rng = createRng(style + 12);
  const { local, halfU, halfV } = axesOfRing(ring);
  yardFloor(canvas, ring, [150, 128, 100], style);
  const colour = rng.weighted(SHEDS);
  const rows = Math.max(1, Math.round(halfV / 5.2));
  const pitch = (2 * halfV - 1) / rows;
  for (let k = 0; k < rows; k++) {
    const v = -halfV + 0.7 + k * pitch;
    roof(canvas, season, local, -halfU + 0.9, v, halfU - 0.9, v + Math.min(4.4, pitch * 0.48), 3.2, colour);
  }
  outline(canvas, ring, 0.45, [120, 110, 98], 0.75);
}

/** Large halls on a paved yard with bays, tanks or stock here and there. */
export function paintWorks(canvas: Canvas, season: Season, ring: readonly Point[], style: number): void {
  const rng = createRng(style + 13);
  const { local, halfU, halfV } = axesOfRing(ring);
  yardFloor(canvas, ring, rng.pick([CONCRETE, [170, 160, 142], [190, 180, 160]] as const), style);
  const columns = Math.max(1, Math.round(halfU / 22));
  const rows = Math.max(1, Math.round(halfV / 20));
  const w = (2 * halfU - 6) / columns;
  const h = (2 * halfV - 6) / rows;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const u = -halfU + 3 + i * w;
      const v = -halfV + 3 + j * h;
      const sort = rng.next();
      if (sort < 0.62)
        roof(
          canvas,
          season,
          local,
          u + 2,
          v + 2,
          u + w * rng.between(0.62, 0.92),
          v + h * rng.between(0.5, 0.86),
          rng.between(7, 12),
          rng.weighted(SHEDS),
        );
      else if (sort < 0.78) tanks(canvas, season, local, u + 3, v + 3, w - 5, h - 5, rng);
      else if (sort < 0.88) {
        const [x, y] = local.at(u + w / 2, v + h / 2);
        heap(
          canvas,
          season,
          x,
          y,
          Math.min(w, h) * 0.24,
          rng.pick([
            [74, 70, 66],
            [180, 160, 124],
            [140, 130, 118],
          ] as const),
        );
      } else treesIn(canvas, season, box(local, u + 2, v + 2, u + w - 2, v + h - 2), 3.4, 1.2, style);
    }
  }
  outline(canvas, ring, 0.5, [140, 134, 126], 0.8);
}

function tanks(
  canvas: Canvas,
  season: Season,
  local: Local,
  u0: number,
  v0: number,
  w: number,
  h: number,
  rng: Rng,
): void {
  const r = rng.between(2.2, 4);
  for (let u = u0 + r; u < u0 + w - r; u += 2.5 * r) {
    for (let v = v0 + r; v < v0 + h - r; v += 2.5 * r)
      tank(canvas, season, ...local.at(u, v), r, [214, 212, 206]);
  }
}

/** A town block by its land class: slabs, courtyards, shops, a school with its field, a park. */
export function paintTownBlock(
  canvas: Canvas,
  season: Season,
  ring: readonly Point[],
  dlbm: string,
  style: number,
): void {
  const rng = createRng(style + 14);
  const { local, halfU, halfV } = axesOfRing(ring);
  if (dlbm === '0810') {
    yardFloor(canvas, ring, season.meadow, style);
    treesIn(canvas, season, ring, 3.2, 1.5, style);
    fillFlat(canvas, box(local, -halfU, -0.8, halfU, 0.8), [198, 190, 172]);
    return;
  }
  if (dlbm === '0601') {
    paintWorks(canvas, season, ring, style);
    return;
  }
  yardFloor(canvas, ring, dlbm === '1201' ? EARTH : [168, 162, 150], style);
  if (dlbm === '1201') return;
  if (dlbm === '0701') {
    if (rng.chance(0.45)) slabs(canvas, season, local, halfU, halfV, rng);
    else courtyards(canvas, season, local, halfU, halfV, rng);
    return;
  }
  roof(
    canvas,
    season,
    local,
    -halfU * 0.6,
    -halfV * 0.75,
    halfU * 0.6,
    -halfV * 0.35,
    14,
    rng.pick([
      [196, 190, 180],
      [172, 120, 98],
      [150, 150, 152],
    ] as const),
    false,
  );
  if (dlbm === '08H2') {
    fillRing(canvas, oval(local, 0, halfV * 0.35, halfU * 0.5, halfV * 0.38), (at, _c, _r, k) =>
      blend(canvas, at, [168, 84, 66], k),
    );
    fillRing(canvas, oval(local, 0, halfV * 0.35, halfU * 0.4, halfV * 0.26), (at, _c, _r, k) =>
      blend(canvas, at, [86, 124, 64], k),
    );
  } else {
    for (let k = 0; k < 3; k++) {
      const u = -halfU * 0.7 + k * halfU * 0.5;
      roof(canvas, season, local, u, halfV * 0.1, u + halfU * 0.36, halfV * 0.6, 8, rng.weighted(ROOFS));
    }
  }
  treesIn(canvas, season, box(local, -halfU + 1, halfV - 4, halfU - 1, halfV - 1), 3, 1.1, style);
}

function oval(local: Local, u: number, v: number, ru: number, rv: number): Point[] {
  return Array.from({ length: 32 }, (_, i) =>
    local.at(u + ru * Math.cos((i / 32) * 6.2832), v + rv * Math.sin((i / 32) * 6.2832)),
  );
}

function slabs(canvas: Canvas, season: Season, local: Local, halfU: number, halfV: number, rng: Rng): void {
  const colour = rng.pick([
    [188, 178, 164],
    [170, 116, 94],
    [158, 160, 164],
  ] as const);
  for (let v = -halfV + 4; v < halfV - 8; v += 14.5) {
    for (let u = -halfU + 3; u < halfU - 16; u += 22) {
      roof(canvas, season, local, u, v, u + 18.5, v + 5, 17, times(colour, rng.between(0.94, 1.06)), false);
      tree(canvas, season, ...local.at(u + 8, v + 9.5), 1.2, rng.next());
    }
  }
}

function courtyards(
  canvas: Canvas,
  season: Season,
  local: Local,
  halfU: number,
  halfV: number,
  rng: Rng,
): void {
  for (let v = -halfV + 2; v < halfV - 7; v += 10) {
    for (let u = -halfU + 2; u < halfU - 6; u += 7.6) {
      if (rng.chance(0.07)) continue;
      roof(canvas, season, local, u, v, u + 6.6, v + 3.4, 4, rng.weighted(ROOFS));
      if (rng.chance(0.5)) roof(canvas, season, local, u, v + 4.4, u + 2.2, v + 7.6, 3, rng.weighted(ROOFS));
      if (rng.chance(0.35)) tree(canvas, season, ...local.at(u + 5, v + 6), 1.1, rng.next());
    }
  }
}
