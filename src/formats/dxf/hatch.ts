import { arcTo, splinePoints, withBulges, type Xy } from './curves.ts';
import { type Entity, toNumber } from './entity.ts';

/** Bits of a boundary's type (code 92). */
const IS_POLYLINE = 2;
/** A hatch's own limit, far above what any drawing needs. */
const MAX_LOOPS = 100_000;

/**
 * The boundaries of a HATCH as rings in its own plane: polylines with bulges, or edges of lines, arcs, ellipses and
 * splines in a row. `null` where its groups do not fit together.
 */
export function hatchRings(entity: Entity): Xy[] | null {
  const reader = new Groups(entity);
  if (!reader.seek(91)) return null;
  const count = reader.number();
  if (!(count >= 0 && count <= MAX_LOOPS)) return null;
  const rings: Xy[] = [];
  for (let i = 0; i < count; i++) {
    if (!reader.seek(92)) return null;
    const ring = reader.number() & IS_POLYLINE ? polylineRing(reader) : edgeRing(reader);
    if (ring === null) return null;
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
}

function polylineRing(reader: Groups): Xy | null {
  const [xy, bulges]: [Xy, number[]] = [[], []];
  let count = -1;
  for (let code = reader.code; code !== undefined && code !== 97 && code !== 92; code = reader.code) {
    if (code === 93) count = reader.number();
    else if (code === 10) {
      if (bulges.length < xy.length / 2) bulges.push(0);
      xy.push(...reader.point(10));
    } else if (code === 42) bulges.push(reader.number());
    else if (code === 72 || code === 73) reader.number();
    else break;
  }
  return xy.length === 2 * count ? withBulges(xy, bulges, true) : null;
}

function edgeRing(reader: Groups): Xy | null {
  if (!reader.seek(93)) return null;
  const edges = reader.number();
  const ring: Xy = [];
  for (let i = 0; i < edges; i++) {
    if (reader.code !== 72) return null;
    const points = edgePoints(reader);
    if (points === undefined) return null;
    if (i === 1) turnFirst(ring, points);
    join(ring, points);
  }
  return ring;
}

function edgePoints(reader: Groups): Xy | undefined {
  const kind = reader.number();
  if (kind === 1) return [...reader.point(10), ...reader.point(11)];
  if (kind === 2 || kind === 3) return arcEdge(reader, kind === 3);
  return kind === 4 ? splineEdge(reader) : undefined;
}

function arcEdge(reader: Groups, isEllipse: boolean): Xy {
  const centre = reader.point(10);
  const major: [number, number] = isEllipse ? reader.point(11) : [reader.take(40), 0];
  const ratio = isEllipse ? reader.take(40) : 1;
  const [from, to] = [(reader.take(50) * Math.PI) / 180, (reader.take(51) * Math.PI) / 180];
  const isCounter = reader.take(73) !== 0;
  // Angles of a clockwise arc are counted clockwise.
  const sign = isCounter ? 1 : -1;
  let sweep = to - from;
  if (sweep <= 0) sweep += 2 * Math.PI;
  const start = sign * from;
  const [c, s] = [Math.cos(start), Math.sin(start) * ratio];
  const out: Xy = [centre[0] + major[0] * c - major[1] * s, centre[1] + major[1] * c + major[0] * s];
  arcTo(out, centre, major, ratio, start, sign * Math.min(sweep, 2 * Math.PI));
  return out;
}

function splineEdge(reader: Groups): Xy | undefined {
  const degree = reader.take(94);
  const [knots, points, weights, fit]: number[][] = [[], [], [], []];
  for (let code = reader.code; code !== undefined; code = reader.code) {
    if (code === 40) knots!.push(reader.number());
    else if (code === 10) points!.push(...reader.point(10));
    else if (code === 42) weights!.push(reader.number());
    else if (code === 11) fit!.push(...reader.point(11));
    else if (code === 12 || code === 13) reader.point(code);
    else if (code === 73 || code === 74 || code === 95 || code === 96) reader.number();
    // Number of fit points since R2010; the same code counts source objects behind the last edge.
    else if (code === 97 && reader.followedBy(11, 72, 97)) reader.number();
    else break;
  }
  return (
    splinePoints({ degree, knots: knots!, points: points!, weights: weights! }) ??
    (fit!.length >= 4 ? fit : undefined)
  );
}

/** Edges may be listed against their direction: the end that is nearer continues the ring. */
function join(ring: Xy, points: Xy): void {
  if (ring.length === 0) {
    for (const value of points) ring.push(value);
    return;
  }
  const [x, y] = [ring.at(-2)!, ring.at(-1)!];
  const toStart = Math.hypot(points[0]! - x, points[1]! - y);
  const toEnd = Math.hypot(points.at(-2)! - x, points.at(-1)! - y);
  const isTurned = toEnd < toStart;
  for (let i = 1; i < points.length / 2; i++) {
    const at = isTurned ? points.length - 2 - 2 * i : 2 * i;
    ring.push(points[at]!, points[at + 1]!);
  }
}

/** The first edge may be listed against its direction too: its start then touches the second. */
function turnFirst(ring: Xy, [x0, y0, ...rest]: Xy): void {
  const gap = (x: number, y: number) =>
    Math.min(Math.hypot(x - x0!, y - y0!), Math.hypot(x - rest.at(-2)!, y - rest.at(-1)!));
  if (gap(ring[0]!, ring[1]!) >= gap(ring.at(-2)!, ring.at(-1)!)) return;
  const turned: Xy = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i]!, ring[i + 1]!);
  for (let i = 0; i < ring.length; i++) ring[i] = turned[i]!;
}

/** Goes through an entity's groups one by one. */
class Groups {
  #entity: Entity;
  #at = 0;

  constructor(entity: Entity) {
    this.#entity = entity;
  }

  get code(): number | undefined {
    return this.#entity.codes[this.#at];
  }

  followedBy(...codes: number[]): boolean {
    return codes.includes(this.#entity.codes[this.#at + 1]!);
  }

  /** Moves on to the next group of a code. */
  seek(code: number): boolean {
    const found = this.#entity.codes.indexOf(code, this.#at);
    if (found < 0) return false;
    this.#at = found;
    return true;
  }

  /** The number here, and on. */
  number(): number {
    return toNumber(this.#entity.values[this.#at++] ?? '');
  }

  /** The number here if it has this code, else NaN. */
  take(code: number): number {
    return this.code === code ? this.number() : Number.NaN;
  }

  /** x here, y in the group behind it; a z is passed over. */
  point(code: number): [number, number] {
    const x = this.take(code);
    const y = this.take(code + 10);
    if (this.code === code + 20) this.#at++;
    return [x, y];
  }
}
