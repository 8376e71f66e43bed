import { FLATTENING, SEMI_MAJOR_M } from './ellipsoid.ts';

/**
 * Krüger's series for the transverse Mercator projection to the sixth order in the third flattening n, accurate to
 * nanometres within a zone (Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, eq. 36; the
 * latitude from the conformal one after Engsager and Poder). Own code, as millions of vertices go through it.
 */
const n = FLATTENING / (2 - FLATTENING);
const power = (coefficients: readonly number[], first: number) =>
  coefficients.reduce((sum, coefficient, i) => sum + coefficient * n ** (first + i), 0);

/** Metres to a radian of the rectifying sphere. */
const RADIUS_M = (SEMI_MAJOR_M / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);

const BETA = [
  power([1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800], 1),
  power([1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720], 2),
  power([17 / 480, -37 / 840, -209 / 4480, 5569 / 90720], 3),
  power([4397 / 161280, -11 / 504, -830251 / 7257600], 4),
  power([4583 / 161280, -108847 / 3991680], 5),
  power([20648693 / 638668800], 6),
];

const DELTA = [
  power([2, -2 / 3, -2, 116 / 45, 26 / 45, -2854 / 675], 1),
  power([7 / 3, -8 / 5, -227 / 45, 2704 / 315, 2323 / 945], 2),
  power([56 / 15, -136 / 35, -1262 / 105, 73814 / 2835], 3),
  power([4279 / 630, -332 / 35, -399572 / 14175], 4),
  power([4174 / 315, -144838 / 6237], 5),
  power([601676 / 22275], 6),
];

const DEGREES = 180 / Math.PI;

/**
 * Brings Gauss-Krüger coordinates on the CGCS2000 ellipsoid (easting, northing, metres; scale 1) to degrees, in place.
 * @param falseEastingM with the zone's prefix, if the eastings carry one
 */
export function gaussKrugerToDegrees(
  coords: Float64Array,
  centralMeridianDeg: number,
  falseEastingM: number,
): void {
  for (let i = 0; i < coords.length; i += 2) {
    const xi = coords[i + 1]! / RADIUS_M;
    const eta = (coords[i]! - falseEastingM) / RADIUS_M;
    // Clenshaw's sum of β sin 2jζ for the complex ζ = ξ + iη, in real numbers.
    const sin2 = Math.sin(2 * xi);
    const cos2 = Math.cos(2 * xi);
    const e = Math.exp(2 * eta);
    const sinh2 = (e - 1 / e) / 2;
    const cosh2 = (e + 1 / e) / 2;
    const a = 2 * cos2 * cosh2;
    const b = -2 * sin2 * sinh2;
    let re1 = 0;
    let im1 = 0;
    let re2 = 0;
    let im2 = 0;
    for (let j = 5; j >= 0; j--) {
      const re = a * re1 - b * im1 - re2 + BETA[j]!;
      const im = b * re1 + a * im1 - im2;
      re2 = re1;
      im2 = im1;
      re1 = re;
      im1 = im;
    }
    const sRe = sin2 * cosh2;
    const sIm = cos2 * sinh2;
    const xiSphere = xi - (sRe * re1 - sIm * im1);
    const etaSphere = eta - (sRe * im1 + sIm * re1);
    const sinhEta = Math.sinh(etaSphere);
    const cosXi = Math.cos(xiSphere);
    const sinChi = Math.sin(xiSphere) / Math.hypot(1, sinhEta);
    const cosChi = Math.hypot(sinhEta, cosXi) / Math.hypot(1, sinhEta);
    const chi = Math.atan2(sinChi, cosChi);
    coords[i] = centralMeridianDeg + DEGREES * Math.atan2(sinhEta, cosXi);
    coords[i + 1] = DEGREES * (chi + sineSum(DELTA, 2 * sinChi * cosChi, 2 * (cosChi * cosChi) - 1));
  }
}

/** Σ c_j sin 2jχ from sin 2χ and cos 2χ. */
function sineSum(coefficients: readonly number[], sin2: number, cos2: number): number {
  let one = 0;
  let two = 0;
  for (let j = coefficients.length - 1; j >= 0; j--) {
    const next = 2 * cos2 * one - two + coefficients[j]!;
    two = one;
    one = next;
  }
  return sin2 * one;
}
