import { PATCH_COLUMNS, type PatchRow } from '../../domain/patch.ts';
import { matcher, type PatchFilter, type PatchSort, selectPatches } from '../../domain/patchFilter.ts';
import type { Store } from '../../store/store.ts';

/** Columns that a verdict changes; the others change only by imports and measuring. */
const CHANGING = new Set<keyof PatchRow>([
  'state',
  'second',
  'version',
  'verdictAt',
  'violatingAt',
  'rectifiedAt',
  'text',
]);

/**
 * Every patch row in memory, kept equal to the store: what the table, the pages, the overview and the live events
 * are answered from. 100,000 rows take about 60 MB. Loaded at first use; `reload` after an import or a measuring.
 */
export class LivePatches {
  readonly #store: Store;
  #loaded: Promise<void> | null = null;
  #rows: PatchRow[] = [];
  #at = new Map<number, number>();
  #rev = 0;
  #columnText = new Map<keyof PatchRow, string>();
  #orders = new Map<PatchSort, Uint32Array>();

  constructor(store: Store) {
    this.#store = store;
  }

  async rows(): Promise<readonly PatchRow[]> {
    await this.#load();
    return this.#rows;
  }

  async get(id: number): Promise<PatchRow | null> {
    await this.#load();
    const at = this.#at.get(id);
    return at === undefined ? null : this.#rows[at]!;
  }

  /** Newest event that the rows include. */
  async rev(): Promise<number> {
    await this.#load();
    return this.#rev;
  }

  /** Rows changed by an event. */
  async apply(rows: readonly PatchRow[], rev: number): Promise<void> {
    await this.#load();
    for (const row of rows) {
      const at = this.#at.get(row.id);
      if (at === undefined) return this.reload();
      if (this.#rows[at]!.version <= row.version) this.#rows[at] = row;
    }
    this.#rev = Math.max(this.#rev, rev);
    for (const name of CHANGING) this.#columnText.delete(name);
    this.#orders.delete('verdictAt');
  }

  reload(): void {
    this.#loaded = null;
  }

  /** The PatchTable answer as JSON text; unchanged columns are not written out again. */
  async tableJson(): Promise<string> {
    await this.#load();
    const columns = PATCH_COLUMNS.map((name) => {
      let text = this.#columnText.get(name);
      if (text === undefined) {
        text = JSON.stringify(this.#rows.map((row) => row[name]));
        this.#columnText.set(name, text);
      }
      return `"${name}":${text}`;
    });
    return `{"rev":${this.#rev},"columns":{${columns.join(',')}}}`;
  }

  /** One page of a filtered and sorted list. Orders are kept, so that a page costs one pass over the rows. */
  async page(filter: PatchFilter, sort: PatchSort, offset: number, limit: number) {
    await this.#load();
    const matches = matcher(filter);
    const rows: PatchRow[] = [];
    let total = 0;
    for (const at of this.#order(sort)) {
      const row = this.#rows[at]!;
      if (!matches(row)) continue;
      if (total >= offset && rows.length < limit) rows.push(row);
      total += 1;
    }
    return { total, rows };
  }

  #order(sort: PatchSort): Uint32Array {
    let order = this.#orders.get(sort);
    if (!order) {
      order = Uint32Array.from(selectPatches(this.#rows, {}, sort), (row) => this.#at.get(row.id)!);
      this.#orders.set(sort, order);
    }
    return order;
  }

  #load(): Promise<void> {
    this.#loaded ??= this.#read().catch((cause) => {
      this.#loaded = null;
      throw cause;
    });
    return this.#loaded;
  }

  async #read(): Promise<void> {
    // The event number first: an event between the two reads is then sent once more rather than lost.
    const rev = await this.#store.verdicts.rev();
    const rows = await this.#store.patches.rows();
    this.#rows = rows;
    this.#at = new Map(rows.map((row, at) => [row.id, at]));
    this.#rev = rev;
    this.#columnText.clear();
    this.#orders.clear();
  }
}
