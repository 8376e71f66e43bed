import { MU_PER_M2 } from './ellipsoid.ts';

/** Units in which areas are stated, in ㎡; they are more than a factor of ten apart. */
export const AREA_UNITS = { m2: 1, mu: 1 / MU_PER_M2, ha: 10_000, km2: 1_000_000 } as const;
export type AreaUnit = keyof typeof AREA_UNITS;

/** The unit with which most stated areas agree, how many they are, and of how many. */
export type UnitFound = { unit: AreaUnit; compared: number; agreeing: number };

/**
 * In which unit areas are stated: that in which most of them lie within `tolerance`, a share, of the measured ones.
 * Whether they are enough is for the caller to say.
 * @param stated numbers as they stand; those not above zero (NaN: none) are passed over
 */
export function likeliestUnit(
  stated: ArrayLike<number>,
  areasM2: ArrayLike<number>,
  tolerance: number,
): UnitFound {
  const found: UnitFound = { unit: 'm2', compared: 0, agreeing: 0 };
  for (let i = 0; i < stated.length; i++) if (stated[i]! > 0) found.compared++;
  for (const unit of Object.keys(AREA_UNITS) as AreaUnit[]) {
    let agreeing = 0;
    for (let i = 0; i < stated.length; i++) {
      const off = Math.abs(stated[i]! * AREA_UNITS[unit] - areasM2[i]!);
      if (stated[i]! > 0 && off <= tolerance * areasM2[i]!) agreeing++;
    }
    if (agreeing > found.agreeing) Object.assign(found, { unit, agreeing });
  }
  return found;
}
