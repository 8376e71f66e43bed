import type { PatchRow } from '../../domain/patch.ts';
import { matcher, type PatchFilter, type PatchSort, selectPatches } from '../../domain/patchFilter.ts';

/**
 * The filtered, sorted list after a few rows changed, without sorting 100,000 rows again. `changed` are rows as they
 * are now, and `selected` the list before. Equal to `selectPatches` of all rows (a test holds it to that).
 */
export function reselect(
  selected: readonly PatchRow[],
  changed: readonly PatchRow[],
  filter: PatchFilter,
  sort: PatchSort,
): PatchRow[] {
  const matches = matcher(filter);
  const ids = new Set(changed.map((row) => row.id));
  const list = selected.filter((row) => !ids.has(row.id));
  for (const row of changed) if (matches(row)) list.splice(placeOf(list, row, sort), 0, row);
  return list;
}

/** Index at which the row belongs in a sorted list. */
function placeOf(list: readonly PatchRow[], row: PatchRow, sort: PatchSort): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (selectPatches([list[middle]!, row], {}, sort)[0] === row) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The patch to show after one was signed: the next below it that nobody has decided, else from the top; where the
 * signed one had been decided before (a correction, a rectification), simply the next in the list.
 */
export function nextAfterSigning(
  rows: readonly PatchRow[],
  id: number,
  wasPending: boolean,
): PatchRow | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (!wasPending) return rows[at + 1];
  return nextPending(rows, id) ?? rows[at + 1];
}

/** The next undecided patch below the given one, going round at the end; undefined where there is no other. */
export function nextPending(rows: readonly PatchRow[], id: number | null): PatchRow | undefined {
  const at = id === null ? -1 : rows.findIndex((row) => row.id === id);
  for (let step = 1; step <= rows.length; step++) {
    const row = rows[(at + step + rows.length) % rows.length]!;
    if (row.state === 'pending' && row.id !== id) return row;
  }
  return undefined;
}

/** The row `step` places away; from nothing selected, the first or the last. Stops at the ends. */
export function neighbour(rows: readonly PatchRow[], id: number | null, step: 1 | -1): PatchRow | undefined {
  const at = id === null ? -1 : rows.findIndex((row) => row.id === id);
  if (at < 0) return step > 0 ? rows[0] : rows.at(-1);
  return rows[at + step];
}
