import { directionAt, type Line, smoothed } from './axis.ts';
import { nearestWall, type Walls } from './walls.ts';

/**
 * A line across the patch, square to its axis, from the left to the right wall; metres. `isOpen` when it ends at the
 * mouth of a branch.
 */
export type Chord = { at: number; x1: number; y1: number; x2: number; y2: number; isOpen: boolean };

/** How far a line across is followed, in typical widths: a pond in a ditch may be that much wider. */
const REACH_WIDTHS = 25;
/** The axis is smoothed over so many widths to either side, so that teeth of the outline do not tilt it. */
const SMOOTH_WIDTHS = 0.5;
/** A direction is taken over so many widths to either side. */
const DIRECTION_WIDTHS = 1;

/** The line across the patch at each point of its axis, in metres; where there is no wall within reach there is none. */
export function chordsAcross(axis: Line, walls: Walls, widthM: number): (Chord | null)[] {
  const reach = pointsWithin(axis, DIRECTION_WIDTHS * widthM);
  return Array.from(axis.x, (x, i) => {
    const [dx, dy] = directionAt(axis, i, reach);
    const y = axis.y[i];
    const left = nearestWall(walls, x, y, -dy, dx, REACH_WIDTHS * widthM);
    const right = nearestWall(walls, x, y, dy, -dx, REACH_WIDTHS * widthM);
    const [l, r] = [left.distance, right.distance];
    if (l + r === Infinity || l + r === 0) return null;
    const isOpen = left.isMouth || right.isMouth;
    return { at: i, x1: x - dy * l, y1: y + dx * l, x2: x + dy * r, y2: y - dx * r, isOpen };
  });
}

/** The axis smoothed, then moved into the middle of the lines across, and smoothed again. */
export function centred(rough: Line, walls: Walls, widthM: number): Line {
  const reach = pointsWithin(rough, SMOOTH_WIDTHS * widthM);
  let axis = inside(smoothed(rough, reach), rough, walls);
  for (let round = 0; round < 2; round++) {
    const moved = { x: axis.x.slice(), y: axis.y.slice() };
    for (const chord of chordsAcross(axis, walls, widthM)) {
      if (chord === null || chord.at === 0 || chord.at === axis.x.length - 1) continue;
      const x = (chord.x1 + chord.x2) / 2;
      const y = (chord.y1 + chord.y2) / 2;
      // a step far aside is a place where a wall opens, not the middle
      if (Math.hypot(x - axis.x[chord.at], y - axis.y[chord.at]) > widthM / 2) continue;
      moved.x[chord.at] = x;
      moved.y[chord.at] = y;
    }
    axis = inside(smoothed(moved, Math.max(1, reach >> 1)), moved, walls);
  }
  return axis;
}

/** Points of a line within so many metres, at least one. */
export function pointsWithin({ x, y }: Line, metres: number): number {
  const step = Math.hypot(x[1] - x[0], y[1] - y[0]) || 1;
  return Math.max(1, Math.round(metres / step));
}

/** Where smoothing would move a point through a wall, it stays. */
function inside(line: Line, before: Line, walls: Walls): Line {
  for (let i = 0; i < line.x.length; i++) {
    const dx = line.x[i] - before.x[i];
    const dy = line.y[i] - before.y[i];
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    if (nearestWall(walls, before.x[i], before.y[i], dx / length, dy / length, length).distance < Infinity) {
      line.x[i] = before.x[i];
      line.y[i] = before.y[i];
    }
  }
  return line;
}
