import { FLATTENING as F, SEMI_MAJOR_M, SEMI_MINOR_M } from './ellipsoid.ts';

const RADIAN = Math.PI / 180;
const MAX_STEPS = 100;

/**
 * Length in metres of the shortest line on the CGCS2000 ellipsoid between two points in degrees (Vincenty 1975).
 * Better than a millimetre; near the antipode, where Vincenty does not settle, the line is searched for.
 */
export function distanceM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const direct = vincenty(lon1, lat1, lon2, lat2);
  return Number.isNaN(direct) ? throughMidway(lon1, lat1, lon2, lat2) : direct;
}

/** Length in metres of a line through points in degrees, lon and lat interleaved. */
export function pathLengthM(coords: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i + 1 < coords.length; i += 2) {
    sum += distanceM(coords[i - 2], coords[i - 1], coords[i], coords[i + 1]);
  }
  return sum;
}

function vincenty(lon1: number, lat1: number, lon2: number, lat2: number): number {
  if (lon1 === lon2 && lat1 === lat2) return 0;
  // the shorter way round
  const turns = (lon2 - lon1) / 360;
  const difference = (turns - Math.round(turns)) * 360 * RADIAN;
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * RADIAN));
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * RADIAN));
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = difference;
  for (let step = 0; step < MAX_STEPS; step++) {
    const sinLambda = Math.sin(lambda);
    const cosLambda = Math.cos(lambda);
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda);
    if (sinSigma === 0) return cosLambda > 0 || cosU1 < 1e-12 ? 0 : NaN;
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    // a line along the equator has no vertex
    const cos2Sigma = cos2Alpha < 1e-15 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda =
      difference +
      (1 - c) *
        F *
        sinAlpha *
        (sigma + c * sinSigma * (cos2Sigma + c * cosSigma * (-1 + 2 * cos2Sigma * cos2Sigma)));
    if (Math.abs(lambda) > Math.PI) return NaN;
    if (Math.abs(lambda - before) < 1e-13) return arcLength(cos2Alpha, sigma, sinSigma, cosSigma, cos2Sigma);
  }
  return NaN;
}

function arcLength(
  cos2Alpha: number,
  sigma: number,
  sinSigma: number,
  cosSigma: number,
  cos2Sigma: number,
): number {
  const u2 = (cos2Alpha * (SEMI_MAJOR_M ** 2 - SEMI_MINOR_M ** 2)) / SEMI_MINOR_M ** 2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const square = cos2Sigma * cos2Sigma;
  const delta =
    b *
    sinSigma *
    (cos2Sigma +
      (b / 4) *
        (cosSigma * (-1 + 2 * square) -
          (b / 6) * cos2Sigma * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * square)));
  return SEMI_MINOR_M * a * (sigma - delta);
}

/**
 * The shortest line to a point near the antipode crosses the circle a quarter turn away exactly once. Both halves
 * are plain for Vincenty, so the crossing that makes their sum least is the distance.
 */
function throughMidway(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const length = (azimuth: number) => {
    const [lon, lat] = quarterTurn(lon1, lat1, azimuth);
    return vincenty(lon1, lat1, lon, lat) + vincenty(lon, lat, lon2, lat2);
  };
  const step = Math.PI / 90;
  let best = 0;
  for (let i = 1; i < 180; i++) if (length(i * step) < length(best * step)) best = i;
  let low = (best - 1) * step;
  let high = (best + 1) * step;
  for (let i = 0; i < 60; i++) {
    const third = (high - low) / 3;
    if (length(low + third) < length(high - third)) high -= third;
    else low += third;
  }
  return length((low + high) / 2);
}

/** The point a quarter of a sphere away, in degrees. */
function quarterTurn(lonDeg: number, latDeg: number, azimuth: number): [number, number] {
  const lat = latDeg * RADIAN;
  const lat2 = Math.asin(Math.max(-1, Math.min(1, Math.cos(lat) * Math.cos(azimuth))));
  const lon2 = Math.atan2(Math.sin(azimuth) * Math.cos(lat), -Math.sin(lat) * Math.sin(lat2));
  return [lonDeg + lon2 / RADIAN, lat2 / RADIAN];
}
