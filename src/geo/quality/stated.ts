import type { PolygonList } from '../polygonList.ts';
import { AREA_UNITS, type AreaUnit, likeliestUnit } from '../statedArea.ts';
import type { FaultTally } from './fault.ts';
import { AREA_DIFFERS_M2 } from './thresholds.ts';

/** Stated and own area within this share of each other are of one unit; the units are more than a factor apart. */
const AGREES = 0.05;
/** Share of the stated areas that must agree with a unit; below it the field holds something else. */
const MAJORITY = 0.5;
/** Decimals beyond which a number is a fraction that was not rounded. */
const MOST_DECIMALS = 8;

/** In which unit a field states areas: that in which most agree with the geometry; null where too few do. */
export function unitOf(stated: ArrayLike<number>, areasM2: ArrayLike<number>): AreaUnit | null {
  const { unit, compared, agreeing } = likeliestUnit(stated, areasM2, AGREES);
  return agreeing > MAJORITY * compared ? unit : null;
}

/**
 * By how much a stated area may differ from the zone's own, ㎡: 0.01 亩, or half of the last decimal in which the
 * field is written where that is coarser, as with hectares to two decimals.
 */
export function toleranceM2(stated: ArrayLike<number>, unit: AreaUnit): number {
  let decimals = 0;
  for (let i = 0; i < stated.length && decimals < MOST_DECIMALS; i++) {
    while (decimals < MOST_DECIMALS && !isWritten(stated[i], decimals)) decimals += 1;
  }
  return Math.max(AREA_DIFFERS_M2, 0.5 * 10 ** -decimals * AREA_UNITS[unit]);
}

const isWritten = (value: number, decimals: number) =>
  !Number.isFinite(value) || Number(value.toFixed(decimals)) === value;

/** Zones whose stated area (NaN: none stated) differs from their own by more than the tolerance. */
export function addDifferingAreas(
  tally: FaultTally,
  zones: PolygonList,
  stated: ArrayLike<number>,
  areasM2: ArrayLike<number>,
  unit: AreaUnit,
): void {
  const leastM2 = toleranceM2(stated, unit);
  for (let zone = 0; zone < zones.length; zone++) {
    const statedM2 = stated[zone] * AREA_UNITS[unit];
    const areaM2 = Math.abs(statedM2 - areasM2[zone]);
    if (!(areaM2 > leastM2)) continue;
    tally.add({ kind: 'areaDiffers', areaM2, zones: [zone], polygon: zones.at(zone)!, statedM2 });
  }
}
