import type { Account } from '../api/account.ts';
import type { Basis, OverlayLayer } from '../api/patches.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import type { LayerVersion } from '../store/store.ts';
import { doubtOf } from './checks/doubt.ts';
import type { ServerContext } from './context.ts';
import { layersOnDay } from './layersOnDay.ts';
import { accountOf } from './measuring/account.ts';
import type { JudgedPart } from './measuring/judge.ts';
import { withinOf } from './measuring/within.ts';

type Measured = { parts: JudgedPart[]; unionM2: number | undefined };

/** What a patch has on each layer of a basis, with the doubt that it inherits, and its account on the land use. */
export async function overlaysOn(
  context: ServerContext,
  patch: { id: number; areaM2: number },
  basis: Basis,
): Promise<{ overlays: OverlayLayer[]; account: (Account & { doubtM2?: number | null }) | null }> {
  const { store } = context;
  const versions = await store.layers.versions();
  const layers = basis.by === 'current' ? await store.layers.current() : layersOnDay(versions, basis.asOf);
  const measured = await measuredOn(context, patch.id, layers, basis);
  const inCountyM2 = countyPart(layers, measured);
  const known = await Promise.all(
    layers
      .filter(({ kind }) => kind !== 'township')
      .map(async (layer) => {
        const found = measured.get(layer.id);
        const overlay = overlayOf(layer, patch.areaM2, found);
        if (!found) return overlay;
        const coveredM2 = coveredBy(found, patch.areaM2);
        const ground = { layer, areaM2: patch.areaM2, parts: found.parts, coveredM2 };
        return { ...overlay, doubtM2: await doubtOf(store, ground, inCountyM2) };
      }),
  );
  const unionOf = new Map(
    [...measured].flatMap(([id, { unionM2 }]) => (unionM2 === undefined ? [] : [[id, unionM2] as const])),
  );
  const account = patchAccount(patch.areaM2, layers, known, unionOf);
  const land = known.find(({ layerVersionId }) => layerVersionId === account?.layerVersionId);
  return {
    overlays: [...known, ...absent(versions, layers)],
    account: account && { ...account, doubtM2: land?.doubtM2 ?? null },
  };
}

/** From the store where the background job has measured; versions that are no longer in force are measured now. */
async function measuredOn(
  { store, workers }: ServerContext,
  patchId: number,
  layers: readonly LayerVersion[],
  basis: Basis,
): Promise<Map<number, Measured>> {
  const stored = await store.overlays.ofPatch(patchId);
  const unionOf = new Map(stored.unions.map((union) => [union.layerVersionId, union.coveredM2]));
  const measured = new Map<number, Measured>(
    stored.measured.map(({ layerVersionId: id }) => [
      id,
      { parts: stored.parts.filter((part) => part.layerVersionId === id), unionM2: unionOf.get(id) },
    ]),
  );
  const versionIds = layers.filter(({ id }) => !measured.has(id)).map(({ id }) => id);
  if (basis.by === 'current' || versionIds.length === 0) return measured;
  for (const { versionId, parts, unionM2 } of await workers.run('judge', { patchId, versionIds })) {
    measured.set(versionId, { parts, unionM2: unionM2 ?? undefined });
  }
  return measured;
}

/** ㎡ of the patch in the county; undefined without townships. */
function countyPart(
  layers: readonly LayerVersion[],
  measured: ReadonlyMap<number, Measured>,
): number | undefined {
  const townships = layers.find(({ kind }) => kind === 'township');
  const found = townships && measured.get(townships.id);
  return found && (found.unionM2 ?? sumOf(found.parts));
}

/** What a patch or a site has on a layer; without `found` it waits to be measured. The doubt is to be added. */
export function overlayOf(layer: LayerVersion, patchM2: number, found: Measured | undefined): OverlayLayer {
  const parts = (found?.parts ?? []).map(({ zoneId, classCode, className, name, areaM2 }) => ({
    kind: layer.kind,
    layerVersionId: layer.id,
    zoneId,
    classCode,
    className,
    name,
    areaM2,
    share: patchM2 > 0 ? areaM2 / patchM2 : 0,
  }));
  return {
    kind: layer.kind,
    name: LAYER_KINDS[layer.kind].name,
    layerVersionId: layer.id,
    label: layer.label,
    validFrom: layer.validFrom,
    validTo: layer.validTo,
    status: found ? 'measured' : 'waiting',
    parts: parts.sort((a, b) => b.areaM2 - a.areaM2),
    outsideM2: outside(patchM2, parts, found?.unionM2),
    doubtM2: null,
  };
}

/** Kinds that have versions, but none in force then. */
function absent(versions: readonly LayerVersion[], layers: readonly LayerVersion[]): OverlayLayer[] {
  const present = new Set(layers.map(({ kind }) => kind));
  const kinds = new Set(versions.map(({ kind }) => kind));
  return [...kinds]
    .filter((kind) => kind !== 'township' && !present.has(kind))
    .map((kind) => ({
      kind,
      name: LAYER_KINDS[kind].name,
      layerVersionId: 0,
      label: '',
      validFrom: '',
      validTo: '',
      status: 'none',
      parts: [],
      outsideM2: 0,
      doubtM2: null,
    }));
}

/** What no zone covers, ㎡. `unionM2` where zones lie over each other; else the parts add up to what they cover. */
function outside(areaM2: number, parts: readonly { areaM2: number }[], unionM2: number | undefined): number {
  return Math.max(0, areaM2 - (unionM2 ?? sumOf(parts)));
}

const sumOf = (parts: readonly { areaM2: number }[]) => parts.reduce((sum, part) => sum + part.areaM2, 0);
const coveredBy = ({ parts, unionM2 }: Measured, patchM2: number) =>
  Math.min(patchM2, unionM2 ?? sumOf(parts));

/** The closed account on the land use; null where there is none, or the patch waits to be measured. */
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
