import type { Point } from '../basis/plane.ts';
import type { Change } from '../patches/patch.ts';
import type { Feature } from '../world/feature.ts';
import type { Place } from '../world/grid.ts';
import type { World } from '../world/world.ts';
import { type Canvas, fillFlat, PIXEL_M } from './canvas.ts';
import { paintChange } from './changes.ts';
import { paintPit } from './digging.ts';
import { paintSolar, paintWell } from './energy.ts';
import { paintField, paintPivot, paintShelterBelt } from './farm.ts';
import { paintGround, paintShrubs } from './ground.ts';
import { paintRoads } from './roads.ts';
import type { Season } from './season.ts';
import { paintFarmstead, paintPens, paintTownBlock, paintWorks } from './settlement.ts';
import { axesOfRing, box, localAxes } from './strokes.ts';
import { treesIn } from './trees.ts';
import { paintPond, paintRiver } from './water.ts';

/** Paint the whole place: ground, water, fields, roads, what people built, and on the later day the changes. */
export function paintPlace(
  canvas: Canvas,
  world: World,
  place: Place,
  season: Season,
  changes: readonly Change[],
): void {
  const margin = {
    minX: place.box.minX - 300,
    minY: place.box.minY - 300,
    maxX: place.box.maxX + 300,
    maxY: place.box.maxY + 300,
  };
  const near = world.featuresIn(margin).sort((a, b) => a.rank - b.rank || a.id - b.id);
  const fields = paintGround(canvas, season);
  paintShrubs(canvas, season, fields);
  for (const feature of near) paintFarmland(canvas, season, feature);
  paintWaters(canvas, season, near);
  for (const feature of near) if (feature.kind === 'town') paintStreet(canvas, feature);
  paintRoads(canvas, season, near);
  for (const feature of near) paintBuilt(canvas, season, feature);
  for (const change of changes.filter(({ works }) => LOW.has(works))) paintChange(canvas, season, change);
  for (const change of changes.filter(({ works }) => !LOW.has(works))) paintChange(canvas, season, change);
}

/** Flat changes go under those that cast shadows. */
const LOW = new Set(['newPivot', 'pond', 'road', 'dirtRoad', 'minePit', 'earthworks']);

const ringOf = (canvas: Canvas, feature: Feature): Point[] =>
  feature.shape.type === 'area' ? feature.shape.ring.map(canvas.toPixel) : [];

function paintFarmland(canvas: Canvas, season: Season, feature: Feature): void {
  const { kind, shape, style } = feature;
  if (kind === 'pivot' && shape.type === 'circle')
    paintPivot(canvas, season, canvas.toPixel([shape.cx, shape.cy]), shape.r / PIXEL_M, style);
  if (kind === 'field') {
    paintField(canvas, season, ringOf(canvas, feature), style);
    paintShelterBelt(canvas, season, ringOf(canvas, feature), style);
  }
}

function paintWaters(canvas: Canvas, season: Season, near: readonly Feature[]): void {
  const beds = near.filter(({ kind }) => kind === 'riverBed');
  const rivers = near.filter(({ kind }) => kind === 'river');
  for (const river of rivers) paintRiver(canvas, season, river, beds.find(({ id }) => id === river.id - 1)!);
  for (const feature of near) if (feature.kind === 'pond') paintPond(canvas, season, ringOf(canvas, feature));
}

/** Paved strip round a town block; neighbours' strips make the streets. */
function paintStreet(canvas: Canvas, feature: Feature): void {
  const { local, halfU, halfV } = axesOfRing(ringOf(canvas, feature));
  const reach = 8.6 / PIXEL_M;
  fillFlat(
    canvas,
    box(local, -halfU - reach, -halfV - reach, halfU + reach, halfV + reach),
    [150, 146, 140],
    0.95,
  );
}

function paintBuilt(canvas: Canvas, season: Season, feature: Feature): void {
  const { kind, style, dlbm, angle } = feature;
  const ring = ringOf(canvas, feature);
  if (ring.length === 0) return;
  switch (kind) {
    case 'grove':
      treesIn(canvas, season, ring, dlbm === '0201' ? 3 : 2.6, dlbm === '0201' ? 0.9 : 1.45, style);
      return;
    case 'town':
      paintTownBlock(canvas, season, ring, dlbm, style);
      return;
    case 'homestead':
      paintFarmstead(canvas, season, ring, style);
      return;
    case 'facility':
      paintPens(canvas, season, ring, style);
      return;
    case 'industry':
    case 'mine':
      paintWorks(canvas, season, ring, style);
      return;
    case 'pit':
      paintPit(canvas, season, ring, style, [204, 180, 138], [180, 152, 110]);
      return;
    case 'well': {
      const { local, halfU, halfV } = axesOfRing(ring);
      paintWell(canvas, season, ring, local, halfU, halfV, style);
      return;
    }
    case 'solar':
      paintSolar(
        canvas,
        ring,
        localAxes(ring[3]!, Math.cos(angle), -Math.sin(angle)),
        110 / PIXEL_M,
        70 / PIXEL_M,
      );
      return;
    default:
  }
}
