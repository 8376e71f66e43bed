import type { Static } from 'typebox';
import type { OverlayLayer, OverlayPart, PatchDetailSchema, VerdictEvent } from '../api/patches.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import { bbox, toGeoJson } from '../geo/flat.ts';
import type { StoredEvent } from '../store/store.ts';
import type { ServerContext } from './context.ts';

const NEARBY_M = 3000;
const NEARBY_LIMIT = 12;

/** Everything about one patch: geometry, raw attributes, overlays on the layers in force, neighbours, history. */
export async function patchDetail(
  { store, patches }: ServerContext,
  id: number,
): Promise<Static<typeof PatchDetailSchema> | null> {
  const row = await patches.get(id);
  const stored = row && (await store.patches.detail(id));
  if (!row || !stored) return null;
  const [layers, overlays, nearby, history] = await Promise.all([
    store.layers.current(),
    store.overlays.ofPatch(id),
    store.patches.nearby(id, NEARBY_M, NEARBY_LIMIT),
    store.verdicts.history(id),
  ]);
  const measured = new Set(overlays.measured.map((one) => one.layerVersionId));
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
    overlays: layers
      .filter((layer) => layer.kind !== 'township')
      .map((layer): OverlayLayer => {
        const parts = overlays.parts
          .filter((part) => part.layerVersionId === layer.id)
          .map(
            (part): OverlayPart => ({
              kind: layer.kind,
              layerVersionId: layer.id,
              zoneId: part.zoneId,
              classCode: part.classCode,
              className: part.className,
              name: part.name,
              areaM2: part.areaM2,
              share: row.areaM2 > 0 ? part.areaM2 / row.areaM2 : 0,
            }),
          )
          .sort((a, b) => b.areaM2 - a.areaM2);
        return {
          kind: layer.kind,
          name: LAYER_KINDS[layer.kind].name,
          layerVersionId: layer.id,
          label: layer.label,
          status: measured.has(layer.id) ? 'measured' : 'waiting',
          parts,
          outsideM2: outside(row.areaM2, parts),
        };
      }),
    nearby: neighbours.flat(),
    history: history.map(eventOf),
  };
}

/** What no zone covers. Zones that overlap each other (permits) can add up to more than the patch: then nothing. */
export function outside(areaM2: number, parts: readonly { areaM2: number }[]): number {
  return Math.max(0, areaM2 - parts.reduce((sum, part) => sum + part.areaM2, 0));
}

/** A stored event as the API shows it. */
export function eventOf(event: StoredEvent): VerdictEvent {
  return { ...event, seen: (event.seen ?? null) as VerdictEvent['seen'] };
}
