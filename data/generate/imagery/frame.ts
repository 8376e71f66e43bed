import proj4 from 'proj4';
import { latToY, lonToX, type Point, xToLon, yToLat } from '../basis/plane.ts';
import type { Place } from '../world/grid.ts';
import { type Canvas, PIXEL_M } from './canvas.ts';

/** Where an image lies in its own coordinate system: outer corner of its first pixel, and pixel sizes. */
export interface Frame {
  epsg: 4490 | 4524;
  west: number;
  north: number;
  pixelX: number;
  pixelY: number;
}

const GK36 =
  '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs';
const DEGREES = '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs';
const toGrid = proj4(DEGREES, GK36);

/** Empty canvas over a place, in degrees or in the 3° zone 36, with exact mapping both ways. */
export function openCanvas({ box, epsg }: Place): { canvas: Canvas; frame: Frame } {
  if (epsg === 4490) {
    const width = Math.round((box.maxX - box.minX) / PIXEL_M);
    const height = Math.round((box.maxY - box.minY) / PIXEL_M);
    const frame: Frame = {
      epsg,
      west: xToLon(box.minX),
      north: yToLat(box.maxY),
      pixelX: xToLon(PIXEL_M) - xToLon(0),
      pixelY: yToLat(PIXEL_M) - yToLat(0),
    };
    return {
      frame,
      canvas: {
        width,
        height,
        rgb: new Float32Array(width * height * 3),
        toPixel: ([x, y]) => [(x - box.minX) / PIXEL_M, (box.maxY - y) / PIXEL_M],
        toPlane: (column, row) => [box.minX + column * PIXEL_M, box.maxY - row * PIXEL_M],
      },
    };
  }
  const corners: Point[] = [
    [box.minX, box.minY],
    [box.maxX, box.minY],
    [box.maxX, box.maxY],
    [box.minX, box.maxY],
  ];
  const grid = corners.map(([x, y]) => toGrid.forward([xToLon(x), yToLat(y)]) as [number, number]);
  // The largest upright rectangle of whole pixels inside the slightly turned box.
  const west = Math.ceil(Math.max(grid[0]![0], grid[3]![0]));
  const east = Math.floor(Math.min(grid[1]![0], grid[2]![0]));
  const south = Math.ceil(Math.max(grid[0]![1], grid[1]![1]));
  const north = Math.floor(Math.min(grid[2]![1], grid[3]![1]));
  const width = Math.floor((east - west) / PIXEL_M);
  const height = Math.floor((north - south) / PIXEL_M);
  return {
    frame: { epsg, west, north, pixelX: PIXEL_M, pixelY: PIXEL_M },
    canvas: {
      width,
      height,
      rgb: new Float32Array(width * height * 3),
      toPixel([x, y]) {
        const [e, n] = toGrid.forward([xToLon(x), yToLat(y)]) as [number, number];
        return [(e - west) / PIXEL_M, (north - n) / PIXEL_M];
      },
      toPlane(column, row) {
        const [lon, lat] = toGrid.inverse([west + column * PIXEL_M, north - row * PIXEL_M]) as [
          number,
          number,
        ];
        return [lonToX(lon), latToY(lat)];
      },
    },
  };
}
