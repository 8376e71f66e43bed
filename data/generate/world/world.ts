import { type Buckets, createBuckets } from '../basis/buckets.ts';
import { noise, smoothstep } from '../basis/noise.ts';
import { createRng } from '../basis/random.ts';
import { boxOf } from '../basis/shapes.ts';
import { type Builder, createBuilder } from './builder.ts';
import { buildPivots, buildRiverFields, buildVillageFields } from './farmland.ts';
import { covers, type Feature, featureBox, lineDistance } from './feature.ts';
import { distanceToPlace } from './grid.ts';
import { buildIndustry, buildWells } from './industry.ts';
import { naturalClass } from './natural.ts';
import { layLines } from './roads.ts';
import { buildHomesteads, buildPondsAndGroves, buildTowns, buildVillageCores } from './settlements.ts';

/** Everything on the ground before the changes, findable by place. */
export interface World {
  features: Feature[];
  builder: Builder;
  /** The top feature at a point, or undefined where the ground is natural. `linesM` widens thin lines to it. */
  featureAt(x: number, y: number, leastHalfWidthM?: number): Feature | undefined;
  /** Features whose box touches the given box. */
  featuresIn(box: { minX: number; minY: number; maxX: number; maxY: number }): Feature[];
  /** 三调 code at a point. */
  landClassAt(x: number, y: number): string;
}

const PIECE = 6;

interface Entry {
  feature: Feature;
  from: number;
  to: number;
}

function fileFeature(feature: Feature, entries: Entry[], buckets: Buckets): void {
  const { shape } = feature;
  if (shape.type !== 'line') {
    buckets.add(entries.push({ feature, from: 0, to: 0 }) - 1, featureBox(feature));
    return;
  }
  for (let from = 0; from < shape.points.length - 1; from += PIECE) {
    const to = Math.min(shape.points.length - 1, from + PIECE);
    buckets.add(
      entries.push({ feature, from, to }) - 1,
      boxOf(shape.points.slice(from, to + 1), Math.max(30, shape.halfWidthM * 1.5)),
    );
  }
}

/** Half width of a line as drawn at a point: rivers swell and shrink, thin lines keep the given least width. */
export function halfWidthAt({ kind, shape }: Feature, x: number, y: number, least: number): number {
  if (shape.type !== 'line') return 0;
  if (kind === 'river') return Math.max(least, shape.halfWidthM * (1 + 0.4 * noise(x / 380, y / 380, 65)));
  if (kind === 'riverBed')
    return Math.max(least * 2.6, shape.halfWidthM * (1 + 0.45 * noise(x / 520, y / 520, 66)));
  return Math.max(least, shape.halfWidthM);
}

/** Build the county's ground; always the same. */
export function buildWorld(): World {
  const builder = createBuilder();
  const rng = createRng(20260501);
  layLines(builder);
  buildTowns(builder, rng);
  buildIndustry(builder, rng);
  buildRiverFields(builder, rng);
  buildVillageCores(builder, rng);
  buildPivots(builder, rng, 430);
  buildHomesteads(builder, rng, 3600);
  buildVillageFields(builder, rng);
  buildPondsAndGroves(builder, rng, 520, 900);
  buildWells(builder, rng, 1150);

  const entries: Entry[] = [];
  const buckets = createBuckets(300);
  for (const feature of builder.features) fileFeature(feature, entries, buckets);

  const featureAt: World['featureAt'] = (x, y, least = 0) => {
    let top: Feature | undefined;
    for (const index of buckets.at(x, y)) {
      const { feature, from, to } = entries[index]!;
      if (top && feature.rank <= top.rank) continue;
      const { shape } = feature;
      const hit =
        shape.type === 'line'
          ? lineDistance(shape.points, from, to, x, y) < halfWidthAt(feature, x, y, least)
          : covers(shape, x, y);
      if (hit) top = feature;
    }
    return top;
  };
  return {
    features: builder.features,
    builder,
    featureAt,
    featuresIn: (box) => [...new Set(buckets.within(box).map((index) => entries[index]!.feature))],
    landClassAt: (x, y) => featureAt(x, y)?.dlbm ?? naturalClass(x, y),
  };
}

/** Least half width of a line in the land-use layer: a coarse cell outside the detail places, true width inside. */
export const leastLineHalfWidthM = (x: number, y: number) => 21 * smoothstep(0, 600, distanceToPlace(x, y));
