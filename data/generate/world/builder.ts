import type { Point, Ring } from '../basis/plane.ts';
import { boxOf } from '../basis/shapes.ts';
import { type Feature, type FeatureKind, rankOf } from './feature.ts';
import { basin, MARSH_LEVEL, SALT_LEVEL } from './natural.ts';
import { createOccupancy, type Occupancy } from './occupancy.ts';
import { inCounty } from './outline.ts';

/** Collects features while the ground they take is kept free of others. */
export interface Builder {
  features: Feature[];
  ground: Occupancy;
  addArea(kind: FeatureKind, dlbm: string, ring: Ring, angle?: number, style?: number): Feature;
  addCircle(kind: FeatureKind, dlbm: string, cx: number, cy: number, r: number, style?: number): Feature;
  addLine(kind: FeatureKind, dlbm: string, points: Point[], halfWidthM: number): Feature;
  /** Whether the ring is inside the county, on dry and untaken ground. */
  canBuild(ring: readonly Point[], marginM: number): boolean;
}

export function createBuilder(): Builder {
  const features: Feature[] = [];
  const ground = createOccupancy();
  const add = (
    kind: FeatureKind,
    dlbm: string,
    shape: Feature['shape'],
    angle: number,
    style: number,
  ): Feature => {
    const feature = { id: features.length, kind, dlbm, rank: rankOf(kind), shape, angle, style };
    features.push(feature);
    return feature;
  };
  return {
    features,
    ground,
    addArea: (kind, dlbm, ring, angle = 0, style = 0) =>
      add(kind, dlbm, { type: 'area', ring }, angle, style),
    addCircle: (kind, dlbm, cx, cy, r, style = 0) => add(kind, dlbm, { type: 'circle', cx, cy, r }, 0, style),
    addLine: (kind, dlbm, points, halfWidthM) => add(kind, dlbm, { type: 'line', points, halfWidthM }, 0, 0),
    canBuild(ring, marginM) {
      const box = boxOf(ring);
      return (
        ring.every(([x, y]) => inCounty(x, y) && basin(x, y) < MARSH_LEVEL) &&
        basin((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2) < SALT_LEVEL &&
        ground.free(ring, marginM)
      );
    },
  };
}
