import type { Measure, ZonePairs } from '../coveragePairs.ts';
import type { Bbox, FlatPolygon } from '../flat.ts';
import { loadGeos } from '../geos/module.ts';
import type { ZoneIndex } from '../overlay/zoneIndex.ts';
import { originOf } from '../plane.ts';
import type { PolygonList } from '../polygonList.ts';
import type { AreaUnit } from '../statedArea.ts';
import { FaultTally, type GeometryFaultKind, type KindTally } from './fault.ts';
import { addGaps } from './gaps.ts';
import { Locator } from './locate.ts';
import { addOutside } from './outside.ts';
import { addOverlaps, pairAreas } from './overlaps.ts';
import { PlaneZones } from './planeZones.ts';
import { addDifferingAreas, unitOf } from './stated.ts';
import { LEAST_FAULT_M2 } from './thresholds.ts';
import { addThinZones } from './zones.ts';

/** Faults drawn between two looks at the clock. */
const DRAWN_A_TURN = 64;

export type CheckInput = {
  /** valid polygons in degrees, none without vertices */
  zones: PolygonList;
  /** their own ellipsoidal areas, ㎡ */
  areasM2: Float64Array;
  /** built from the zones */
  index: ZoneIndex;
  /** pairs of zones that lie over each other, a < b, in order */
  pairs: ZonePairs;
  /** the county in degrees; null where it is not known: then neither gaps nor what lies outside can be told */
  county: FlatPolygon | null;
  /** whether the layer ought to cover the county */
  covers: boolean;
  /** what each zone states as its area, in the field's unit, NaN for nothing; null for a layer without such a field */
  stated: Float64Array | null;
};
export type CheckWork = {
  measure: Measure;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
  /** faults of a kind that are kept one by one */
  most?: number;
};
export type GeometryCheck = {
  kinds: Map<GeometryFaultKind, KindTally>;
  /** the unit in which the zones state their areas; null where they do not */
  unit: AreaUnit | null;
};

/** All that can be told of a layer's geometry: overlaps, duplicates, slivers, gaps, what lies outside, wrong areas. */
export async function checkGeometry(input: CheckInput, work: CheckWork): Promise<GeometryCheck> {
  const { zones, areasM2, index, pairs, county, stated } = input;
  const { measure, signal } = work;
  const tally = new FaultTally(work.most);
  await loadGeos();
  const commonM2 = await pairAreas(zones, index, pairs, measure, signal);
  addOverlaps(tally, pairs, commonM2, areasM2);
  addThinZones(tally, zones, areasM2);
  const origin = county ?? zones.at(0);
  const planes = new PlaneZones(zones, origin ? originOf(origin) : { x: 0, y: 0 });
  const locator = new Locator(planes, zones, county);
  if (county) {
    if (input.covers) {
      const overlapBoxes = overlapsWhere(locator, pairs, commonM2);
      await addGaps(tally, county, { ...work, planes, index, overlapBoxes });
    }
    await addOutside(tally, county, zones, areasM2, measure, signal);
  }
  const unit = stated && unitOf(stated, areasM2);
  if (stated && unit) addDifferingAreas(tally, zones, stated, areasM2, unit);
  const kinds = tally.finish();
  await draw(kinds, locator, signal);
  return { kinds, unit };
}

/** Boxes of the ground that pairs of zones share, degrees. */
function overlapsWhere(locator: Locator, { a, b }: ZonePairs, commonM2: Float64Array): Bbox[] {
  const boxes: Bbox[] = [];
  for (let i = 0; i < a.length; i++) {
    if (commonM2[i] >= LEAST_FAULT_M2) boxes.push(...locator.boxesOfCommon(a[i], b[i]));
  }
  return boxes;
}

/** Draws those kept that were found by figures alone. */
async function draw(
  kinds: ReadonlyMap<GeometryFaultKind, KindTally>,
  locator: Locator,
  signal?: AbortSignal,
): Promise<void> {
  const undrawn = [...kinds.values()].flatMap(({ kept }) => kept.filter(({ polygon }) => !polygon));
  for (const [done, fault] of undrawn.entries()) {
    if (done % DRAWN_A_TURN === 0) {
      await new Promise((resume) => setTimeout(resume, 0));
      signal?.throwIfAborted();
      // Loaded once; again only where it broke down.
      await loadGeos();
    }
    fault.polygon = locator.polygonOf(fault);
  }
}
