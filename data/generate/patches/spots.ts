import type { Point } from '../basis/plane.ts';
import type { Rng } from '../basis/random.ts';
import { type Box, boxOf } from '../basis/shapes.ts';
import type { Feature, FeatureKind } from '../world/feature.ts';
import { gasField } from '../world/industry.ts';
import { sandiness } from '../world/natural.ts';
import type { World } from '../world/world.ts';
import type { Works } from './patch.ts';

/** A likely spot for some works and the direction of what is near it. */
export interface Spot {
  x: number;
  y: number;
  angle: number;
}

/** Middle of a feature, or a random bend of a line inside the box. */
function anchor({ shape, angle }: Feature, box: Box, rng: Rng): Spot | undefined {
  if (shape.type === 'circle') return { x: shape.cx, y: shape.cy, angle };
  if (shape.type === 'area') {
    const b = boxOf(shape.ring);
    return { x: (b.minX + b.maxX) / 2, y: (b.minY + b.maxY) / 2, angle };
  }
  const inside = shape.points
    .slice(0, -1)
    .flatMap(([x, y], i) => (x > box.minX && x < box.maxX && y > box.minY && y < box.maxY ? [i] : []));
  if (inside.length === 0) return undefined;
  const i = rng.pick(inside);
  const a: Point = shape.points[i]!;
  const b: Point = shape.points[i + 1]!;
  return { x: a[0], y: a[1], angle: Math.atan2(b[1] - a[1], b[0] - a[0]) };
}

const NEAR: Record<Works, { kinds: FeatureKind[]; low: number; high: number } | 'open'> = {
  well: 'open',
  solar: 'open',
  newPivot: 'open',
  minePit: { kinds: ['pit', 'mine', 'villageRoad'], low: 130, high: 700 },
  spoil: { kinds: ['mine', 'industry', 'villageRoad', 'well'], low: 60, high: 560 },
  earthworks: { kinds: ['villageRoad', 'highway', 'well', 'field'], low: 30, high: 260 },
  building: {
    kinds: ['industry', 'town', 'villageRoad', 'highway', 'homestead', 'field'],
    low: 26,
    high: 300,
  },
  yard: { kinds: ['homestead'], low: 48, high: 120 },
  paved: { kinds: ['highway', 'industry', 'villageRoad', 'mine', 'field'], low: 40, high: 330 },
  pens: { kinds: ['homestead', 'facility'], low: 46, high: 130 },
  road: { kinds: ['villageRoad', 'highway', 'industry', 'mine'], low: 10, high: 60 },
  dirtRoad: { kinds: ['villageRoad', 'homestead', 'well', 'pivot'], low: 8, high: 60 },
  pond: { kinds: ['field', 'pivot', 'homestead'], low: 70, high: 260 },
};

/** Look for spots of one sort inside a box: beside what such works go with, or on the ground that suits them. */
export function createSpotFinder(world: World, box: Box): (works: Works, rng: Rng) => Spot | undefined {
  const inside = world.featuresIn(box);
  const byKind = new Map<FeatureKind, Feature[]>();
  for (const feature of inside) {
    const list = byKind.get(feature.kind);
    if (list) list.push(feature);
    else byKind.set(feature.kind, [feature]);
  }
  return (works, rng) => {
    const near = NEAR[works];
    if (near === 'open') {
      const x = rng.between(box.minX + 150, box.maxX - 150);
      const y = rng.between(box.minY + 150, box.maxY - 150);
      const sand = sandiness(x, y);
      if (works === 'well' && !rng.chance(0.15 + gasField(x, y))) return undefined;
      if (works === 'solar' && sand < 0.02) return undefined;
      if (works === 'newPivot' && sand > 0.1) return undefined;
      return { x, y, angle: rng.between(-0.5, 0.5) };
    }
    const list = byKind.get(rng.pick(near.kinds));
    if (!list) return undefined;
    const spot = anchor(rng.pick(list), box, rng);
    if (!spot) return undefined;
    const far = rng.between(near.low, near.high);
    const direction = rng.between(0, Math.PI * 2);
    const isRoad = works === 'road' || works === 'dirtRoad';
    return {
      x: spot.x + Math.cos(direction) * far,
      y: spot.y + Math.sin(direction) * far,
      angle: isRoad ? direction : spot.angle + rng.between(-0.04, 0.04),
    };
  };
}
