import type { Static } from 'typebox';
import type { PatchDetailSchema, VerdictEvent } from '../api/patches.ts';
import { bbox, toGeoJson } from '../geo/flat.ts';
import type { StoredEvent } from '../store/store.ts';
import type { ServerContext } from './context.ts';
import { type AskedBasis, basisOf, imageDays } from './layersOnDay.ts';
import { overlaysOn } from './patchOverlays.ts';
import { predecessorsOfPatch } from './predecessors.ts';
import { revisionsOfPatch } from './revisions.ts';

const NEARBY_M = 3000;
const NEARBY_LIMIT = 12;

/**
 * Everything about one patch: geometry, raw attributes, overlays on the layers in force (now, or on the day asked
 * for), neighbours, history. Null where there is none; throws a 422 Fault on a day that the patch does not have.
 */
export async function patchDetail(
  context: ServerContext,
  id: number,
  asked: AskedBasis = {},
): Promise<Static<typeof PatchDetailSchema> | null> {
  const { store, patches, widths } = context;
  const row = await patches.get(id);
  const stored = row && (await store.patches.detail(id));
  if (!row || !stored) return null;
  const days = imageDays(stored);
  const basis = basisOf(asked, days);
  const [{ overlays, account }, nearby, history, width, revisions, predecessors] = await Promise.all([
    overlaysOn(context, row, basis),
    store.patches.nearby(id, NEARBY_M, NEARBY_LIMIT),
    store.verdicts.history(id),
    store.patches.tilesVersion().then((shapes) => widths.of(id, shapes)),
    revisionsOfPatch(store, id),
    predecessorsOfPatch(store, id),
  ]);
  const neighbours = await Promise.all(
    nearby.map(async ({ id: other, distanceM }) => {
      const found = await patches.get(other);
      if (!found) return [];
      const { code, batchId, kind, state, areaM2 } = found;
      return [{ id: other, code, batchId, kind, state, areaM2, distanceM }];
    }),
  );
  return {
    row,
    geometry: toGeoJson(stored.polygon) as Static<typeof PatchDetailSchema>['geometry'],
    bbox: bbox(stored.polygon) ?? [row.lon, row.lat, row.lon, row.lat],
    raw: stored.raw,
    basis,
    imageDays: days,
    overlays,
    account,
    width,
    nearby: neighbours.flat(),
    history: history.map(eventOf),
    revisions,
    predecessors,
  };
}

/** A stored event as the API shows it. */
export function eventOf(event: StoredEvent): VerdictEvent {
  return { ...event, seen: (event.seen ?? null) as VerdictEvent['seen'] };
}
