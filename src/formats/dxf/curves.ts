/** Arcs become chords of at most one degree: a circle loses 5 parts in 100,000 of its area. */
const STEP = Math.PI / 180;
/** Chords of one span of a spline: an arch loses 2 parts in 10,000 of its area. */
const SPLINE_STEPS = 64;
/** Control points and degree beyond which a spline is no drawing by hand. */
const MAX_SPLINE_POINTS = 100_000;
const MAX_SPLINE_DEGREE = 25;

/** x, y interleaved */
export type Xy = number[];

/** Numbers beyond this are metres, the others degrees or a drawing by itself. */
const METRES = 1000;

/** The same to a millimetre, which is as fine as drawings are made. */
export function isSameSpot(x0: number, y0: number, x1: number, y1: number): boolean {
  const near = Math.max(Math.abs(x0), Math.abs(y0)) > METRES ? 1e-3 : 1e-8;
  return Math.abs(x0 - x1) <= near && Math.abs(y0 - y1) <= near;
}

/** Adds the points of an arc behind its first: from angle `a0` by `sweep` (radians, counter-clockwise positive). */
export function arcTo(
  out: Xy,
  [cx, cy]: readonly [number, number],
  [majorX, majorY]: readonly [number, number],
  ratio: number,
  a0: number,
  sweep: number,
): void {
  const steps = Math.max(1, Math.min(720, Math.ceil(Math.abs(sweep) / STEP)));
  for (let i = 1; i <= steps; i++) {
    const a = a0 + (sweep * i) / steps;
    const [c, s] = [Math.cos(a), Math.sin(a) * ratio];
    out.push(cx + majorX * c - majorY * s, cy + majorY * c + majorX * s);
  }
}

/** A full ellipse (a circle with ratio 1), closed. */
export function ellipse(
  centre: readonly [number, number],
  major: readonly [number, number],
  ratio: number,
): Xy {
  const out: Xy = [centre[0] + major[0], centre[1] + major[1]];
  arcTo(out, centre, major, ratio, 0, 2 * Math.PI);
  out[out.length - 2] = out[0]!;
  out[out.length - 1] = out[1]!;
  return out;
}

/**
 * A polyline whose edges may be arcs. The bulge of an edge is the tangent of a quarter of its arc's angle, positive
 * where the arc turns counter-clockwise.
 * @param bulges one a vertex, of the edge that begins there
 */
export function withBulges(xy: Xy, bulges: readonly number[], isClosed: boolean): Xy {
  if (!bulges.some((bulge) => bulge !== 0)) return xy;
  const count = xy.length / 2;
  const out: Xy = [xy[0]!, xy[1]!];
  for (let i = 0; i < (isClosed ? count : count - 1); i++) {
    const j = (i + 1) % count;
    const [x0, y0, x1, y1] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
    const bulge = bulges[i] ?? 0;
    const chord = Math.hypot(x1 - x0, y1 - y0);
    if (bulge !== 0 && chord > 0 && Number.isFinite(bulge)) {
      // Centre: from the middle of the chord, at right angles to it.
      const off = (1 - bulge * bulge) / (4 * bulge);
      const cx = (x0 + x1) / 2 - (y1 - y0) * off;
      const cy = (y0 + y1) / 2 + (x1 - x0) * off;
      arcTo(out, [cx, cy], [x0 - cx, y0 - cy], 1, 0, 4 * Math.atan(bulge));
      out[out.length - 2] = x1;
      out[out.length - 1] = y1;
    } else out.push(x1, y1);
  }
  return out;
}

export type Spline = { degree: number; knots: number[]; points: Xy; weights: number[] };

/** Points along a B-spline (de Boor); undefined where its numbers do not fit together. */
export function splinePoints({ degree, knots, points, weights }: Spline): Xy | undefined {
  const count = points.length / 2;
  const fits = degree >= 1 && degree <= MAX_SPLINE_DEGREE && count > degree && count <= MAX_SPLINE_POINTS;
  if (!fits || knots.length !== count + degree + 1) return undefined;
  const out: Xy = [];
  for (let span = degree; span < count; span++) {
    const [from, to] = [knots[span]!, knots[span + 1]!];
    if (!(to > from)) continue;
    for (let i = out.length === 0 ? 0 : 1; i <= SPLINE_STEPS; i++) {
      out.push(...deBoor(span, from + ((to - from) * i) / SPLINE_STEPS, degree, knots, points, weights));
    }
  }
  return out.length > 0 ? out : undefined;
}

function deBoor(
  span: number,
  t: number,
  degree: number,
  knots: number[],
  points: Xy,
  weights: number[],
): [number, number] {
  const d: [number, number, number][] = [];
  for (let j = 0; j <= degree; j++) {
    const k = span - degree + j;
    const w = weights[k] ?? 1;
    d.push([points[2 * k]! * w, points[2 * k + 1]! * w, w]);
  }
  for (let r = 1; r <= degree; r++) {
    for (let j = degree; j >= r; j--) {
      const low = knots[span - degree + j]!;
      const width = knots[span + 1 + j - r]! - low;
      const f = width === 0 ? 0 : (t - low) / width;
      for (let k = 0; k < 3; k++) d[j]![k] = (1 - f) * d[j - 1]![k]! + f * d[j]![k]!;
    }
  }
  const [x, y, w] = d[degree]!;
  return [x / w, y / w];
}
