import type { ImportReport } from '../../api/jobs.ts';
import type { NewPredecessor, PatchChange, ReissueOutcome, Store } from '../../store/store.ts';
import { FIRST_ENTRIES } from './importReport.ts';

type SamePlaces = NonNullable<ImportReport['samePlace']>;
export type SamePlace = SamePlaces['items'][number];
type Reissued = NonNullable<ImportReport['reissue']>;

/** What was found at the places of new patches, named as people know them. */
export async function samePlaces(
  store: Store,
  found: readonly NewPredecessor[],
  idOf: (code: string) => number | undefined,
): Promise<SamePlace[]> {
  if (found.length === 0) return [];
  const rows = await store.patches.rows([...new Set(found.map(({ earlierId }) => earlierId))]);
  const earlierOf = new Map(rows.map((row) => [row.id, row]));
  const batchOf = new Map((await store.batches.list()).map(({ id, name }) => [id, name]));
  return found.map((one) => {
    const earlier = earlierOf.get(one.earlierId);
    return {
      ...one,
      patchId: idOf(one.code) ?? 0,
      earlierCode: earlier?.code ?? '',
      earlierBatch: batchOf.get(earlier?.batchId ?? '') ?? '',
    };
  });
}

export function samePlaceReport(items: readonly SamePlace[]): SamePlaces {
  const counts = { same: 0, grown: 0, shrunk: 0, partly: 0, returned: 0 };
  for (const { relation, returned } of items) {
    counts[relation] += 1;
    if (returned) counts.returned += 1;
  }
  // What has come back after it was closed is what people look for first.
  const first = [...items].sort((a, b) => Number(b.returned) - Number(a.returned) || b.commonM2 - a.commonM2);
  return { counts, total: items.length, items: first.slice(0, FIRST_ENTRIES) };
}

export function reissueReport(batchId: string, { unchanged, changes }: ReissueOutcome): Reissued {
  const count = (what: PatchChange['what']) => changes.filter((change) => change.what === what).length;
  return {
    batchId,
    counts: {
      unchanged,
      geometry: count('geometry'),
      attributes: count('attributes'),
      both: count('both'),
      added: count('added'),
      withdrawn: count('withdrawn'),
      restored: count('restored'),
      afterVerdict: changes.filter(({ verdicts }) => verdicts > 0).length,
    },
    total: changes.length,
    items: changes.slice(0, FIRST_ENTRIES),
  };
}
