import { noise } from '../basis/noise.ts';
import { type Point, type Ring, toPlane } from '../basis/plane.ts';
import { densify } from '../basis/shapes.ts';

/** Corner points of the demo county, drawn by hand to about the extent and area of the model county. */
const CORNERS: readonly (readonly [number, number])[] = [
  [109.66, 38.94],
  [109.6, 38.86],
  [109.47, 38.81],
  [109.35, 38.71],
  [109.37, 38.63],
  [109.24, 38.59],
  [109.06, 38.44],
  [108.95, 38.23],
  [109.05, 38.11],
  [109.07, 38.03],
  [108.95, 37.95],
  [108.8, 38.03],
  [108.78, 37.73],
  [108.63, 37.662],
  [108.47, 37.74],
  [108.35, 37.83],
  [108.297, 37.98],
  [108.42, 38.17],
  [108.4, 38.32],
  [108.49, 38.6],
  [108.5, 38.77],
  [108.47, 38.96],
  [108.56, 39.17],
  [108.79, 39.24],
  [108.89, 39.36],
  [109.01, 39.384],
  [109.13, 39.37],
  [109.18, 39.3],
  [109.25, 39.37],
  [109.32, 39.34],
  [109.31, 39.26],
  [109.38, 39.23],
  [109.45, 39.26],
  [109.52, 39.19],
  [109.53, 39.08],
  [109.49, 38.97],
  [109.55, 38.92],
  [109.61, 38.97],
];

/** A straight line made natural: each point moved by smooth noise, so that shared ends still meet. */
function roughen(points: readonly Point[]): Ring {
  return points.map(([x, y]) => [
    x + 520 * noise(x / 4200, y / 4200, 901) + 150 * noise(x / 1100, y / 1100, 902),
    y + 520 * noise(x / 4200, y / 4200, 903) + 150 * noise(x / 1100, y / 1100, 904),
  ]);
}

/** Outline of the demo county in the working plane (open ring). */
export const OUTLINE: Ring = roughen(
  densify(
    [...CORNERS, CORNERS[0]!].map(([lon, lat]) => toPlane(lon, lat)),
    220,
  ).slice(0, -1),
);

const BAND_M = 500;
const bands = new Map<number, number[]>();
OUTLINE.forEach(([, y], i) => {
  const next = OUTLINE[(i + 1) % OUTLINE.length]!;
  const low = Math.floor(Math.min(y, next[1]) / BAND_M);
  const high = Math.floor(Math.max(y, next[1]) / BAND_M);
  for (let band = low; band <= high; band++) {
    const list = bands.get(band);
    if (list) list.push(i);
    else bands.set(band, [i]);
  }
});

/** Whether a point of the working plane lies in the county. */
export function inCounty(x: number, y: number): boolean {
  let inside = false;
  for (const i of bands.get(Math.floor(y / BAND_M)) ?? []) {
    const [xi, yi] = OUTLINE[i]!;
    const [xj, yj] = OUTLINE[(i + 1) % OUTLINE.length]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
