import { countsTowards } from '../../domain/overview.ts';
import { type PatchRow, TOUCH_TOLERANCE_M2 } from '../../domain/patch.ts';
import {
  LAND_TOUCHED,
  type LandTouched,
  matcher,
  NO_TOWNSHIP,
  type PatchFilter,
} from '../../domain/patchFilter.ts';
import type { Vocabulary } from '../../domain/verdict.ts';

/** What one can choose by: how many patches each value would leave, with all other filters as they are. */
export const FACETS = {
  batch: 'batchId',
  township: 'townshipCode',
  kind: 'kind',
  state: 'state',
} as const satisfies Partial<Record<keyof PatchFilter, keyof PatchRow>>;
export type Facet = keyof typeof FACETS;

export function facetCounts(
  rows: readonly PatchRow[],
  filter: PatchFilter,
  facet: Facet,
): Map<string, number> {
  const matches = matcher({ ...filter, [facet]: undefined });
  const column = FACETS[facet];
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!matches(row)) continue;
    const value = facet === 'township' ? row.townshipCode || NO_TOWNSHIP : row[column];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Lands are asked for together ("each of these"), so a count says what adding that land would leave. */
export function landCounts(rows: readonly PatchRow[], filter: PatchFilter): Map<LandTouched, number> {
  const matches = matcher(filter);
  const counts = new Map<LandTouched, number>();
  for (const row of rows) {
    if (!matches(row)) continue;
    for (const land of Object.keys(LAND_TOUCHED) as LandTouched[]) {
      if (((row[LAND_TOUCHED[land]] as number | null) ?? 0) > TOUCH_TOLERANCE_M2)
        counts.set(land, (counts.get(land) ?? 0) + 1);
    }
  }
  return counts;
}

/** 已判 n / total over the filter without its state: a patch that waits for a field check is not decided yet. */
export function progress(
  rows: readonly PatchRow[],
  filter: PatchFilter,
  vocabulary: Vocabulary,
): { decided: number; total: number } {
  let decided = 0;
  let total = 0;
  for (const [state, count] of facetCounts(rows, filter, 'state')) {
    total += count;
    if (countsTowards(vocabulary, state) !== 'undecided') decided += count;
  }
  return { decided, total };
}
