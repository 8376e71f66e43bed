import type { AccountKey } from './account.ts';
import { landGroup } from './landClass.ts';
import type { CodeSystem } from './landClassTables.ts';

/** A patch's part on one parcel or class of the land-use layer, ㎡. */
export type LandPart = { classCode: string; areaM2: number };

/** The account of a patch in ㎡, unrounded: the lines and the residual add up to the patch. */
export type ClosedAccount = {
  lines: Record<AccountKey, number>;
  /** patch − Σ lines: what the arithmetic leaves, under 1e-9 of the patch */
  residualM2: number;
};

/** Differences below this share of the patch are the arithmetic's, not ground: they go to the residual. */
const ROUNDING = 1e-10;

/** The account line of a land class. */
export function lineOf(classCode: string, system: CodeSystem): AccountKey {
  const group = landGroup(classCode, system);
  return group === 'unknown' ? 'unclassified' : group;
}

/**
 * Closes the account of a patch: 耕地 + 非耕农用地 + 未利用地 + 建设用地 + unclassified + noBase + baseOverlap (zero or
 * negative) + residual = patch. `coveredM2` is the area of the union of the parts; where parcels do not lie over each
 * other that is their sum.
 */
export function closeAccount(
  patchM2: number,
  parts: readonly LandPart[],
  coveredM2: number,
  system: CodeSystem,
): ClosedAccount {
  const lines: Record<AccountKey, number> = {
    farmland: 0,
    otherAgricultural: 0,
    unused: 0,
    construction: 0,
    unclassified: 0,
    noBase: 0,
    baseOverlap: 0,
  };
  let sum = 0;
  for (const { classCode, areaM2 } of parts) {
    lines[lineOf(classCode, system)] += areaM2;
    sum += areaM2;
  }
  // No union is larger than the patch, nor than the sum of the parts.
  const covered = Math.min(coveredM2, patchM2, sum);
  lines.noBase = bareM2(patchM2, covered);
  const twice = ground(sum - covered, patchM2);
  lines.baseOverlap = twice > 0 ? -twice : 0;
  const shown = Object.values(lines).reduce((total, areaM2) => total + areaM2, 0);
  return { lines, residualM2: patchM2 - shown };
}

/** What is left of a patch, ㎡; 0 where the difference is the arithmetic's. */
export function bareM2(patchM2: number, coveredM2: number): number {
  return ground(patchM2 - coveredM2, patchM2);
}

const ground = (areaM2: number, patchM2: number) => (areaM2 > ROUNDING * patchM2 ? areaM2 : 0);

/** From this much without base data, or covered twice, a person should look at the base data, ㎡. */
export const DOUBTFUL_M2 = 1;

export function isDoubtful({ lines }: ClosedAccount): boolean {
  return lines.noBase >= DOUBTFUL_M2 || -lines.baseOverlap >= DOUBTFUL_M2;
}
