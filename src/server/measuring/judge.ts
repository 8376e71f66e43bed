import { initCoverage } from '../../geo/coverage.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import { overlaySync } from '../../geo/overlay/overlay.ts';
import type { LayerVersion, Store } from '../../store/store.ts';
import type { ZoneIndexes } from '../zoneIndexes.ts';
import { type Touched, unionOfParts } from './parts.ts';
import type { ZoneShape } from './shapes.ts';

export type JudgedPart = {
  zoneId: number;
  classCode: string;
  className: string;
  name: string;
  areaM2: number;
};
/** What a patch has on one layer version, largest part first. */
export type Judged = { versionId: number; parts: JudgedPart[]; unionM2: number | null };

/** Measures a patch on any layer versions, by their kept indexes; [] where there is no such patch. */
export async function judgePatch(
  store: Store,
  indexes: ZoneIndexes,
  patchId: number,
  versionIds: readonly number[],
): Promise<Judged[]> {
  const patch = await store.patches.detail(patchId);
  if (!patch || areaM2(patch.polygon) <= 0) return [];
  await initCoverage();
  const judged: Judged[] = [];
  for (const id of versionIds) {
    const layer = await store.layers.version(id);
    if (!layer) continue;
    const { parts, unionM2 } = await touchIndexed(store, indexes, layer, patch.polygon);
    judged.push({
      versionId: id,
      parts: parts.map(({ zone, areaM2: partM2 }) => ({
        zoneId: zone.id,
        classCode: zone.classCode,
        className: zone.className,
        name: zone.name,
        areaM2: partM2,
      })),
      unionM2: unionM2 ?? null,
    });
  }
  return judged;
}

/** Measured on the index of all zones; only those touched are read from the store. Needs `initCoverage`. */
export async function touchIndexed(
  store: Store,
  indexes: ZoneIndexes,
  layer: LayerVersion,
  ground: FlatPolygon,
): Promise<Touched<ZoneShape>> {
  const { index, ids, neighbours } = await indexes.get(layer);
  const found = overlaySync([ground], index);
  const rows = await store.layers.zonesById(
    layer.id,
    Array.from(found.zone, (place) => ids[place]!),
  );
  const zones = new Map(rows.map((zone, i) => [found.zone[i]!, zone]));
  const parts = Array.from(found.zone, (zone, i) => ({ zone, areaM2: found.areaM2[i]! }));
  return {
    parts: parts
      .map((part) => ({ zone: zones.get(part.zone)!, areaM2: part.areaM2 }))
      .sort((a, b) => b.areaM2 - a.areaM2),
    unionM2: unionOfParts(ground, parts, neighbours, (zone) => zones.get(zone)!.polygon),
  };
}
