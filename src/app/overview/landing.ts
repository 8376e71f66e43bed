import { countsTowards } from '../../domain/overview.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { NO_TOWNSHIP } from '../../domain/patchFilter.ts';
import type { Vocabulary } from '../../domain/verdict.ts';
import type { ViewSearch } from '../router/search.ts';
import type { Bucket, Figure } from './figures.ts';

export const GROUPINGS = ['township', 'batch', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The key of a row in a grouping, as the address writes it. */
export function groupKey(grouping: Grouping, row: PatchRow): string {
  if (grouping === 'township') return row.townshipCode || NO_TOWNSHIP;
  return grouping === 'batch' ? row.batchId : row.kind;
}

/** The states among these rows that a bucket counts; null where it counts every state. */
export function statesOf(bucket: Bucket, rows: readonly PatchRow[], vocabulary: Vocabulary): string[] | null {
  if (bucket === 'all') return null;
  const states = new Set(rows.map((row) => row.state));
  return [...states]
    .filter((state) => {
      const counts = countsTowards(vocabulary, state);
      return bucket === 'found' ? counts === 'violating' || counts === 'rectified' : counts === bucket;
    })
    .sort();
}

/**
 * From a figure to its patches: the change of the address under which 研判 lists exactly the patches that were
 * counted. `rows` are those of the present filter, of which the figure is a part; what was filtered stays filtered.
 */
export function landOn(
  search: ViewSearch,
  rows: readonly PatchRow[],
  vocabulary: Vocabulary,
  figure: Pick<Figure, 'bucket' | 'land'>,
  group?: { grouping: Grouping; key: string },
): Partial<ViewSearch> {
  const change: Partial<ViewSearch> = { patch: undefined };
  if (group) change[group.grouping] = group.key;
  // Rows already pass the state filter, so their states are the intersection.
  const states = statesOf(figure.bucket, rows, vocabulary);
  if (states) change.state = states.join('.');
  if (figure.land) {
    const lands = new Set((search.land ?? '').split('.').filter(Boolean));
    change.land = [...lands.add(figure.land)].join('.');
  }
  return change;
}

/** The address of one bar of the month trend; null where the present month filter is on another date. */
export function landOnMonth(
  search: ViewSearch,
  month: string,
  monthOf: NonNullable<ViewSearch['monthOf']>,
): Partial<ViewSearch> | null {
  if (search.month && (search.month !== month || (search.monthOf ?? 'verdictAt') !== monthOf)) return null;
  return { patch: undefined, month, monthOf };
}
