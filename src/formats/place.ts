import { degreesInPlace, findCrs } from '../geo/crs.ts';
import { domainOf } from './domainOf.ts';
import { refuse } from './error.ts';
import { type Crs, inferCrs, requireSupported, statedCrs } from './infer.ts';
import type { AxisOrder, CrsHow, RawFeature, RawResult, ReadOptions } from './types.ts';

/** minX, minY, maxX, maxY in the file's own units and order. */
export type Box = [number, number, number, number];

/** What the format and the file say of their coordinates. */
export type Stated = {
  crs?: { epsg: number; how: CrsHow };
  /** The order that the format rules or that is its custom. */
  order: AxisOrder['order'];
  /** Ruled orders are not turned by what the numbers look like: the file is refused and the person asked. */
  isRuled: boolean;
};

/** Stands for a system where nobody asked for one. */
const AS_WRITTEN = { epsg: 0, how: 'format' } as const;

export type Placement = Pick<RawResult, 'crs' | 'axisOrder'>;

/**
 * Brings coordinates in the file's own system and order to degrees, in place: by the person's choice, what the file
 * states, or what the numbers tell.
 * @throws FormatError `crsUnknown`, `crsContradicted`, `axesSwapped`, `crsUnsupported`
 */
export function place(
  features: readonly Pick<RawFeature, 'polygon'>[],
  stated: Stated,
  file: string,
  options: ReadOptions,
): Placement {
  if (options.asWritten) return { crs: AS_WRITTEN, axisOrder: { order: 'xy', how: 'format' } };
  const { crs, axisOrder } = decide(boxOf(features), stated, file, options);
  checkFit(features, crs, axisOrder, file);
  const isIn = domainOf(crs.epsg);
  for (const { polygon } of features) {
    if (axisOrder.order === 'yx') swapAll(polygon.coords);
    const strays = straysIn(polygon.coords, isIn);
    degreesInPlace(crs.epsg, polygon.coords);
    for (const [at, x, y] of strays) polygon.coords.set([x, y], at);
  }
  return { crs: statedCrs(crs), axisOrder };
}

/** As {@link place}, without converting anything. `box` has the file's order. */
export function decide(
  box: Box,
  stated: Stated,
  file: string,
  options: ReadOptions,
): { crs: Crs; axisOrder: AxisOrder } {
  const axisOrder = orderOf(box, stated, file, options);
  const turned = axisOrder.order === 'xy' ? box : swapped(box);
  if (options.epsg) {
    return { crs: requireSupported({ epsg: options.epsg, how: 'chosen' }, file, 'own'), axisOrder };
  }
  if (stated.crs) return { crs: requireSupported(stated.crs, file, 'own'), axisOrder };
  const crs = inferCrs(turned, options.expectedExtent);
  if (!crs) throw refuse('crsUnknown', file, { x: box[0], y: box[1] });
  return { crs, axisOrder };
}

/** A description may be of another system than the numbers are in; a few bad records are for later to refuse. */
function checkFit(
  features: readonly Pick<RawFeature, 'polygon'>[],
  { epsg }: Crs,
  { order }: AxisOrder,
  file: string,
): void {
  const isIn = domainOf(epsg);
  const [ix, iy] = order === 'xy' ? [0, 1] : [1, 0];
  const outside = features.filter(({ polygon: { coords } }) => !isIn(coords[ix] ?? 0, coords[iy] ?? 0));
  if (outside.length === 0 || outside.length * 2 <= features.length) return;
  const [x = 0, y = 0] = outside[0]!.polygon.coords;
  throw refuse('crsContradicted', file, { x, y, epsg, name: findCrs(epsg)?.nameZh ?? '' });
}

function orderOf(box: Box, stated: Stated, file: string, options: ReadOptions): AxisOrder {
  if (options.axisOrder) return { order: options.axisOrder, how: 'chosen' };
  const seen = orderByNumbers(box, options.expectedExtent);
  if (!seen || seen.order === stated.order) return { order: stated.order, how: 'format' };
  if (stated.isRuled) throw refuse('axesSwapped', file, { x: box[0], y: box[1] });
  return seen;
}

/** Smallest easting that carries its zone number (13 and up), and the northings and plain eastings of China. */
const PREFIXED = 13_000_000;
const NORTHING = [1_500_000, 6_500_000] as const;
const EASTING = [100_000, 1_000_000] as const;

/** The only order in which these numbers make sense in China; undefined where both do or neither. */
export function orderByNumbers([a0, b0, a1, b1]: Box, expected?: Box): AxisOrder | undefined {
  if (Math.max(Math.abs(a0), Math.abs(a1), Math.abs(b0), Math.abs(b1)) <= 180) {
    if (expected) {
      const xy = meets([a0, b0, a1, b1], expected);
      const yx = meets([b0, a0, b1, a1], expected);
      if (xy !== yx) return { order: xy ? 'xy' : 'yx', how: 'extent' };
    }
    if (b0 > 90 && a1 <= 90) return { order: 'yx', how: 'magnitude' };
    return undefined;
  }
  const isNorth = (low: number, high: number) => low >= NORTHING[0] && high <= NORTHING[1];
  const isEast = (low: number, high: number) => low >= PREFIXED || (low >= EASTING[0] && high <= EASTING[1]);
  if (isEast(a0, a1) && isNorth(b0, b1)) return { order: 'xy', how: 'magnitude' };
  if (isEast(b0, b1) && isNorth(a0, a1)) return { order: 'yx', how: 'magnitude' };
  return undefined;
}

/** Box of all positions of numbers, in the order they have; of none, a box of zeros. */
export function boxOf(features: readonly Pick<RawFeature, 'polygon'>[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { polygon } of features) {
    for (let i = 0; i < polygon.coords.length; i += 2) {
      const a = polygon.coords[i]!;
      const b = polygon.coords[i + 1]!;
      // One coordinate that is no number shall not hide where all others lie.
      if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
      if (a < box[0]) box[0] = a;
      if (a > box[2]) box[2] = a;
      if (b < box[1]) box[1] = b;
      if (b > box[3]) box[3] = b;
    }
  }
  return box[0] === Infinity ? [0, 0, 0, 0] : box;
}

function swapAll(coords: Float64Array): void {
  for (let i = 0; i < coords.length; i += 2) {
    const first = coords[i]!;
    coords[i] = coords[i + 1]!;
    coords[i + 1] = first;
  }
}

/** Positions that the system cannot hold. They stay as they are and so are refused; degrees among metres as no number. */
function straysIn(
  coords: Float64Array,
  isIn: (x: number, y: number) => boolean,
): [at: number, x: number, y: number][] {
  const strays: [number, number, number][] = [];
  for (let i = 0; i < coords.length; i += 2) {
    const [x, y] = [coords[i]!, coords[i + 1]!];
    if (isIn(x, y)) continue;
    const couldBeDegrees = Math.abs(x) <= 180 && Math.abs(y) <= 90;
    strays.push(couldBeDegrees ? [i, Number.NaN, Number.NaN] : [i, x, y]);
  }
  return strays;
}

const swapped = ([a0, b0, a1, b1]: Box): Box => [b0, a0, b1, a1];

const meets = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
