import type { Point, Ring } from '../basis/plane.ts';
import type { Box } from '../basis/shapes.ts';
import { boxOf, inRing, segmentDistance } from '../basis/shapes.ts';

export type FeatureKind =
  | 'riverBed'
  | 'river'
  | 'pivot'
  | 'field'
  | 'pond'
  | 'grove'
  | 'solar'
  | 'town'
  | 'homestead'
  | 'facility'
  | 'industry'
  | 'mine'
  | 'pit'
  | 'well'
  | 'track'
  | 'villageRoad'
  | 'highway'
  | 'railway'
  | 'motorway';

/** Which kind lies on top where two overlap: later wins. */
const ORDER: readonly FeatureKind[] = [
  'pivot',
  'field',
  'grove',
  'riverBed',
  'river',
  'pond',
  'solar',
  'pit',
  'mine',
  'town',
  'industry',
  'facility',
  'homestead',
  'well',
  'track',
  'villageRoad',
  'highway',
  'railway',
  'motorway',
];

/** A made (or flowing) thing on the ground before any change: what it is, its land class and its exact shape. */
export interface Feature {
  id: number;
  kind: FeatureKind;
  /** Land class, 三调 code. */
  dlbm: string;
  rank: number;
  shape: Circle | Area | Line;
  /** Main direction (rows, roofs), radians from east. */
  angle: number;
  /** Any integer: varies colour and pattern. */
  style: number;
}
export interface Circle {
  type: 'circle';
  cx: number;
  cy: number;
  r: number;
}
export interface Area {
  type: 'area';
  ring: Ring;
}
export interface Line {
  type: 'line';
  points: Point[];
  halfWidthM: number;
}

export const rankOf = (kind: FeatureKind) => ORDER.indexOf(kind);

export function featureBox({ shape }: Feature, margin = 0): Box {
  if (shape.type === 'circle') {
    const r = shape.r + margin;
    return { minX: shape.cx - r, minY: shape.cy - r, maxX: shape.cx + r, maxY: shape.cy + r };
  }
  return shape.type === 'area' ? boxOf(shape.ring, margin) : boxOf(shape.points, margin + shape.halfWidthM);
}

/** Whether an area or circle feature covers the point (lines are tested piece by piece in the world index). */
export function covers(shape: Circle | Area, x: number, y: number): boolean {
  return shape.type === 'circle'
    ? (x - shape.cx) ** 2 + (y - shape.cy) ** 2 < shape.r * shape.r
    : inRing(x, y, shape.ring);
}

/** Least distance in metres from a point to some consecutive segments of a line. */
export function lineDistance(
  points: readonly Point[],
  from: number,
  to: number,
  x: number,
  y: number,
): number {
  let best = Infinity;
  for (let i = from; i < to; i++) best = Math.min(best, segmentDistance(x, y, points[i]!, points[i + 1]!));
  return best;
}
