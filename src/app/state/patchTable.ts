import type { PatchTable } from '../../api/patches.ts';
import { PATCH_COLUMNS, type PatchRow } from '../../domain/patch.ts';

export type RowsListener = (changedIds: readonly number[] | 'all') => void;

/**
 * Every patch of the county on this page: loaded once, then kept up to date by events. The list, the map's
 * colours and the overview all read this one table, so that a verdict shows everywhere in the same frame.
 */
export class PatchTableStore {
  #rows: PatchRow[] = [];
  #index = new Map<number, number>();
  #listeners = new Set<RowsListener>();
  /** Newest event that the table includes. */
  rev = 0;

  load(table: PatchTable): void {
    const { columns } = table;
    this.#rows = columns.id.map((_, i) => {
      const row: Record<string, unknown> = {};
      for (const name of PATCH_COLUMNS) row[name] = columns[name][i];
      return row as PatchRow;
    });
    this.#index = new Map(this.#rows.map((row, i) => [row.id, i]));
    this.rev = table.rev;
    this.#emit('all');
  }

  /** A new array after every change, so that React can compare by identity. */
  get rows(): readonly PatchRow[] {
    return this.#rows;
  }

  get(id: number): PatchRow | undefined {
    const at = this.#index.get(id);
    return at === undefined ? undefined : this.#rows[at];
  }

  /**
   * Takes in changed rows. A row older than the one held (by version) is ignored: the answer to one's own verdict
   * and the event about it arrive in any order. `force` puts an earlier row back after a refused optimistic change.
   */
  apply(rows: readonly PatchRow[], rev = this.rev, force = false): void {
    const next = this.#rows.slice();
    const changed: number[] = [];
    for (const row of rows) {
      const at = this.#index.get(row.id);
      if (at === undefined) {
        this.#index.set(row.id, next.push(row) - 1);
        changed.push(row.id);
      } else if (force || row.version >= next[at]!.version) {
        next[at] = row;
        changed.push(row.id);
      }
    }
    this.rev = Math.max(this.rev, rev);
    if (changed.length === 0) return;
    this.#rows = next;
    this.#emit(changed);
  }

  /** For useSyncExternalStore, and for the map, which repaints just the changed ids. */
  subscribe = (listener: RowsListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #emit(changed: readonly number[] | 'all'): void {
    for (const listener of this.#listeners) listener(changed);
  }
}
