import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { overlaySync } from '../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../src/geo/overlay/zoneIndex.ts';
import type { Parcel } from '../layers/landUse.ts';
import type { ParcelStatus } from '../layers/status.ts';
import type { LonLatPolygon } from '../topology/rings.ts';
import { type Change, outlineOf } from './patch.ts';

/** What a change lies on, measured: shares 0…1 of its area. */
export interface Touch {
  /** Land class with the largest share. */
  mainClass: string;
  farmland: number;
  permanentFarmland: number;
  redLine: number;
  grass: number;
  /** Village (index into VILLAGES) that has most of it. */
  village: number;
}

function largest<K>(shares: ReadonlyMap<K, number>): K {
  return [...shares].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/**
 * Lay every change over the parcels and the red line.
 *
 * @param redLine polygons of the red-line layer as written, which leaves out small protected pieces
 */
export function touchAll(
  changes: readonly Change[],
  parcels: readonly Parcel[],
  status: readonly ParcelStatus[],
  redLine: readonly LonLatPolygon[][],
): Touch[] {
  const outlines = changes.map((change) => fromRings(outlineOf(change)));
  const index = ZoneIndex.build(parcels.map(({ polygons }) => fromRings(polygons)));
  const result = overlaySync(outlines, index);
  const byClass = changes.map(() => new Map<string, number>());
  const byVillage = changes.map(() => new Map<number, number>());
  const touches = outlines.map(() => ({ farmland: 0, permanentFarmland: 0, redLine: 0, grass: 0 }));
  result.patch.forEach((patch, k) => {
    const parcel = parcels[result.zone[k]!]!;
    const share = result.areaM2[k]! / areaM2(outlines[patch]!);
    const touch = touches[patch]!;
    byClass[patch]!.set(parcel.dlbm, (byClass[patch]!.get(parcel.dlbm) ?? 0) + share);
    byVillage[patch]!.set(parcel.village, (byVillage[patch]!.get(parcel.village) ?? 0) + share);
    if (parcel.dlbm.startsWith('01')) touch.farmland += share;
    if (parcel.dlbm.startsWith('04')) touch.grass += share;
    if (status[parcel.id]!.permanentFarmland) touch.permanentFarmland += share;
  });
  const lines = overlaySync(outlines, ZoneIndex.build(redLine.map(fromRings)));
  lines.patch.forEach((patch, k) => {
    touches[patch]!.redLine += lines.areaM2[k]! / areaM2(outlines[patch]!);
  });
  return touches.map((touch, i) => ({
    ...touch,
    mainClass: largest(byClass[i]!),
    village: largest(byVillage[i]!),
  }));
}
