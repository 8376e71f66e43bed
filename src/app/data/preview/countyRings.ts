import { queryOptions } from '@tanstack/react-query';
import type { Catalog } from '../../../api/catalog.ts';
import type { LonLatBox } from '../../map/contract.ts';
import { tileRings } from '../../map/outside/tileRings.ts';

const TILE_UNITS = 4096;
/** Most tiles asked for along one side: a county then is at least some 500 tile units wide. */
const TILES_ACROSS = 2;

/** The county's townships in degrees, from vector tiles of a low zoom; empty where there are none. */
export const countyRingsQuery = (catalog: Catalog) => {
  const version = catalog.layers.find(({ kind }) => kind === 'township')?.versionId ?? null;
  return queryOptions({
    queryKey: ['countyRings', version],
    queryFn: ({ signal }) => (version === null ? [] : loadRings(version, catalog.county.bbox, signal)),
  });
};

async function loadRings(version: number, box: LonLatBox, signal: AbortSignal): Promise<number[][]> {
  const tiles = tilesOver(box).map(async ({ z, x, y }) => {
    const response = await fetch(`/api/tiles/township/${version}/${z}/${x}/${y}`, { signal });
    if (response.status !== 200) return [];
    const rings = tileRings(new Uint8Array(await response.arrayBuffer()));
    return rings.map((ring) => ring.map((value, i) => degree(value, i, z, x, y)));
  });
  return (await Promise.all(tiles)).flat();
}

/** The tiles of the highest zoom at which no more than two lie along each side of the box. */
export function tilesOver([west, south, east, north]: LonLatBox): { z: number; x: number; y: number }[] {
  for (let z = 14; ; z--) {
    const size = 2 ** z;
    const x = (lon: number) => Math.floor(((lon + 180) / 360) * size);
    const y = (lat: number) =>
      Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * size);
    const [x0, x1, y0, y1] = [x(west), x(east), y(north), y(south)];
    if (z > 0 && (x1 - x0 >= TILES_ACROSS || y1 - y0 >= TILES_ACROSS)) continue;
    const tiles = [];
    for (let tx = x0; tx <= x1; tx++) for (let ty = y0; ty <= y1; ty++) tiles.push({ z, x: tx, y: ty });
    return tiles;
  }
}

function degree(value: number, place: number, z: number, x: number, y: number): number {
  const size = 2 ** z;
  if (place % 2 === 0) return ((x + value / TILE_UNITS) / size) * 360 - 180;
  const n = Math.PI * (1 - (2 * (y + value / TILE_UNITS)) / size);
  return (Math.atan(Math.sinh(n)) * 180) / Math.PI;
}
