import type { Catalog } from '../../api/catalog.ts';
import type { LonLatBox } from './contract.ts';
import { rawTile } from './patches/patchProtocol.ts';
import type { ImageDate } from './style/imageLayers.ts';
import { tileZoomFor } from './view/camera.ts';
import { tilesOfBox, tileUrl } from './view/tiles.ts';

/** Addresses that were asked for ahead once; the browser's cache holds what came. */
const asked = new Set<string>();
const MOST_REMEMBERED = 5000;

/**
 * Loads what the map would need to show `box` at `zoom` (MapLibre's): the patches, the shown layers and the images
 * of these dates. Failures are left to the map, which will ask again and say so.
 */
export function prefetchTiles(
  catalog: Catalog,
  dates: readonly ImageDate[],
  kinds: readonly string[],
  box: LonLatBox,
  zoom: number,
): void {
  const urls: string[] = [];
  for (const { date, bbox, resolutionM } of dates) {
    const finest = tileZoomFor(resolutionM, (bbox[1] + bbox[3]) / 2);
    const z = Math.min(finest, Math.round(zoom) + 1);
    for (const tile of tilesOfBox(box, z)) urls.push(tileUrl(`/api/imagery/${date}/{z}/{x}/{y}`, tile));
  }
  const z = Math.min(15, Math.floor(zoom));
  for (const layer of catalog.layers)
    if (kinds.includes(layer.kind))
      for (const tile of tilesOfBox(box, z, 9))
        urls.push(tileUrl(`/api/tiles/${layer.kind}/${layer.versionId}/{z}/{x}/{y}`, tile));
  for (const tile of tilesOfBox(box, Math.min(16, Math.floor(zoom)), 9))
    rawTile(tileUrl(`/api/tiles/patch/${catalog.patchTilesVersion}/{z}/{x}/{y}`, tile)).catch(() => {});
  if (asked.size > MOST_REMEMBERED) asked.clear();
  for (const url of urls) {
    if (asked.has(url)) continue;
    asked.add(url);
    fetch(url, { priority: 'low' }).catch(() => asked.delete(url));
  }
}
