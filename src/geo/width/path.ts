import { directionAt, evenly, type Line, reversed, trimmed } from './axis.ts';
import type { Path } from './longestPath.ts';
import type { Mesh } from './mesh.ts';
import { chordsAcross, pointsWithin } from './profile.ts';
import type { Samples } from './samples.ts';
import { nearestWall, type Walls } from './walls.ts';

/**
 * What the way runs into a corner of the end at most, in widths: from the middle of the strip half a width before the
 * end, the diagonal of half a square (0.71).
 */
const CORNER_WIDTHS = 0.75;
/** How far an end is sought straight ahead, in widths. */
const END_WIDTHS = 2;
/** Points of the way looked at for the direction of its end: they reach several widths back. */
const TAIL_POINTS = 100;
/** Points of an axis for each width. */
const POINTS_PER_WIDTH = 4;
/** Lines across that tell how wide an end is: those on its last two widths. */
const END_CHORDS = 2 * POINTS_PER_WIDTH;

/** The ground under the triangles of a way, divided by its length: the width of the strip, roughly, in metres. */
export function typicalWidthM(
  { corners }: Mesh,
  { x, y }: Samples,
  { triangles }: Path,
  lengthM: number,
): number {
  let twice = 0;
  for (const t of triangles) {
    const [a, b, c] = corners.subarray(3 * t, 3 * t + 3);
    twice += Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  }
  return twice / 2 / lengthM;
}

/** The way without its runs into corners, led on straight to the outline at both ends, as even points. */
export function roughAxis({ points }: Path, walls: Walls, widthM: number): Line {
  let led = points;
  for (let side = 0; side < 2; side++) {
    led = reversed(ledOn(trimmed(led, CORNER_WIDTHS * widthM), walls, widthM));
  }
  return evenly(led, widthM / POINTS_PER_WIDTH);
}

/**
 * The same once more for an axis that lies in the middle: by the width there is at either end, where it may be
 * quite another one.
 */
export function withNewEnds(axis: Line, walls: Walls, widthM: number): Line {
  const chords = chordsAcross(axis, walls, widthM);
  let led: number[] = [];
  for (let i = 0; i < axis.x.length; i++) led.push(axis.x[i], axis.y[i]);
  for (let side = 0; side < 2; side++) {
    const near = side === 0 ? chords.slice(-END_CHORDS) : chords.slice(0, END_CHORDS);
    const widths = near
      .filter((chord) => chord !== null)
      .map(({ x1, y1, x2, y2 }) => Math.hypot(x2 - x1, y2 - y1));
    const endM = widths.sort((a, b) => a - b)[widths.length >> 1] ?? widthM;
    led = reversed(ledOn(trimmed(led, endM), walls, endM));
  }
  return evenly(led, widthM / POINTS_PER_WIDTH);
}

function ledOn(points: number[], walls: Walls, widthM: number): number[] {
  const line = evenly(points.slice(-2 * TAIL_POINTS), widthM / POINTS_PER_WIDTH);
  const last = line.x.length - 1;
  const [dx, dy] = directionAt(line, last, pointsWithin(line, widthM));
  const [x, y] = points.slice(-2);
  const { distance } = nearestWall(walls, x, y, dx, dy, END_WIDTHS * widthM);
  return distance === Infinity || distance === 0 ? points : [...points, x + dx * distance, y + dy * distance];
}
