import type { Store } from '../../store/store.ts';
import type { PatchLabels } from './make.ts';

/** Code, kind and batch of patches, read once and again when a tile meets an id that came in since. */
export function patchLabels(store: Store): PatchLabels {
  const known = new Map<number, { code: string; kind: string; batchId: string }>();
  return async (id) => {
    if (!known.has(id)) {
      for (const row of await store.patches.rows(known.size === 0 ? undefined : [id])) {
        known.set(row.id, { code: row.code, kind: row.kind, batchId: row.batchId });
      }
    }
    return known.get(id) ?? null;
  };
}
