import { noise, smoothstep } from '../basis/noise.ts';
import { hashUnit } from '../basis/random.ts';
import { paddockAt } from '../layers/paddocks.ts';
import { basin, growthAt, MARSH_LEVEL, SALT_LEVEL, sandiness, WATER_LEVEL, WIND } from '../world/natural.ts';
import { roughRiverDistance } from '../world/rivers.ts';
import { type Canvas, type Colour, mix, PIXEL_M } from './canvas.ts';
import type { Season } from './season.ts';

const STEP = 8;

/** Smooth fields of the ground, worked out on every eighth pixel and read between. */
export interface Fields {
  sand(column: number, row: number): number;
  basin(column: number, row: number): number;
  wet(column: number, row: number): number;
  growth(column: number, row: number): number;
}

function sampled(
  canvas: Canvas,
  at: (x: number, y: number) => number,
): (column: number, row: number) => number {
  const w = Math.ceil(canvas.width / STEP) + 2;
  const h = Math.ceil(canvas.height / STEP) + 2;
  const values = new Float32Array(w * h);
  for (let j = 0; j < h; j++) {
    for (let i = 0; i < w; i++) values[j * w + i] = at(...canvas.toPlane(i * STEP, j * STEP));
  }
  return (column, row) => {
    const u = column / STEP;
    const v = row / STEP;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const fu = u - i;
    const fv = v - j;
    const k = j * w + i;
    const low = values[k]! + (values[k + 1]! - values[k]!) * fu;
    const high = values[k + w]! + (values[k + w + 1]! - values[k + w]!) * fu;
    return low + (high - low) * fv;
  };
}

/** Height of one train of dunes: gentle windward side, steep lee side, crests that break and shift. */
function duneTrain(x: number, y: number, lengthM: number, seed: number): number {
  const along = x * WIND.x + y * WIND.y;
  const across = x * WIND.y - y * WIND.x;
  const warp =
    0.55 * noise(x / (lengthM * 1.9), y / (lengthM * 1.9), seed) +
    0.2 * noise(x / (lengthM * 0.62), y / (lengthM * 0.62), seed + 1);
  const phase = along / lengthM + warp;
  const crest = Math.floor(phase);
  const f = phase - crest;
  const alive = smoothstep(-0.35, 0.45, noise(across / (lengthM * 1.7), crest * 0.731 + 0.37, seed + 2));
  const profile = f < 0.7 ? smoothstep(0, 0.7, f) : 1 - smoothstep(0.7, 0.93, f);
  return profile * alive;
}

/** Dune height in metres at a plane point, for fully open sand. */
export const duneHeight = (x: number, y: number) =>
  14 * duneTrain(x, y, 150, 401) + 4.2 * duneTrain(x, y, 52, 411);

/** Paint natural ground: sand with lit and shaded slopes, pasture, meadow, salt flats and lakes. */
export function paintGround(canvas: Canvas, season: Season): Fields {
  const { width, height, rgb } = canvas;
  const fields: Fields = {
    sand: sampled(canvas, sandiness),
    basin: sampled(canvas, basin),
    growth: sampled(canvas, growthAt),
    wet: sampled(canvas, (x, y) => Math.exp(-((roughRiverDistance(x, y) / 420) ** 2))),
  };
  const paddock = sampled(canvas, (x, y) => {
    const mark = paddockAt(x, y);
    return hashUnit(mark, Math.floor(x / 30_000), 77) - 0.5;
  });
  const planeX = sampled(canvas, (x) => x);
  const planeY = sampled(canvas, (_x, y) => y);
  const relief = new Float32Array(width * height);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const strength = smoothstep(0.05, 0.4, fields.sand(c, r));
      if (strength > 0) relief[r * width + c] = strength * duneHeight(planeX(c, r), planeY(c, r));
    }
  }
  const [lx, ly, lz] = season.light;
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const at = r * width + c;
      const x = planeX(c, r);
      const y = planeY(c, r);
      const sand = fields.sand(c, r);
      const h = relief[at]!;
      const east = c + 1 < width ? relief[at + 1]! - h : h - relief[at - 1]!;
      const north = r > 0 ? relief[at - width]! - h : h - relief[at + width]!;
      const sx = (east / PIXEL_M) * 1.25;
      const sy = (north / PIXEL_M) * 1.25;
      const lambert = (-sx * lx - sy * ly + lz) / Math.sqrt(1 + sx * sx + sy * sy) / lz;
      const dune = smoothstep(0.05, 0.4, sand);
      const mottle =
        noise(x / 46, y / 46, 421) * 0.5 +
        noise(x / 15, y / 15, 422) * 0.35 +
        noise(x / 6, y / 6, 423) * 0.25;
      const patchy =
        noise(x / 640, y / 640, 426) * 0.5 +
        noise(x / 210, y / 210, 424) * 0.6 +
        noise(x / 90, y / 90, 425) * 0.4;
      const growth = fields.growth(c, r);
      const broad =
        noise(x / 1500, y / 1500, 427) * 0.6 +
        noise(x / 380, y / 380, 428) * 0.55 +
        noise(x / 130, y / 130, 429) * 0.3;
      const bushy = smoothstep(0.1, 0.4, growth) * (1 - smoothstep(0.2, 0.45, sand));
      const sown = smoothstep(0.56, 0.68, growth) * (1 - smoothstep(0.05, 0.15, sand));
      const low = dune > 0 ? 1 - smoothstep(0.5, 5, h) : 0;
      let cover =
        0.74 -
        0.66 * smoothstep(-0.3, 0.36, sand) +
        0.2 * patchy +
        0.16 * mottle +
        0.5 * low * dune * (1 - smoothstep(0.3, 0.8, sand)) +
        0.16 * bushy +
        0.3 * broad * (1 - dune);
      cover += 0.34 * paddock(c, r) * (1 - dune) + 0.2 * fields.wet(c, r);
      cover = Math.min(1, Math.max(0, cover));
      const bare = mix(season.soil, season.sand, smoothstep(-0.12, 0.3, sand + 0.12 * patchy));
      let colour = mix(
        bare,
        mix(
          season.grass,
          season.meadow,
          Math.min(1, 0.5 * sown + 0.55 * fields.wet(c, r) + 0.45 * smoothstep(0, 0.6, broad)),
        ),
        cover * 0.88,
      );
      if (bushy > 0) colour = mix(colour, season.shrub, 0.34 * bushy * (1 - sown));
      if (growth < -0.62)
        colour = mix(colour, season.tree, 0.42 * smoothstep(0.62, 0.74, -growth) * (1 - dune));
      const tone =
        (0.955 + 0.075 * mottle + 0.04 * patchy) * (dune > 0 ? 0.2 + 0.8 * Math.max(0.3, lambert) : 1);
      colour = [colour[0] * tone, colour[1] * tone, colour[2] * tone];
      colour = withBasin(colour, fields.basin(c, r) + 0.02 * mottle + 0.012 * patchy, season);
      rgb[at * 3] = colour[0];
      rgb[at * 3 + 1] = colour[1];
      rgb[at * 3 + 2] = colour[2];
    }
  }
  return fields;
}

/** Wet meadow, salt crust, shore and open water, from the rim of a basin inwards. */
function withBasin(colour: Colour, level: number, season: Season): Colour {
  if (level < MARSH_LEVEL - 0.04) return colour;
  let out = mix(colour, season.marsh, 0.75 * smoothstep(MARSH_LEVEL - 0.04, MARSH_LEVEL + 0.02, level));
  out = mix(out, season.salt, 0.85 * smoothstep(SALT_LEVEL - 0.015, SALT_LEVEL + 0.02, level));
  out = mix(out, season.shallow, smoothstep(WATER_LEVEL - 0.016, WATER_LEVEL, level));
  return mix(out, season.water, smoothstep(WATER_LEVEL, WATER_LEVEL + 0.05, level));
}

const BUSH_CELL = 2.6;

/** Single bushes and tufts with their shadows: dense on pasture, sparse and clumped on sand. */
export function paintShrubs(canvas: Canvas, season: Season, fields: Fields): void {
  const { width, height, rgb } = canvas;
  const dab = (column: number, row: number, radius: number, colour: Colour, alpha: number) => {
    for (
      let r = Math.max(0, Math.floor(row - radius));
      r <= Math.min(height - 1, Math.floor(row + radius));
      r++
    ) {
      for (
        let c = Math.max(0, Math.floor(column - radius));
        c <= Math.min(width - 1, Math.floor(column + radius));
        c++
      ) {
        const cover =
          Math.min(1, Math.max(0, radius + 0.35 - Math.hypot(c + 0.5 - column, r + 0.5 - row))) * alpha;
        if (cover <= 0) continue;
        const i = (r * width + c) * 3;
        rgb[i]! += (colour[0] - rgb[i]!) * cover;
        rgb[i + 1]! += (colour[1] - rgb[i + 1]!) * cover;
        rgb[i + 2]! += (colour[2] - rgb[i + 2]!) * cover;
      }
    }
  };
  const [ox, oy] = canvas.toPlane(0, 0);
  const baseI = Math.round(ox / (BUSH_CELL * PIXEL_M));
  const baseJ = Math.round(-oy / (BUSH_CELL * PIXEL_M));
  for (let j = 0; j * BUSH_CELL < height; j++) {
    for (let i = 0; i * BUSH_CELL < width; i++) {
      const draw = hashUnit(baseI + i, baseJ + j, 431);
      const column = (i + hashUnit(baseI + i, baseJ + j, 432)) * BUSH_CELL;
      const row = (j + hashUnit(baseI + i, baseJ + j, 433)) * BUSH_CELL;
      if (column >= width || row >= height) continue;
      if (fields.basin(column, row) > MARSH_LEVEL - 0.02) continue;
      const sand = fields.sand(column, row);
      const clump = noise(column / 34, row / 34, 434) + 0.5 * noise(column / 12, row / 12, 435);
      const bushy = smoothstep(0.1, 0.4, fields.growth(column, row));
      const density =
        (0.42 + 0.5 * bushy - (0.4 + 0.4 * bushy) * smoothstep(0, 0.5, sand)) *
          smoothstep(-0.75, 0.75, clump) +
        0.07;
      if (draw > density) continue;
      const radius = 0.42 + 0.95 * (draw / density) ** 3;
      dab(column + season.shadow[0] * 1.2, row + season.shadow[1] * 1.2, radius * 0.9, [58, 52, 44], 0.26);
      dab(column, row, radius, season.shrub, 0.5 + 0.3 * hashUnit(baseI + i, baseJ + j, 436));
    }
  }
}
