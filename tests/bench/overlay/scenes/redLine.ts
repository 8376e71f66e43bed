import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { ORIGIN, seeded } from '../../../unit/geo/synthetic.ts';

/** Where the line's middle lies from the origin, and how far out it runs, in degrees. */
export const CENTRE_DEG = 0.55;
const RADIUS_DEG = 0.4;
/** How far the line strays at the largest scale, and what is left of that at half the scale. */
const STRAY_DEG = 0.08;
const ROUGHNESS = 0.53;

/**
 * One zone of 2^`levels` vertices, crooked at every scale as a red line is: the radius about a centre is displaced
 * at the middle of ever shorter pieces. It cannot cross itself, as each vertex has a direction of its own.
 */
export function redLine(levels: number): FlatPolygon {
  const random = seeded(5);
  const count = 2 ** levels;
  const radius = new Float64Array(count + 1).fill(RADIUS_DEG);
  for (let piece = count, stray = STRAY_DEG; piece > 1; piece /= 2, stray *= ROUGHNESS) {
    for (let from = 0; from < count; from += piece) {
      const mean = (radius[from] + radius[from + piece]) / 2;
      radius[from + piece / 2] = mean + (random() - 0.5) * stray;
    }
  }
  const coords = new Float64Array(2 * (count + 1));
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    coords[2 * i] = ORIGIN.lon + CENTRE_DEG + radius[i] * Math.cos(angle);
    coords[2 * i + 1] = ORIGIN.lat + CENTRE_DEG + radius[i] * Math.sin(angle);
  }
  coords[2 * count] = coords[0];
  coords[2 * count + 1] = coords[1];
  return { coords, ringEnds: Uint32Array.of(count + 1), partEnds: Uint32Array.of(1) };
}
