import { distanceM } from '../distance.ts';
import { directionAt, type Line } from './axis.ts';
import { type Frame, toDegrees } from './frame.ts';
import { type Chord, chordsAcross, pointsWithin } from './profile.ts';
import type { Walls } from './walls.ts';

/** A width measured on the ellipsoid, and the line it was measured along. */
export type Measured = {
  at: number;
  widthM: number;
  line: [[number, number], [number, number]];
  isOpen: boolean;
};

/**
 * Nearer to an end of the axis than so many widths nothing is measured: a round or slanted end is no width. The round
 * cap of a buffered line takes half a width, an end cut at 60° nearly one.
 */
const END_WIDTHS = 1;
/** Where the axis turns by more than this within one width there is no line square to both sides. */
const SHARP_TURN = Math.cos((30 * Math.PI) / 180);

/**
 * The widths along an axis in metres on the ellipsoid, in its order, without those at its ends, in sharp bends and
 * across the mouth of a side road; where nothing else is left, with them.
 */
export function widthsAlong(axis: Line, walls: Walls, frame: Frame, typicalM: number): Measured[] {
  const all = chordsAcross(axis, walls, typicalM)
    .filter((chord) => chord !== null)
    .map((chord) => measure(chord, frame));
  if (all.length === 0) return all;
  const widthM = medianOf(all).widthM;
  const margin = pointsWithin(axis, END_WIDTHS * widthM);
  const last = axis.x.length - 1;
  const half = pointsWithin(axis, widthM / 2);
  const reach = pointsWithin(axis, widthM);
  const turns = (i: number) => {
    const [ax, ay] = directionAt(axis, Math.max(0, i - half), reach);
    const [bx, by] = directionAt(axis, Math.min(last, i + half), reach);
    return ax * bx + ay * by < SHARP_TURN;
  };
  const kept = all.filter(({ at, isOpen }) => at >= margin && at <= last - margin && !isOpen && !turns(at));
  return kept.length > 0 ? kept : all;
}

/** The one in the middle by width: of those as wide, the one nearest to the middle of the axis. */
export function medianOf(widths: readonly Measured[]): Measured {
  const sorted = widths.toSorted((a, b) => a.widthM - b.widthM);
  const median = sorted[sorted.length >> 1];
  const middle = (widths[0].at + widths[widths.length - 1].at) / 2;
  const alike = sorted.filter(({ widthM }) => Math.abs(widthM - median.widthM) <= 1e-6 * median.widthM);
  const nearest = alike.reduce((a, b) => (Math.abs(b.at - middle) < Math.abs(a.at - middle) ? b : a));
  return { ...nearest, widthM: median.widthM };
}

function measure({ at, x1, y1, x2, y2, isOpen }: Chord, frame: Frame): Measured {
  const a = toDegrees(frame, x1, y1);
  const b = toDegrees(frame, x2, y2);
  return { at, widthM: distanceM(...a, ...b), line: [a, b], isOpen };
}
