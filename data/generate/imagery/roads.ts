import { noise } from '../basis/noise.ts';
import type { Point } from '../basis/plane.ts';
import type { Feature, FeatureKind } from '../world/feature.ts';
import {
  blend,
  type Canvas,
  type Colour,
  createMask,
  eachMasked,
  offsetLine,
  PIXEL_M,
  strokeMask,
  times,
} from './canvas.ts';
import type { Season } from './season.ts';
import { treeRow } from './trees.ts';

/** Stroke many lines as one surface. Half width in metres. */
function surface(
  canvas: Canvas,
  lines: readonly (readonly Point[])[],
  halfWidthM: number,
  colour: Colour,
  alpha: number,
  seed: number,
): void {
  const mask = createMask(canvas);
  for (const line of lines) strokeMask(canvas, mask, line, halfWidthM / PIXEL_M);
  eachMasked(mask, (at, coverage) => {
    const c = at % canvas.width;
    const r = Math.floor(at / canvas.width);
    blend(canvas, at, times(colour, 0.97 + 0.07 * noise(c / 5, r / 5, seed)), coverage * alpha);
  });
}

/** Lines of one kind near the canvas, in pixels. */
function linesOf(canvas: Canvas, features: readonly Feature[], kind: FeatureKind): Point[][] {
  return features.flatMap(({ kind: k, shape }) =>
    k === kind && shape.type === 'line' ? [shape.points.map(canvas.toPixel)] : [],
  );
}

const side = (lines: Point[][], metres: number) => [
  ...lines.map((l) => offsetLine(l, metres / PIXEL_M)),
  ...lines.map((l) => offsetLine(l, -metres / PIXEL_M)),
];

/** All roads and the railway, small ones under large ones. */
export function paintRoads(canvas: Canvas, season: Season, features: readonly Feature[]): void {
  const tracks = linesOf(canvas, features, 'track');
  surface(canvas, tracks, 4.2, season.sand, 0.4, 521);
  surface(canvas, side(tracks, 1), 1.1, times(season.sand, 1.05), 0.75, 522);
  const village = linesOf(canvas, features, 'villageRoad');
  surface(canvas, village, 5.6, season.soil, 0.6, 523);
  surface(canvas, village, 2.9, [192, 187, 176], 0.95, 524);
  const highway = linesOf(canvas, features, 'highway');
  surface(canvas, highway, 10, times(season.soil, 1.05), 0.75, 525);
  surface(canvas, highway, 5.2, [104, 103, 103], 0.96, 526);
  surface(canvas, highway, 0.5, [196, 190, 160], 0.4, 527);
  const railway = linesOf(canvas, features, 'railway');
  surface(canvas, railway, 12, times(season.soil, 0.98), 0.7, 528);
  surface(canvas, railway, 5, [124, 112, 102], 0.96, 529);
  surface(canvas, side(railway, 1.4), 0.7, [86, 78, 74], 0.8, 530);
  const motorway = linesOf(canvas, features, 'motorway');
  surface(canvas, motorway, 20, times(season.soil, 1.03), 0.8, 531);
  surface(canvas, motorway, 13.5, times(season.meadow, 0.95), 0.85, 532);
  surface(canvas, side(motorway, 7.6), 5.2, [96, 96, 98], 0.97, 533);
  surface(canvas, side(motorway, 7.6), 0.45, [206, 206, 200], 0.35, 534);
  for (const line of side(village, 7.5)) treeRow(canvas, season, line, 3.4, 1, 541);
  for (const line of side(highway, 13)) treeRow(canvas, season, line, 3.1, 1.25, 542);
  for (const line of side(motorway, 24)) treeRow(canvas, season, line, 3.6, 1.1, 543);
}
