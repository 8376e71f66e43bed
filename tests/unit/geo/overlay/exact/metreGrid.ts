import { planeX, planeY } from '../../../../../src/geo/ellipsoid.ts';
import { ORIGIN } from '../../synthetic.ts';
import { latOfY, lonOfX } from './inverse.ts';

/**
 * A grid whose points have known coordinates in the equal-area plane: degrees are looked for that the engine's own
 * projection takes to whole metres, to the last bit. What is straight, equal or on an edge there, is so exactly.
 */
export type MetreGrid = {
  size: number;
  stepM: number;
  /** plane coordinates in metres of the lower left point */
  originX: number;
  originY: number;
  /** lon, lat in degrees of a point of the grid, 0 ≤ i, j < size */
  at(i: number, j: number): [number, number];
};

/** Some metres no double of degrees is taken to; further on there is a row of them that all are. */
const SEARCH_M = 100_000;

type Axis = { originM: number; degrees: number[] };

function axis(size: number, stepM: number, begin: number, toPlane: Inverse, toDegrees: Inverse): Axis {
  for (let originM = begin; originM < begin + SEARCH_M; originM++) {
    const degrees: number[] = [];
    while (degrees.length < size) {
      const metres = originM + degrees.length * stepM;
      const found = toDegrees(metres);
      if (toPlane(found) !== metres) break;
      degrees.push(found);
    }
    if (degrees.length === size) return { originM, degrees };
  }
  throw new Error(`No ${size} points in a row on whole metres from ${begin} on`);
}

type Inverse = (value: number) => number;

/** A grid of `size × size` points near the county, `stepM` whole metres apart. */
export function metreGrid(size: number, stepM: number): MetreGrid {
  const x = axis(size, stepM, Math.round(planeX(ORIGIN.lon)), planeX, lonOfX);
  const y = axis(size, stepM, Math.round(planeY(ORIGIN.lat)), planeY, latOfY);
  return {
    size,
    stepM,
    originX: x.originM,
    originY: y.originM,
    at: (i, j) => [x.degrees[i], y.degrees[j]],
  };
}
