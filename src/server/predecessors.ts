import type { SamePlacePatch } from '../api/revisions.ts';
import type { Predecessor, Store } from '../store/store.ts';

/** Patches of other batches at the place of one, as told at their imports; the earlier ones first. */
export async function predecessorsOfPatch(store: Store, patchId: number): Promise<SamePlacePatch[]> {
  const [earlier, later] = await Promise.all([
    store.patches.predecessors(patchId),
    store.patches.successors(patchId),
  ]);
  return [
    ...earlier.map((one) => shown(one, 'earlier', one.earlierId)),
    ...later.map((one) => shown(one, 'later', one.patchId)),
  ];
}

function shown(one: Predecessor, when: SamePlacePatch['when'], id: number): SamePlacePatch {
  const { code, batchId, batchName } = one.earlier;
  const { relation, returned, earlierState, commonM2, at } = one;
  return { id, code, batchId, batchName, when, relation, returned, earlierState, commonM2, at };
}
