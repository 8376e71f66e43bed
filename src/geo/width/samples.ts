import type { Outline } from './outline.ts';

/**
 * Points along the outline: all of its vertices, and between them so many that no two neighbours are further apart
 * than a step. `x`, `y` are metres; `ix`, `iy` the same on a grid of whole numbers below 2^25, on which the side of a
 * line that a point lies on is computed without rounding.
 */
export type Samples = {
  x: Float64Array;
  y: Float64Array;
  ix: Float64Array;
  iy: Float64Array;
  /** index just past each ring */
  ringEnds: number[];
};

const GRID = 2 ** 25;

/** Samples an outline; neighbours that fall on the same point of the grid are one. */
export function sampleOutline({ rings }: Outline, stepM: number): Samples {
  const scale = GRID / (extent(rings[0]) || 1);
  const x: number[] = [];
  const y: number[] = [];
  const ringEnds: number[] = [];
  for (const ring of rings) {
    const first = x.length;
    const add = (px: number, py: number) => {
      if (x.length > first && same(px, x[x.length - 1], scale) && same(py, y[y.length - 1], scale)) return;
      x.push(px);
      y.push(py);
    };
    for (let i = 0; i < ring.length; i += 2) {
      const next = (i + 2) % ring.length;
      const pieces = Math.ceil(Math.hypot(ring[next] - ring[i], ring[next + 1] - ring[i + 1]) / stepM);
      add(ring[i], ring[i + 1]);
      for (let k = 1; k < pieces; k++) {
        const t = k / pieces;
        add(ring[i] + t * (ring[next] - ring[i]), ring[i + 1] + t * (ring[next + 1] - ring[i + 1]));
      }
    }
    while (
      x.length > first + 1 &&
      same(x[first], x[x.length - 1], scale) &&
      same(y[first], y[y.length - 1], scale)
    ) {
      x.pop();
      y.pop();
    }
    // a hole smaller than the grid is none
    if (x.length < first + 3) x.length = y.length = first;
    else ringEnds.push(x.length);
  }
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    ix: Float64Array.from(x, (value) => Math.round(value * scale)),
    iy: Float64Array.from(y, (value) => Math.round(value * scale)),
    ringEnds,
  };
}

function same(a: number, b: number, scale: number): boolean {
  return Math.round(a * scale) === Math.round(b * scale);
}

/** The longer side of the box around a ring about the origin, both ways. */
function extent(ring: Float64Array): number {
  let far = 0;
  for (const value of ring) far = Math.max(far, Math.abs(value));
  return 2 * far;
}

/** Twice the signed area of a triangle of samples, exact on the grid: positive when counter-clockwise. */
export function turn({ ix, iy }: Samples, a: number, b: number, c: number): number {
  return (ix[b] - ix[a]) * (iy[c] - iy[a]) - (iy[b] - iy[a]) * (ix[c] - ix[a]);
}
