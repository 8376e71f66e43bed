import type { VerdictType, Vocabulary } from '../../domain/verdict.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { type Bbox, bbox } from '../../geo/flat.ts';
import { overlay } from '../../geo/overlay/overlay.ts';
import { ZoneIndex } from '../../geo/overlay/zoneIndex.ts';
import type { NewPredecessor, PatchRelation, Store } from '../../store/store.ts';
import type { ImportWatch } from './fill.ts';
import { STEPS } from './progress.ts';

/** Common ground below this, or below this share of both, is digitising noise (边角细缝) and no place in common. */
const SLIVER_M2 = 1;
const SLIVER_SHARE = 0.01;
/** A patch lies within another where so much of it does. */
const WITHIN = 0.9;

/** A patch is closed when its verdict counts so: 整改到位, 合法, 其他. */
const CLOSED: ReadonlySet<VerdictType['counts']> = new Set(['rectified', 'legal', 'other']);

/** How a patch lies to an earlier one, by their areas and what they have in common, ㎡; null for no place in common. */
export function relationOf(ownM2: number, earlierM2: number, commonM2: number): PatchRelation | null {
  if (commonM2 < SLIVER_M2) return null;
  const [ofOwn, ofEarlier] = [commonM2 / ownM2, commonM2 / earlierM2];
  if (ofOwn < SLIVER_SHARE && ofEarlier < SLIVER_SHARE) return null;
  if (ofOwn >= WITHIN && ofEarlier >= WITHIN) return 'same';
  if (ofEarlier >= WITHIN) return 'grown';
  return ofOwn >= WITHIN ? 'shrunk' : 'partly';
}

/**
 * Patches of earlier batches at the places of those that come in: the same ground, grown, shrunk, or partly; and
 * whether the earlier one was closed, so that something has come back. Withdrawn patches do not count.
 */
export async function findPredecessors(
  store: Store,
  features: readonly SourceFeature[],
  codeOf: (feature: SourceFeature) => string,
  exceptBatch: string | undefined,
  { onProgress, signal }: ImportWatch,
): Promise<NewPredecessor[]> {
  const box = boxOf(features);
  const earlier = box ? await store.patches.polygons({ bbox: box, exceptBatch, standing: true }) : [];
  if (earlier.length === 0) return [];
  const index = ZoneIndex.build(earlier.map(({ polygon }) => polygon));
  const found = await overlay(
    features.map(({ polygon }) => polygon),
    index,
    { signal, onProgress: (done, total) => onProgress({ step: STEPS.compare, done, total }) },
  );
  const hits: Omit<NewPredecessor, 'returned' | 'earlierState'>[] = [];
  for (let i = 0; i < found.patch.length; i++) {
    const feature = features[found.patch[i]!]!;
    const { id, polygon } = earlier[found.zone[i]!]!;
    const [own, other, common] = [areaM2(feature.polygon), areaM2(polygon), found.areaM2[i]!];
    const relation = relationOf(own, other, common);
    if (!relation) continue;
    hits.push({
      code: codeOf(feature),
      earlierId: id,
      relation,
      commonM2: common,
      areaM2: own,
      earlierAreaM2: other,
    });
  }
  return withStates(store, hits);
}

async function withStates(
  store: Store,
  hits: readonly Omit<NewPredecessor, 'returned' | 'earlierState'>[],
): Promise<NewPredecessor[]> {
  if (hits.length === 0) return [];
  const rows = await store.patches.rows([...new Set(hits.map(({ earlierId }) => earlierId))]);
  const stateOf = new Map(rows.map((row) => [row.id, row.state]));
  const vocabulary = await store.meta.vocabulary().catch(() => null);
  return hits.map((hit) => {
    const earlierState = stateOf.get(hit.earlierId) ?? 'pending';
    return { ...hit, earlierState, returned: isClosed(vocabulary, earlierState) };
  });
}

function isClosed(vocabulary: Vocabulary | null, state: string): boolean {
  const counts = vocabulary?.verdicts.find(({ code }) => code === state)?.counts;
  return counts !== undefined && CLOSED.has(counts);
}

function boxOf(features: readonly SourceFeature[]): Bbox | null {
  let all: Bbox | null = null;
  for (const { polygon } of features) {
    const box = bbox(polygon);
    if (!box) continue;
    all = all
      ? [
          Math.min(all[0], box[0]),
          Math.min(all[1], box[1]),
          Math.max(all[2], box[2]),
          Math.max(all[3], box[3]),
        ]
      : box;
  }
  return all;
}
