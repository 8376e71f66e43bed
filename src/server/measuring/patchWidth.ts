import type { Width } from '../../api/width.ts';
import { widthOf } from '../../geo/width.ts';
import type { Store } from '../../store/store.ts';

/** Width of one patch along its axis; null for one that is not narrow, or is not there. */
export async function patchWidth(store: Store, patchId: number): Promise<Width | null> {
  const detail = await store.patches.detail(patchId);
  return detail && widthOf(detail.polygon);
}
