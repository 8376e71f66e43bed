import { fbm, noise } from '../basis/noise.ts';
import { roughRiverDistance } from './rivers.ts';

/** The prevailing wind blows from the north-west: unit vector of where it blows to. */
export const WIND = { x: 707 / 1000, y: -707 / 1000 };

/** How sandy the ground is: about −1 (meadow) … 1 (open drifting sand). */
export function sandiness(x: number, y: number): number {
  const wx = x + 1800 * noise(x / 5200, y / 5200, 11);
  const wy = y + 1800 * noise(x / 5200, y / 5200, 12);
  const along = wx * WIND.x + wy * WIND.y;
  const across = wx * WIND.y - wy * WIND.x;
  const broad = fbm(wx / 11_000, wy / 11_000, 21, 2);
  const streak = fbm(along / 3600, across / 1250, 31, 2);
  const river = roughRiverDistance(x, y);
  const valley = river > 9000 ? 0 : 0.5 * Math.exp(-((river / 2600) ** 2));
  return 0.62 * broad + 0.5 * streak + 0.04 - valley;
}

/** Lake basins: above WATER_LEVEL water, below it rim, salt flat and wet meadow in turn. */
export function basin(x: number, y: number): number {
  return (
    noise(x / 5200, y / 5200, 41) + 0.28 * noise(x / 1300, y / 1300, 42) + 0.1 * noise(x / 420, y / 420, 43)
  );
}

export const WATER_LEVEL = 0.79;
export const SALT_LEVEL = 0.71;
export const MARSH_LEVEL = 0.63;

/** Where bushes (high) and woods (low) stand on settled ground: about −1.3 … 1.3. */
export const growthAt = (x: number, y: number) =>
  noise(x / 1900, y / 1900, 51) + 0.35 * noise(x / 620, y / 620, 52);

/** Land class (三调 code) of ground that nobody has built on or ploughed. */
export function naturalClass(x: number, y: number): string {
  const wet = basin(x, y);
  if (wet > MARSH_LEVEL) {
    if (wet > WATER_LEVEL) return noise(x / 16_000, y / 16_000, 44) > 0 ? '1102' : '1104';
    return wet > SALT_LEVEL ? '1204' : '0402';
  }
  const sand = sandiness(x, y);
  if (sand > 0.27) return '1205';
  const growth = growthAt(x, y);
  if (sand > 0.12) return growth > 0.45 ? '0305' : '0404';
  if (growth > 0.62) return '0403';
  if (growth < -0.72) return '0307';
  if (growth > 0.22 && sand > -0.2) return '0305';
  if (growth < -0.5 && sand < -0.3) return '0301';
  return '0401';
}
