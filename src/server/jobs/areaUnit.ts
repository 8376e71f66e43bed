import { type StatedUnit, statedM2 } from '../../domain/schemas/values.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';

/** In which unit a file states areas, and on how many records that rests. */
export type AreaUnitFound = { field: string; unit: StatedUnit; compared: number; agreeing: number };

const UNITS: readonly StatedUnit[] = ['m2', 'mu', 'ha', 'km2'];
/** Records looked at; a file is of one unit throughout. */
const LOOKED_AT = 2_000;
/** A stated area agrees with its geometry within so much: plane areas are off by up to 5 in 10,000, rounded ones by more. */
const AGREES = 0.02;

/** The unit in which most stated areas agree with the geometry; null where fewer than half do in any. */
export function areaUnitOf(
  features: readonly SourceFeature[],
  field: string | null,
  statedOf: (feature: SourceFeature) => string,
): AreaUnitFound | null {
  if (field === null) return null;
  const agreeing = new Map<StatedUnit, number>(UNITS.map((unit) => [unit, 0]));
  let compared = 0;
  for (const feature of features.slice(0, LOOKED_AT)) {
    const stated = statedOf(feature);
    const own = areaM2(feature.polygon);
    if (statedM2(stated, 'm2') === null || own <= 0) continue;
    compared += 1;
    for (const unit of UNITS) {
      const value = statedM2(stated, unit);
      if (value !== null && Math.abs(value - own) <= AGREES * own)
        agreeing.set(unit, agreeing.get(unit)! + 1);
    }
  }
  const [unit, most] = [...agreeing].reduce((best, one) => (one[1] > best[1] ? one : best));
  return 2 * most > compared ? { field, unit, compared, agreeing: most } : null;
}
