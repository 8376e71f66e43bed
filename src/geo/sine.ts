// Coefficients of fdlibm's kernels (Sun Microsystems, 1993; freely usable): minimax polynomials on [−π/4, π/4].
const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 0.0000027557313707070068;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;
const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 0.00002480158728947673;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;
const QUARTER = Math.PI / 4;
const HALF = Math.PI / 2;
/** What π/2 is longer than its double. */
const HALF_REST = 6.123233995736766e-17;

/**
 * Sine of an angle in radians within [−π/2, π/2], to the last bit or the one before. `Math.sin` may differ from one
 * JavaScript engine to another, and then the server and a page would not measure the same area to the last digit;
 * this is plain arithmetic, which may not.
 */
export function sine(x: number): number {
  if (x <= QUARTER && x >= -QUARTER) {
    const z = x * x;
    return x + z * x * (S1 + z * (S2 + z * (S3 + z * S4) + z * z * z * (S5 + z * S6)));
  }
  const size = Math.abs(x);
  // the cosine of what is missing to a right angle
  const y = HALF - size;
  const rest = HALF - y - size + HALF_REST;
  const z = y * y;
  const r = z * (C1 + z * (C2 + z * C3)) + z * z * z * z * (C4 + z * (C5 + z * C6));
  const half = z / 2;
  const whole = 1 - half;
  const cosine = whole + (1 - whole - half + (z * r - y * rest));
  return x < 0 ? -cosine : cosine;
}
