import { type PatchRow, TOUCH_TOLERANCE_M2 } from './patch.ts';

/** Land that a patch may touch, as the list filters and sorts by it. */
export const LAND_TOUCHED = {
  permanentFarmland: 'permanentFarmlandM2',
  redLine: 'redLineM2',
  farmland: 'farmlandM2',
  basicGrassland: 'basicGrasslandM2',
  grass0401: 'grass0401M2',
  grass0403: 'grass0403M2',
  grass0404: 'grass0404M2',
  forest: 'forestM2',
  approval: 'approvedM2',
} as const satisfies Record<string, keyof PatchRow>;
export type LandTouched = keyof typeof LAND_TOUCHED;

/** Stands for "in no township" in a filter and in its address, where the row itself has ''. */
export const NO_TOWNSHIP = 'none';

export type PatchFilter = {
  batch?: string[];
  /** Township codes, or NO_TOWNSHIP. */
  township?: string[];
  kind?: string[];
  state?: string[];
  /** Every named land must be touched by more than the tolerance. */
  land?: LandTouched[];
  minMu?: number;
  maxMu?: number;
  text?: string;
  /** Month (YYYY-MM) in which the patch was found violating / rectified / decided, from the trend chart. */
  month?: string;
  monthOf?: 'verdictAt' | 'violatingAt' | 'rectifiedAt';
};

export const PATCH_SORTS = ['priority', 'area', 'code', 'verdictAt', 'township'] as const;
export type PatchSort = (typeof PATCH_SORTS)[number];

const MU_PER_M2 = 0.0015;

/** One predicate for a filter; the list, the map, the overview and the server use this same one. */
export function matcher(filter: PatchFilter): (row: PatchRow) => boolean {
  const sets = {
    batchId: filter.batch?.length ? new Set(filter.batch) : null,
    townshipCode: filter.township?.length ? new Set(filter.township) : null,
    kind: filter.kind?.length ? new Set(filter.kind) : null,
    state: filter.state?.length ? new Set(filter.state) : null,
  };
  const lands = (filter.land ?? []).map((land) => LAND_TOUCHED[land]);
  const words = (filter.text ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  const { month, monthOf = 'verdictAt' } = filter;
  return (row) => {
    if (sets.batchId && !sets.batchId.has(row.batchId)) return false;
    if (sets.townshipCode && !sets.townshipCode.has(row.townshipCode || NO_TOWNSHIP)) return false;
    if (sets.kind && !sets.kind.has(row.kind)) return false;
    if (sets.state && !sets.state.has(row.state)) return false;
    for (const column of lands) if (!((row[column] ?? 0) > TOUCH_TOLERANCE_M2)) return false;
    if (filter.minMu !== undefined && row.areaM2 * MU_PER_M2 < filter.minMu) return false;
    if (filter.maxMu !== undefined && row.areaM2 * MU_PER_M2 > filter.maxMu) return false;
    if (month && localMonth(row[monthOf]) !== month) return false;
    if (words.length) {
      const haystack = `${row.code} ${row.text}`.toLowerCase();
      if (!words.every((word) => haystack.includes(word))) return false;
    }
    return true;
  };
}

/** Month of a UTC instant on the county's clock (UTC+8, no daylight saving), 'YYYY-MM'; '' for ''. */
export function localMonth(utcIso: string): string {
  if (!utcIso) return '';
  // Only a month's last evening needs the calendar, which is slow over 100,000 patches.
  const isLastEvening = Number(utcIso.slice(8, 10)) >= 28 && Number(utcIso.slice(11, 13)) >= 16;
  if (utcIso.endsWith('Z') && !isLastEvening) return utcIso.slice(0, 7);
  return new Date(Date.parse(utcIso) + 8 * 3600_000).toISOString().slice(0, 7);
}

const touched = (areaM2: number | null) => ((areaM2 ?? 0) > TOUCH_TOLERANCE_M2 ? (areaM2 ?? 0) : 0);

/**
 * What matters first: 永久基本农田, then the red line, then farmland, then the size of the patch; each by area,
 * largest first. The id settles ties so that the order never jumps.
 */
export function byPriority(a: PatchRow, b: PatchRow): number {
  return (
    touched(b.permanentFarmlandM2) - touched(a.permanentFarmlandM2) ||
    touched(b.redLineM2) - touched(a.redLineM2) ||
    touched(b.farmlandM2) - touched(a.farmlandM2) ||
    b.areaM2 - a.areaM2 ||
    a.id - b.id
  );
}

const COMPARE: Record<PatchSort, (a: PatchRow, b: PatchRow) => number> = {
  priority: byPriority,
  area: (a, b) => b.areaM2 - a.areaM2 || a.id - b.id,
  code: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id - b.id),
  verdictAt: (a, b) => (a.verdictAt < b.verdictAt ? 1 : a.verdictAt > b.verdictAt ? -1 : a.id - b.id),
  township: (a, b) =>
    a.townshipCode < b.townshipCode ? -1 : a.townshipCode > b.townshipCode ? 1 : byPriority(a, b),
};

export function selectPatches(rows: readonly PatchRow[], filter: PatchFilter, sort: PatchSort): PatchRow[] {
  return rows.filter(matcher(filter)).sort(COMPARE[sort]);
}
