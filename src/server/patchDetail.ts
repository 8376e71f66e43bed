import type { Static } from 'typebox';
import type { Account } from '../api/account.ts';
import type { OverlayLayer, OverlayPart, PatchDetailSchema, VerdictEvent } from '../api/patches.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import { bbox, toGeoJson } from '../geo/flat.ts';
import type { LayerVersion, StoredEvent } from '../store/store.ts';
import type { ServerContext } from './context.ts';
import { accountOf } from './measuring/account.ts';
import { withinOf } from './measuring/within.ts';

const NEARBY_M = 3000;
const NEARBY_LIMIT = 12;

/** Everything about one patch: geometry, raw attributes, overlays on the layers in force, neighbours, history. */
export async function patchDetail(
  { store, patches, widths }: ServerContext,
  id: number,
): Promise<Static<typeof PatchDetailSchema> | null> {
  const row = await patches.get(id);
  const stored = row && (await store.patches.detail(id));
  if (!row || !stored) return null;
  const [layers, overlays, nearby, history, width] = await Promise.all([
    store.layers.current(),
    store.overlays.ofPatch(id),
    store.patches.nearby(id, NEARBY_M, NEARBY_LIMIT),
    store.verdicts.history(id),
    widths.of(id),
  ]);
  const measured = new Set(overlays.measured.map((one) => one.layerVersionId));
  const unionOf = new Map(overlays.unions.map((union) => [union.layerVersionId, union.coveredM2]));
  const layerOverlays = layers
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
        outsideM2: outside(row.areaM2, parts, unionOf.get(layer.id)),
      };
    });
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
    overlays: layerOverlays,
    account: patchAccount(row.areaM2, layers, layerOverlays, unionOf),
    width,
    nearby: neighbours.flat(),
    history: history.map(eventOf),
  };
}

/** What no zone covers, ㎡. `unionM2` where zones lie over each other; else the parts add up to what they cover. */
export function outside(
  areaM2: number,
  parts: readonly { areaM2: number }[],
  unionM2: number | undefined,
): number {
  return Math.max(0, areaM2 - (unionM2 ?? sumOf(parts)));
}

const sumOf = (parts: readonly { areaM2: number }[]) => parts.reduce((sum, part) => sum + part.areaM2, 0);

/** The closed account on the land use in force; null where there is none, or the patch waits to be measured. */
export function patchAccount(
  patchM2: number,
  layers: readonly LayerVersion[],
  overlays: readonly OverlayLayer[],
  unionOf: ReadonlyMap<number, number>,
): Account | null {
  const layer = layers.find(({ kind }) => kind === 'landUse');
  const land = overlays.find(({ kind }) => kind === 'landUse');
  if (!layer || land?.status !== 'measured') return null;
  const covered = new Map(
    overlays
      .filter(({ status }) => status === 'measured')
      .map((one) => [one.kind, Math.min(patchM2, unionOf.get(one.layerVersionId) ?? sumOf(one.parts))]),
  );
  return accountOf(
    layer,
    patchM2,
    land.parts,
    unionOf.get(layer.id),
    withinOf(covered, land.parts, layer.codeSystem),
  );
}

/** A stored event as the API shows it. */
export function eventOf(event: StoredEvent): VerdictEvent {
  return { ...event, seen: (event.seen ?? null) as VerdictEvent['seen'] };
}
