import { FLATTENING, SEMI_MAJOR_M } from '../ellipsoid.ts';

const E2 = FLATTENING * (2 - FLATTENING);
const RADIAN = Math.PI / 180;

/**
 * A plane of metres that touches the ellipsoid at a point. It is linear in longitude and latitude, so that an edge
 * that is straight in one is straight in the other. True at the point; a line 10 km away is up to 1e-3 off, which
 * turns a right angle by 5e-4 and so leaves a width measured along it 1e-7 off.
 */
export type Frame = { lon0: number; lat0: number; xPerDeg: number; yPerDeg: number };

/** The frame at a point in degrees. */
export function frameAt(lon0: number, lat0: number): Frame {
  const sin = Math.sin(lat0 * RADIAN);
  const w2 = 1 - E2 * sin * sin;
  const acrossM = SEMI_MAJOR_M / Math.sqrt(w2);
  const alongM = (acrossM * (1 - E2)) / w2;
  return { lon0, lat0, xPerDeg: acrossM * Math.cos(lat0 * RADIAN) * RADIAN, yPerDeg: alongM * RADIAN };
}

/** Degrees of a point of the frame in metres. */
export function toDegrees(frame: Frame, x: number, y: number): [lon: number, lat: number] {
  return [frame.lon0 + x / frame.xPerDeg, frame.lat0 + y / frame.yPerDeg];
}
