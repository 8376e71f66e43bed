import type { Colour } from './canvas.ts';

/** How the land and the light look on one day. */
export interface Season {
  date: string;
  /** Sun: the way shadows fall in pixels per metre of height (column, row), and the light for slopes. */
  shadow: readonly [number, number];
  light: readonly [number, number, number];
  sand: Colour;
  soil: Colour;
  grass: Colour;
  meadow: Colour;
  shrub: Colour;
  tree: Colour;
  water: Colour;
  shallow: Colour;
  marsh: Colour;
  salt: Colour;
  /** Crops by share of fields. */
  crops: readonly (readonly [Colour, number])[];
  /** Overall tone. */
  gain: Colour;
  haze: number;
}

const RADIAN = Math.PI / 180;

function sun(azimuthDeg: number, elevationDeg: number): Pick<Season, 'shadow' | 'light'> {
  const e = elevationDeg * RADIAN;
  const a = azimuthDeg * RADIAN;
  return {
    shadow: [-Math.sin(a) / Math.tan(e) / 2.5, Math.cos(a) / Math.tan(e) / 2.5],
    light: [Math.cos(e) * Math.sin(a), Math.cos(e) * Math.cos(a), Math.sin(e)],
  };
}

/** Early October: dry grass, stubble and late green, a lower sun. */
export const AUTUMN: Season = {
  date: '2025-10-06',
  ...sun(152, 43),
  sand: [214, 187, 143],
  soil: [170, 146, 108],
  grass: [132, 120, 78],
  meadow: [108, 112, 62],
  shrub: [84, 84, 55],
  tree: [74, 84, 47],
  water: [42, 58, 60],
  shallow: [90, 100, 88],
  marsh: [102, 106, 62],
  salt: [222, 214, 200],
  crops: [
    [[186, 162, 112], 34],
    [[150, 125, 91], 18],
    [[88, 104, 60], 24],
    [[112, 118, 66], 12],
    [[168, 150, 92], 12],
  ],
  gain: [1, 0.985, 0.955],
  haze: 5,
};

/** First of May: ploughed and mulched fields, young green, a high sun and clear air. */
export const SPRING: Season = {
  date: '2026-05-01',
  ...sun(138, 57),
  sand: [222, 197, 155],
  soil: [172, 149, 114],
  grass: [140, 128, 92],
  meadow: [104, 116, 68],
  shrub: [88, 90, 64],
  tree: [78, 92, 56],
  water: [50, 68, 72],
  shallow: [104, 112, 98],
  marsh: [98, 114, 64],
  salt: [232, 226, 216],
  crops: [
    [[152, 124, 93], 30],
    [[128, 103, 78], 18],
    [[104, 122, 74], 24],
    [[180, 174, 162], 9],
    [[126, 132, 84], 19],
  ],
  gain: [1, 1, 0.99],
  haze: 2,
};

/** Colour of a field on the day, by its style number. */
export function cropColour({ crops }: Season, style: number): Colour {
  const total = crops.reduce((sum, [, share]) => sum + share, 0);
  let left = style % total;
  for (const [colour, share] of crops) {
    left -= share;
    if (left < 0) return colour;
  }
  return crops[0]![0];
}

/** Green crops show growth rings and blotches, bare ones rows and wet spots. */
export const isGreen = ([r, g]: Colour) => g > r;
