import { createRng, type Rng } from '../basis/random.ts';
import { type Box, boxOf } from '../basis/shapes.ts';
import type { FeatureKind } from '../world/feature.ts';
import { PLACES, type Place, placeAt } from '../world/grid.ts';
import { basin, MARSH_LEVEL } from '../world/natural.ts';
import { createOccupancy, type Occupancy } from '../world/occupancy.ts';
import { inCounty, OUTLINE } from '../world/outline.ts';
import type { World } from '../world/world.ts';
import { draftChange } from './drafts.ts';
import type { BatchId, Change, Works } from './patch.ts';
import { createSpotFinder } from './spots.ts';

export const BATCH_SIZES: readonly (readonly [BatchId, number])[] = [
  ['2026-1', 620],
  ['2026-2', 540],
  ['2026-3', 440],
];

type Mix = readonly (readonly [Works, number])[];

const IN_PLACE: Record<string, Mix> = {
  wudinghe: [
    ['pens', 34],
    ['yard', 16],
    ['building', 24],
    ['paved', 18],
    ['earthworks', 18],
    ['spoil', 8],
    ['road', 5],
    ['dirtRoad', 12],
    ['solar', 2],
    ['pond', 7],
    ['newPivot', 3],
    ['well', 5],
    ['minePit', 4],
  ],
  tuke: [
    ['well', 52],
    ['solar', 6],
    ['minePit', 11],
    ['spoil', 14],
    ['earthworks', 15],
    ['road', 6],
    ['dirtRoad', 6],
    ['paved', 12],
    ['building', 14],
    ['pens', 8],
    ['yard', 4],
    ['newPivot', 2],
    ['pond', 2],
  ],
};

const IN_COUNTY: Mix = [
  ['well', 30],
  ['pens', 15],
  ['building', 12],
  ['earthworks', 11],
  ['spoil', 7],
  ['paved', 8],
  ['minePit', 6],
  ['solar', 9],
  ['road', 4],
  ['dirtRoad', 5],
  ['yard', 4],
  ['newPivot', 2.4],
  ['pond', 2],
];

/** Ground on which nothing new is built. Fields, groves and dry flood beds are not spared in real life either. */
const HARD: readonly FeatureKind[] = [
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
  'highway',
  'railway',
  'motorway',
  'villageRoad',
];

/** What is hard ground; a new road may cross lines (roads, rivers) but no built or dug area. */
function hardGround(world: World): { hard: Occupancy; areas: Occupancy } {
  const hard = createOccupancy();
  const areas = createOccupancy();
  for (const { kind, shape } of world.features) {
    if (!HARD.includes(kind)) continue;
    if (shape.type === 'line') hard.takeLine(shape.points, shape.halfWidthM + 4);
    else if (shape.type === 'area') {
      hard.take(shape.ring, 0);
      areas.take(shape.ring, 0);
    } else hard.takeCircle(shape.cx, shape.cy, shape.r);
  }
  return { hard, areas };
}

/** Scatter all changes: first those in the detail places, then over the county until every batch has its number. */
export function scatterChanges(world: World): Change[] {
  const rng = createRng(626_001);
  const { hard, areas } = hardGround(world);
  const others = createOccupancy();
  const changes: Change[] = [];
  const left = new Map(BATCH_SIZES);
  const takeBatch = (place: Place | undefined): BatchId => {
    // The detail places show all three batches alike; over the county each fills up to its number.
    const batch = place
      ? rng.weighted([
          ['2026-1', 1],
          ['2026-2', 1],
          ['2026-3', 1.25],
        ] as const)
      : rng.weighted([...left]);
    left.set(batch, left.get(batch)! - 1);
    return batch;
  };
  const attempt = (
    works: Works,
    find: (works: Works, rng: Rng) => { x: number; y: number; angle: number } | undefined,
    place: Place | undefined,
  ): boolean => {
    const spot = find(works, rng);
    if (!spot) return false;
    const draft = draftChange(works, spot.x, spot.y, spot.angle, rng);
    const { ring, line } = draft;
    const fits = (x: number, y: number) =>
      inCounty(x, y) &&
      basin(x, y) < MARSH_LEVEL - 0.02 &&
      (place ? within(place.box, x, y) : !placeAt(x, y));
    if (!ring.every(([x, y]) => fits(x, y)) || !others.free(ring, 6)) return false;
    if (line ? !hard.free(line.slice(2, 5), 4) || !areas.free(ring, 0) : !hard.free(ring, 0)) return false;
    others.take(ring, 8);
    changes.push({ ...draft, place, batch: takeBatch(place) });
    return true;
  };
  for (const place of PLACES) {
    const find = createSpotFinder(world, place.box);
    for (const [works, wanted] of IN_PLACE[place.id]!) {
      for (let built = 0, tries = 0; built < wanted && tries < wanted * 160; tries++)
        if (attempt(works, find, place)) built++;
    }
  }
  const find = createSpotFinder(world, boxOf(OUTLINE));
  const total = BATCH_SIZES.reduce((sum, [, size]) => sum + size, 0);
  while (changes.length < total) attempt(rng.weighted(IN_COUNTY), find, undefined);
  return changes;
}

const EDGE_M = 60;
function within(box: Box, x: number, y: number): boolean {
  return x > box.minX + EDGE_M && x < box.maxX - EDGE_M && y > box.minY + EDGE_M && y < box.maxY - EDGE_M;
}
