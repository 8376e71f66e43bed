import { latToY, lonToX } from '../basis/plane.ts';
import type { Box } from '../basis/shapes.ts';

/** Size of one cell of the county raster, metres, and how many fine cells fit along its side in a place. */
export const CELL_M = 30;
export const FINE = 5;
export const FINE_M = CELL_M / FINE;

/** South-west corner and size of the county raster; a margin keeps the county off the raster's edge. */
export const MIN_X = Math.floor(lonToX(108.27) / CELL_M) * CELL_M;
export const MIN_Y = Math.floor(latToY(37.63) / CELL_M) * CELL_M;
export const COLUMNS = Math.ceil((lonToX(109.7) - MIN_X) / CELL_M);
export const ROWS = Math.ceil((latToY(39.41) - MIN_Y) / CELL_M);

/** A place that is drawn in detail and has its own image pair. */
export interface Place {
  id: string;
  name: string;
  nameEn: string;
  /** EPSG code its images are written in. */
  epsg: 4490 | 4524;
  box: Box;
}

/** Snap a box of about `sizeM` around a centre to whole county cells. */
function boxAround(lon: number, lat: number, sizeM: number): Box {
  const snap = (v: number, low: number) => low + Math.round((v - low) / CELL_M) * CELL_M;
  const minX = snap(lonToX(lon) - sizeM / 2, MIN_X);
  const minY = snap(latToY(lat) - sizeM / 2, MIN_Y);
  return { minX, minY, maxX: minX + sizeM, maxY: minY + sizeM };
}

const PLACE_M = 8400;

export const PLACES: readonly Place[] = [
  {
    id: 'wudinghe',
    name: '无定河镇',
    nameEn: 'Wuding River',
    epsg: 4490,
    box: boxAround(108.62, 37.9, PLACE_M),
  },
  { id: 'tuke', name: '图克镇', nameEn: 'Tuke', epsg: 4524, box: boxAround(109.235, 38.86, PLACE_M) },
];

/** The place a point lies in, if any. */
export function placeAt(x: number, y: number): Place | undefined {
  return PLACES.find(({ box }) => x >= box.minX && x < box.maxX && y >= box.minY && y < box.maxY);
}

/** Metres from a point to the nearest place, 0 inside one. */
export function distanceToPlace(x: number, y: number): number {
  let best = Infinity;
  for (const { box } of PLACES) {
    const dx = Math.max(box.minX - x, 0, x - box.maxX);
    const dy = Math.max(box.minY - y, 0, y - box.maxY);
    best = Math.min(best, Math.hypot(dx, dy));
  }
  return best;
}
