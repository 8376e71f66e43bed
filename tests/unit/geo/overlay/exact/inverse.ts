import { planeX, planeY } from '../../../../../src/geo/ellipsoid.ts';
import { ORIGIN } from '../../synthetic.ts';

type Projection = (degrees: number) => number;

/** The doubles around a number, nearest first. */
function* neighbours(value: number): Generator<number> {
  const ulp = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52);
  yield value;
  for (let k = 1; k <= 12; k++) {
    yield value + k * ulp;
    yield value - k * ulp;
  }
}

/** Degrees that a projection takes to these metres, or as near as doubles come. */
function nearestDegrees(metres: number, project: Projection, near: number): number {
  let [a, b] = [near - 0.01, near + 0.01];
  for (let k = 0; k < 12 && project(b) !== project(a) && project(b) !== metres; k++) {
    [a, b] = [b, b + ((metres - project(b)) * (b - a)) / (project(b) - project(a))];
  }
  let best = b;
  for (const degrees of neighbours(b)) {
    if (Math.abs(project(degrees) - metres) < Math.abs(project(best) - metres)) best = degrees;
  }
  return best;
}

/** Longitude whose `planeX` is nearest to x in metres, near the county. */
export const lonOfX = (x: number): number => nearestDegrees(x, planeX, ORIGIN.lon);

/** Latitude whose `planeY` is nearest to y in metres, near the county. */
export const latOfY = (y: number): number => nearestDegrees(y, planeY, ORIGIN.lat);
