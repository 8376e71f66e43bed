import type { PolygonJson } from '../../api/common.ts';
import {
  FAULT_KINDS,
  type Fault,
  type FaultDetail,
  type LayerCheck,
  type LayerVersionInfo,
} from '../../api/layers.ts';
import { LAYER_KINDS } from '../../domain/layerKind.ts';
import { toGeoJson } from '../../geo/flat.ts';
import type { FaultWithShape, LayerVersion, Store } from '../../store/store.ts';
import { FAULT_LABELS } from './faultText.ts';
import { covers } from './rules.ts';

/** A layer version as the API shows it; `faults` is the number that its check found. */
export function layerVersionInfo(version: LayerVersion, faults: number | undefined): LayerVersionInfo {
  const { id, codeSystem: _, ...rest } = version;
  return { ...rest, versionId: id, name: LAYER_KINDS[version.kind].name, faults: faults ?? null };
}

/** The check of a version; one that waits has no counts yet. */
export async function layerCheck(store: Store, version: LayerVersion): Promise<LayerCheck> {
  const check = await store.checks.of(version.id);
  const found = new Map(check?.counts.map((one) => [one.kind, one]));
  return {
    versionId: version.id,
    state: check ? 'checked' : 'waiting',
    checkedAt: check?.checkedAt ?? '',
    counts: FAULT_KINDS.flatMap((kind) => {
      const one = found.get(kind);
      return one ? [{ ...one, kind, label: FAULT_LABELS[kind] }] : [];
    }),
    covers: check?.covers ?? covers(version.kind),
    stated: (check?.stated ?? null) as LayerCheck['stated'],
    remarks: check?.remarks ?? [],
  };
}

export function faultInfo({ polygon: _, kind, ...fault }: FaultWithShape): Fault {
  return { ...fault, kind: kind as Fault['kind'] };
}

/** Kinds whose place is a zone itself: where it was too large to copy, it is shown from the layer. */
const PLACE_IS_ZONE: ReadonlySet<string> = new Set(['sliver', 'duplicate', 'areaDiffers']);

/** A fault with its shape. */
export async function faultDetail(
  store: Store,
  versionId: number,
  fault: FaultWithShape,
): Promise<FaultDetail> {
  const zoneId = fault.zoneIds.at(-1);
  const zone =
    !fault.polygon && zoneId !== undefined && PLACE_IS_ZONE.has(fault.kind)
      ? await store.layers.zone(versionId, zoneId)
      : null;
  const polygon = fault.polygon ?? zone?.polygon ?? null;
  return { ...faultInfo(fault), geometry: polygon && (toGeoJson(polygon) as PolygonJson) };
}
