import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PatchRow } from '../../domain/patch.ts';
import { type PatchFilter, type PatchSort, selectPatches } from '../../domain/patchFilter.ts';
import type { PatchTableStore } from './patchTable.ts';
import { reselect } from './selection.ts';

/** All rows as React state. */
export function useAllRows(table: PatchTableStore): readonly PatchRow[] {
  return useSyncExternalStore(table.subscribe, () => table.rows);
}

type Selected = {
  filter: PatchFilter;
  sort: PatchSort;
  /** The table's contents that `rows` were chosen from. */
  source: readonly PatchRow[];
  rows: PatchRow[];
};

const select = (table: PatchTableStore, filter: PatchFilter, sort: PatchSort): Selected => ({
  filter,
  sort,
  source: table.rows,
  rows: selectPatches(table.rows, filter, sort),
});

/**
 * Rows that pass the filter, sorted. A change of the filter selects anew; a verdict only moves the rows that changed.
 * `filter` must keep its identity between renders while it is the same.
 */
export function useSelectedRows(
  table: PatchTableStore,
  filter: PatchFilter,
  sort: PatchSort,
): readonly PatchRow[] {
  const [selected, setSelected] = useState(() => select(table, filter, sort));
  let current = selected;
  if (selected.filter !== filter || selected.sort !== sort) {
    current = select(table, filter, sort);
    setSelected(current);
  }
  useEffect(() => {
    // The table may have changed between the first render and this subscription.
    setSelected((held) => (held.source === table.rows ? held : select(table, held.filter, held.sort)));
    return table.subscribe((changed) =>
      setSelected((held) => {
        if (held.source === table.rows) return held;
        if (changed === 'all') return select(table, held.filter, held.sort);
        const rows = changed.map((id) => table.get(id)!);
        return {
          ...held,
          source: table.rows,
          rows: reselect(held.rows, rows, held.filter, held.sort),
        };
      }),
    );
  }, [table]);
  return current.rows;
}
