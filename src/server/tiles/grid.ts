import type { BBox } from '../../store/store.ts';

/** Web Mercator tile grid (EPSG:3857): worlds are 1 wide, x east, y south. */
export type TileAddress = { z: number; x: number; y: number };

/** Longitude in degrees to 0..1. */
export const worldX = (lon: number): number => lon / 360 + 0.5;

/** Latitude in degrees to 0 (north) .. 1 (south); poles are clamped as the projection has no place for them. */
export function worldY(lat: number): number {
  const sin = Math.sin((Math.max(-85.0511287, Math.min(85.0511287, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export const lonOf = (x: number): number => (x - 0.5) * 360;
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Box of a tile in degrees, widened by a share of its size on each side. */
export function tileBox({ z, x, y }: TileAddress, margin = 0): BBox {
  const n = 2 ** z;
  return [
    lonOf((x - margin) / n),
    latOf((y + 1 + margin) / n),
    lonOf((x + 1 + margin) / n),
    latOf((y - margin) / n),
  ];
}
