import { statedM2 } from '../../domain/schemas/values.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { likeliestUnit, type UnitFound } from '../../geo/statedArea.ts';

/** In which unit a file states areas, and on how many records that rests. */
export type AreaUnitFound = UnitFound & { field: string };

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
  const looked = features.slice(0, LOOKED_AT);
  const stated = looked.map((feature) => statedM2(statedOf(feature), 'm2') ?? Number.NaN);
  const areasM2 = looked.map(({ polygon }) => areaM2(polygon));
  const found = likeliestUnit(stated, areasM2, AGREES);
  return 2 * found.agreeing > found.compared ? { field, ...found } : null;
}
