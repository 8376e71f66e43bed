import type { FlatPolygon } from './flat.ts';
import { ringsOf } from './flat.ts';
import { sine } from './sine.ts';

/** Mu (亩) in a square metre: exact by definition, 1 ㎡ = 0.0015 亩. */
export const MU_PER_M2 = 0.0015;
/** CGCS2000 ellipsoid: semi-major axis in metres and flattening (GB 22021). */
export const SEMI_MAJOR_M = 6378137;
export const FLATTENING = 1 / 298.257222101;
/** Semi-minor axis in metres. */
export const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);

const E2 = FLATTENING * (2 - FLATTENING);
const E4 = E2 * E2;
const E6 = E4 * E2;
const E8 = E4 * E4;

/** Coefficients A to E of the national area series (TD/T 1055, third land survey). */
export const AREA_SERIES = {
  A: 1 + (3 / 6) * E2 + (30 / 80) * E4 + (35 / 112) * E6 + (630 / 2304) * E8,
  B: (1 / 6) * E2 + (15 / 80) * E4 + (21 / 112) * E6 + (420 / 2304) * E8,
  C: (3 / 80) * E4 + (7 / 112) * E6 + (180 / 2304) * E8,
  D: (1 / 112) * E6 + (45 / 2304) * E8,
  E: (5 / 2304) * E8,
} as const;

// The series gives an edge ΔL·b²·(F(B2) − F(B1)) with F(B) = A sin B − B sin 3B + C sin 5B − D sin 7B + E sin 9B.
// That is the shoelace formula in the plane x = a·L, y = (b²/a)·F(B). With the multiple angles written out, F is
// an odd polynomial in sin B: one sine a vertex.
const { A, B, C, D, E } = AREA_SERIES;
const Y_SCALE = (SEMI_MINOR_M * SEMI_MINOR_M) / SEMI_MAJOR_M;
const C1 = Y_SCALE * (A - 3 * B + 5 * C - 7 * D + 9 * E);
const C3 = Y_SCALE * (4 * B - 20 * C + 56 * D - 120 * E);
const C5 = Y_SCALE * (16 * C - 112 * D + 432 * E);
const C7 = Y_SCALE * (64 * D - 576 * E);
const C9 = Y_SCALE * (256 * E);
const RADIAN = Math.PI / 180;
const X_SCALE = SEMI_MAJOR_M * RADIAN;

/** Equal-area plane easting in metres of a longitude in degrees: x = a·λ. */
export function planeX(lonDeg: number): number {
  return X_SCALE * lonDeg;
}

/** Equal-area (authalic) plane northing in metres of a latitude in degrees: y = (a/2)·q(φ), by the area series. */
export function planeY(latDeg: number): number {
  const s = sine(latDeg * RADIAN);
  const s2 = s * s;
  return s * (C1 + s2 * (C3 + s2 * (C5 + s2 * (C7 + s2 * C9))));
}

/**
 * Ellipsoidal area in ㎡ of a polygon by the national series. The sense of rotation of a ring does not matter:
 * the first ring of a part adds, the others subtract. Expects a polygon that does not cross itself.
 */
export function areaM2(polygon: FlatPolygon): number {
  let total = 0;
  for (const ring of ringsOf(polygon)) {
    const area = Math.abs(ringAreaM2(polygon.coords, ring.start, ring.end));
    total += ring.isOuter ? area : -area;
  }
  return total;
}

/** Signed ellipsoidal area in ㎡ of the ring of vertices `[start, end)`: positive when counter-clockwise. */
export function ringAreaM2(coords: Float64Array, start: number, end: number): number {
  if (end - start < 3) return 0;
  // Everything is measured from the first vertex: near it the differences lose nothing.
  const x0 = planeX(coords[2 * start]);
  const y0 = planeY(coords[2 * start + 1]);
  let px = 0;
  let py = 0;
  let twice = 0;
  for (let v = start + 1; v < end; v++) {
    const x = planeX(coords[2 * v]) - x0;
    const y = planeY(coords[2 * v + 1]) - y0;
    twice += px * y - x * py;
    px = x;
    py = y;
  }
  return twice / 2;
}
