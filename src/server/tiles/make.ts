import type { LayerKind } from '../../domain/layerKind.ts';
import { type Bbox, bbox } from '../../geo/flat.ts';
import type { BoxSpan, Store } from '../../store/store.ts';
import { encodeTile, type TileFeature } from './encode.ts';
import { type TileAddress, tileBox } from './grid.ts';
import { BUFFER, dot, EXTENT, tileGeometry } from './tileGeometry.ts';

const MARGIN = BUFFER / EXTENT;
/** A tile is drawn 512 px wide, 8 units a pixel: 3 units are a third of a pixel. */
const TOLERANCE = 3;
/** Half the side of the mark for a tiny patch: 1.5 px across. */
const DOT_HALF = 6;
/** Zones narrower than this many units in both directions are left out: half a pixel. */
const SMALLEST_ZONE = 4;
/** Further out, a parcel layer is seen as colour fields: parcels under 5 px are left out, outlines drawn coarser. */
const DETAIL_ZOOM = 10;
const SMALLEST_PARCEL = 40;
const COARSE_TOLERANCE = 8;

/** Patches in a tile, none left out however small. Tags: code, kind, batchId. */
export async function patchTile(store: Store, tile: TileAddress, labels: PatchLabels): Promise<Uint8Array> {
  const found = await store.patches.polygons({ bbox: tileBox(tile, MARGIN) });
  const features: TileFeature[] = [];
  for (const { id, polygon } of found) {
    const tags = await labels(id);
    const box = bbox(polygon);
    if (!tags || !box) continue;
    let rings = isSmaller(box, tile, 2 * DOT_HALF) ? [] : tileGeometry(polygon, tile, TOLERANCE);
    if (rings.length === 0 && isSmaller(box, tile, 4 * DOT_HALF)) {
      rings = dot((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, tile, DOT_HALF);
    }
    if (rings.length > 0) features.push({ id, rings, tags });
  }
  return encodeTile('patch', features);
}

export type PatchLabels = (id: number) => Promise<{ code: string; kind: string; batchId: string } | null>;

/** Zones of a layer version in a tile. Tags: c class code, cn class name, n name. */
export async function zoneTile(
  store: Store,
  kind: LayerKind,
  versionId: number,
  tile: TileAddress,
): Promise<Uint8Array> {
  const coarse = (kind === 'landUse' || kind === 'planningZone') && tile.z < DETAIL_ZOOM;
  const smallest = coarse ? SMALLEST_PARCEL : SMALLEST_ZONE;
  const features: TileFeature[] = [];
  const around = tileBox(tile, MARGIN);
  for (const zone of await store.layers.zones(versionId, around, spanOf(smallest, tile))) {
    const box = bbox(zone.polygon);
    if (!box || isSmaller(box, tile, smallest)) continue;
    const rings = tileGeometry(zone.polygon, tile, coarse ? COARSE_TOLERANCE : TOLERANCE);
    if (rings.length === 0) continue;
    features.push({ id: zone.id, rings, tags: { c: zone.classCode, cn: zone.className, n: zone.name } });
  }
  return encodeTile(kind, features);
}

/** What `units` tile units are in degrees; the height is that at the tile's end nearest a pole, where it is least. */
function spanOf(units: number, tile: TileAddress): BoxSpan {
  const [, south, , north] = tileBox(tile, MARGIN);
  const lon = (units * 360) / (EXTENT * 2 ** tile.z);
  return { lon, lat: lon * Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180) };
}

/** Whether a box is narrower than `units` tile units in both directions. */
function isSmaller([west, south, east, north]: Bbox, tile: TileAddress, units: number): boolean {
  const unitsPerDegree = (EXTENT * 2 ** tile.z) / 360;
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (east - west) * unitsPerDegree < units && (north - south) * unitsPerDegree * stretch < units;
}
