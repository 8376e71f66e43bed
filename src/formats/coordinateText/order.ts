import { refuse } from '../error.ts';
import { type Box, orderByNumbers } from '../place.ts';
import type { AxisOrder, ReadOptions } from '../types.ts';
import type { RingText } from './parcels.ts';
import type { ListText } from './parse.ts';

/** Longitudes of China lie above this, latitudes below: degrees tell their order by themselves. */
const LON_FROM = 60;

/** Which number comes first in a list: chosen, told by the numbers, by labels, or by custom (X, the northing). */
export function orderOfList(
  rings: readonly RingText[],
  named: ListText['named'],
  options: ReadOptions,
): AxisOrder['order'] {
  if (options.axisOrder) return options.axisOrder;
  const box = boxOfRings(rings);
  const seen = orderByNumbers(box, options.expectedExtent)?.order ?? degreesOrder(box);
  return seen ?? named ?? 'yx';
}

export const isDegrees = ([a0, b0, a1, b1]: Box) =>
  Math.max(Math.abs(a0), Math.abs(a1), Math.abs(b0), Math.abs(b1)) <= 180;

function degreesOrder(box: Box): AxisOrder['order'] | undefined {
  if (!isDegrees(box)) return undefined;
  if (box[0] >= LON_FROM && box[3] < LON_FROM) return 'xy';
  return box[1] >= LON_FROM && box[2] < LON_FROM ? 'yx' : undefined;
}

export function boxOfRings(rings: readonly RingText[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { coords } of rings) {
    for (let i = 0; i < coords.length; i += 2) {
      box[0] = Math.min(box[0], coords[i]);
      box[1] = Math.min(box[1], coords[i + 1]);
      box[2] = Math.max(box[2], coords[i]);
      box[3] = Math.max(box[3], coords[i + 1]);
    }
  }
  return box;
}

/**
 * Sorts eastings by their kind: degrees, six digits, or with a zone's number in front, each zone by itself.
 * A ring of two kinds has a mistyped or cut point: it is refused, naming the line.
 * @returns the zone's number, 0 for six digits, -1 for degrees
 */
export function kindOfRing(ring: RingText, order: AxisOrder['order'], file: string): number {
  const { coords, lines } = ring;
  const kinds = new Map<number, { count: number; at: number }>();
  for (let i = 0; i < lines.length; i++) {
    const [east, north] = [
      coords[2 * i + (order === 'xy' ? 0 : 1)],
      coords[2 * i + (order === 'xy' ? 1 : 0)],
    ];
    const kind = kindOf(east, north);
    const known = kinds.get(kind);
    if (known) known.count++;
    else kinds.set(kind, { count: 1, at: i });
  }
  const [common, odd] = [...kinds].sort((p, q) => q[1].count - p[1].count);
  if (odd) {
    const i = odd[1].at;
    throw refuse('coordinateOdd', file, { line: lines[i], a: coords[2 * i], b: coords[2 * i + 1] });
  }
  return common[0];
}

function kindOf(east: number, north: number): number {
  if (Math.abs(east) <= 180 && Math.abs(north) <= 180) return -1;
  return Math.floor(east / 1_000_000);
}
