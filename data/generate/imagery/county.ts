import { createBuckets } from '../basis/buckets.ts';
import { fbm, noise, smoothstep } from '../basis/noise.ts';
import { latToY, lonToX, xToLon, yToLat } from '../basis/plane.ts';
import { hash2, hashUnit } from '../basis/random.ts';
import { boxOf, inRing } from '../basis/shapes.ts';
import { paddockAt } from '../layers/paddocks.ts';
import type { Change, Works } from '../patches/patch.ts';
import type { Feature, FeatureKind } from '../world/feature.ts';
import { basin, growthAt, MARSH_LEVEL, SALT_LEVEL, sandiness, WATER_LEVEL, WIND } from '../world/natural.ts';
import { inCounty, OUTLINE } from '../world/outline.ts';
import { roughRiverDistance } from '../world/rivers.ts';
import type { World } from '../world/world.ts';
import { type Colour, mix, times } from './canvas.ts';
import type { Frame } from './frame.ts';
import type { Picture } from './geotiff.ts';
import { cropColour, type Season } from './season.ts';

/** Pixel size of the county image in degrees (about 60 m). */
const PIXEL_X = 60 / 87_200;
const PIXEL_Y = 60 / 111_000;
const SAMPLES = 2;

const BUILT: Partial<Record<FeatureKind, Colour>> = {
  town: [158, 150, 142],
  homestead: [176, 156, 128],
  facility: [168, 154, 138],
  industry: [176, 176, 180],
  mine: [120, 116, 114],
  pit: [206, 184, 142],
  well: [204, 194, 172],
  solar: [74, 82, 104],
  track: [190, 172, 136],
  villageRoad: [180, 172, 156],
  highway: [122, 118, 114],
  motorway: [112, 111, 112],
  railway: [120, 110, 102],
};
const DONE: Record<Works, Colour> = {
  well: [206, 196, 174],
  solar: [70, 78, 102],
  minePit: [190, 162, 118],
  spoil: [140, 130, 116],
  earthworks: [202, 174, 130],
  building: [150, 158, 172],
  yard: [176, 156, 128],
  paved: [190, 186, 178],
  pens: [150, 140, 124],
  road: [170, 160, 140],
  dirtRoad: [198, 182, 150],
  newPivot: [126, 102, 76],
  pond: [60, 76, 82],
};

function naturalColour(x: number, y: number, season: Season): Colour {
  const sand = sandiness(x, y);
  const growth = growthAt(x, y);
  const texture = fbm(x / 900, y / 900, 601, 3);
  const along = x * WIND.x + y * WIND.y;
  const across = x * WIND.y - y * WIND.x;
  const dune = smoothstep(0.1, 0.4, sand);
  const ripple = noise(along / 260 + 0.8 * noise(x / 500, y / 500, 602), across / 900, 603);
  const paddock = hashUnit(paddockAt(x, y), Math.floor(x / 30_000), 77) - 0.5;
  const wet = Math.exp(-((roughRiverDistance(x, y) / 420) ** 2));
  const cover = Math.min(
    1,
    Math.max(
      0,
      0.8 - 0.7 * smoothstep(-0.3, 0.36, sand) + 0.28 * texture + 0.3 * paddock * (1 - dune) + 0.2 * wet,
    ),
  );
  const bare = mix(season.soil, season.sand, smoothstep(-0.12, 0.3, sand + 0.1 * texture));
  const green = mix(season.grass, season.meadow, Math.min(1, 0.55 * wet + 0.5 * smoothstep(0, 0.6, texture)));
  let colour = mix(bare, green, cover * 0.88);
  const bushy = smoothstep(0.1, 0.4, growth) * (1 - smoothstep(0.2, 0.45, sand));
  colour = mix(colour, season.shrub, 0.3 * bushy + 0.14 * (1 - dune));
  if (growth < -0.62) colour = mix(colour, season.tree, 0.4 * smoothstep(0.62, 0.74, -growth) * (1 - dune));
  colour = times(colour, 0.96 + 0.05 * texture + 0.13 * dune * ripple);
  const level = basin(x, y);
  if (level < MARSH_LEVEL - 0.04) return colour;
  let out = mix(colour, season.marsh, 0.75 * smoothstep(MARSH_LEVEL - 0.04, MARSH_LEVEL + 0.02, level));
  out = mix(out, season.salt, 0.85 * smoothstep(SALT_LEVEL - 0.015, SALT_LEVEL + 0.02, level));
  out = mix(out, season.shallow, smoothstep(WATER_LEVEL - 0.016, WATER_LEVEL, level));
  return mix(out, season.water, smoothstep(WATER_LEVEL, WATER_LEVEL + 0.05, level));
}

function featureColour(
  { kind, style, dlbm }: Feature,
  season: Season,
  x: number,
  y: number,
): Colour | undefined {
  const when = season.date.charCodeAt(3);
  const built = BUILT[kind];
  if (built) return times(built, 0.9 + 0.2 * hashUnit(Math.floor(x / 45), Math.floor(y / 45), 611));
  if (kind === 'pivot')
    return times(cropColour(season, hash2(style, when, 13) % 1000), 1 + 0.06 * noise(x / 90, y / 90, 612));
  if (kind === 'field') {
    // Over the county a block stands for a handful of strips; each cell shows one of them.
    const strip = hash2(style + Math.floor((x + y * 0.4) / 70), when, 3);
    return cropColour(season, strip % 1000);
  }
  if (kind === 'grove') return dlbm === '0201' ? season.meadow : season.tree;
  if (kind === 'pond') return season.water;
  if (kind === 'river') return mix(season.shallow, season.water, 0.5);
  return kind === 'riverBed' ? mix(season.sand, season.marsh, 0.3) : undefined;
}

/** The whole county from far away: every pixel is the mean of a few looks at what is there. */
export function renderCounty(
  world: World,
  season: Season,
  changes: readonly Change[],
): { picture: Picture; frame: Frame } {
  const outline = boxOf(OUTLINE, 900);
  const west = xToLon(outline.minX);
  const north = yToLat(outline.maxY);
  const width = Math.ceil((xToLon(outline.maxX) - west) / PIXEL_X);
  const height = Math.ceil((north - yToLat(outline.minY)) / PIXEL_Y);
  const buckets = createBuckets(400);
  for (const [i, { ring }] of changes.entries()) buckets.add(i, boxOf(ring));
  const colourAt = (x: number, y: number): Colour => {
    if (inCounty(x, y)) {
      for (const i of buckets.at(x, y)) if (inRing(x, y, changes[i]!.ring)) return DONE[changes[i]!.works];
      const feature = world.featureAt(x, y);
      const colour = feature && featureColour(feature, season, x, y);
      if (colour) return colour;
    }
    return naturalColour(x, y, season);
  };
  const data = new Uint8Array(width * height * 3);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const sum = [0, 0, 0];
      for (let k = 0; k < SAMPLES; k++) {
        const x = lonToX(west + (c + hashUnit(c * SAMPLES + k, r, 621)) * PIXEL_X);
        const y = latToY(north - (r + hashUnit(c * SAMPLES + k, r, 622)) * PIXEL_Y);
        const colour = colourAt(x, y);
        for (let b = 0; b < 3; b++) sum[b]! += colour[b]! / SAMPLES;
      }
      for (let b = 0; b < 3; b++) {
        const value = sum[b]! * season.gain[b]! + season.haze;
        data[(r * width + c) * 3 + b] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  return {
    picture: { width, height, data },
    frame: { epsg: 4490, west, north, pixelX: PIXEL_X, pixelY: PIXEL_Y },
  };
}
