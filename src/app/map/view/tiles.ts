import type { LonLatBox } from '../contract.ts';

export type TileId = { z: number; x: number; y: number };

/** Position of a point in Web Mercator as a share of the world, 0..1 from the north-west. */
function mercator(lon: number, lat: number): [x: number, y: number] {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** Tiles of one level that a box touches, the middle ones first; no more than `limit`. */
export function tilesOfBox([west, south, east, north]: LonLatBox, z: number, limit = 32): TileId[] {
  const size = 2 ** z;
  const place = (lon: number, lat: number) =>
    mercator(lon, lat).map((share) => Math.min(size - 1, Math.max(0, Math.floor(share * size)))) as [
      number,
      number,
    ];
  const [x0, y0] = place(west, north);
  const [x1, y1] = place(east, south);
  const tiles: TileId[] = [];
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push({ z, x, y });
  const distance = ({ x, y }: TileId) => Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2);
  return tiles.sort((a, b) => distance(a) - distance(b)).slice(0, limit);
}

/** Puts a tile into an address with {z}, {x} and {y}. */
export const tileUrl = (template: string, { z, x, y }: TileId) =>
  template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);

const METRES_PER_DEGREE = 111_320;

/** Box round a point, `metres` to each side. */
export function boxRound(lon: number, lat: number, metres: number): LonLatBox {
  const dLat = metres / METRES_PER_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}
