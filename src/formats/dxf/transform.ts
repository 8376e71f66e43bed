/** x' = a x + c y + e, y' = b x + d y + f */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combine(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Transforms x, y interleaved into a new list. */
export function apply([a, b, c, d, e, f]: Affine, xy: readonly number[]): number[] {
  const out = new Array<number>(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    out[i] = a * xy[i]! + c * xy[i + 1]! + e;
    out[i + 1] = b * xy[i]! + d * xy[i + 1]! + f;
  }
  return out;
}

/** Where this limit is passed the third axis counts as upright (Autodesk, "Arbitrary Axis Algorithm"). */
const NEARLY_UPRIGHT = 1 / 64;

/**
 * From an object's own plane to the drawing's, seen from above: most often nothing, or mirrored where the extrusion
 * points down.
 */
export function ofExtrusion(nx: number, ny: number, nz: number, elevation: number): Affine {
  if (nx === 0 && ny === 0 && nz > 0) return IDENTITY;
  const length = Math.hypot(nx, ny, nz);
  if (!(length > 0)) return IDENTITY;
  const n: Vector = [nx / length, ny / length, nz / length];
  const isUpright = Math.abs(n[0]) < NEARLY_UPRIGHT && Math.abs(n[1]) < NEARLY_UPRIGHT;
  const x = unit(cross(isUpright ? [0, 1, 0] : [0, 0, 1], n));
  const y = unit(cross(n, x));
  return [x[0], x[1], y[0], y[1], n[0] * elevation, n[1] * elevation];
}

type Vector = [number, number, number];

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
