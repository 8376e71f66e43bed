import type { Preview } from '../../api/uploads.ts';
import type { Inspection } from '../../formats/inspect/types.ts';
import { readInWorker } from '../../formats/readInWorker.ts';
import type { Store } from '../../store/store.ts';
import { patchReader } from '../jobs/toPatches.ts';
import { isReadable } from './inspectionAnswer.ts';
import { MAX_CODES } from './limits.ts';
import type { LookInput } from './messages.ts';

/** Share of the file's codes that a batch must have, or of the batch's that the file must have, to be offered. */
const LEAST_SHARED = 0.1;

/**
 * Batches that share codes with the file, the most shared first: it may be a corrected issue of one of them. The file
 * is read once more for its codes, where there is any batch to compare with.
 */
export async function reissuesOf(
  store: Store,
  bytes: Uint8Array,
  { request, fileName }: LookInput,
  inspection: Inspection,
  signal: AbortSignal,
): Promise<Preview['reissueOf']> {
  const batches = await store.batches.list();
  if (batches.length === 0 || !isReadable(inspection) || inspection.layer!.records > MAX_CODES) return [];
  const county = await store.meta.county();
  const { features, sourceFieldTypes } = await readInWorker(bytes, fileName, {
    options: { ...request.reading, skipInvalid: true, ...(county && { expectedExtent: county.bbox }) },
    signal,
  });
  const read = patchReader(Object.keys(sourceFieldTypes), request.mapping);
  const own = new Set(features.map(({ properties }) => read(properties, 'code')));
  own.delete('');
  const sharedOf = new Map<string, number>();
  for (const { batchId, code } of await store.batches.codes()) {
    if (own.has(code)) sharedOf.set(batchId, (sharedOf.get(batchId) ?? 0) + 1);
  }
  return batches
    .flatMap(({ id, name, patches }) => {
      const shared = sharedOf.get(id) ?? 0;
      if (shared === 0 || shared < LEAST_SHARED * Math.min(own.size, patches)) return [];
      return [{ batchId: id, name, shared, added: own.size - shared, missing: patches - shared }];
    })
    .sort((a, b) => b.shared - a.shared);
}
