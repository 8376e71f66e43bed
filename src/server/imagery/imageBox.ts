import { fromFile } from 'geotiff';
import { toLonLat } from '../../geo/crs.ts';
import type { BBox } from '../../store/store.ts';

/** Points along each side: the edges of a projected image bow in degrees. */
const STEPS = 8;

/** Box in degrees around a GeoTIFF whose coordinates are in `epsg`. */
export async function imageBox(path: string, epsg: number): Promise<BBox> {
  const tiff = await fromFile(path);
  const [x0, y0, x1, y1] = (await tiff.getImage()).getBoundingBox() as BBox;
  await tiff.close();
  const place = toLonLat(epsg);
  const box: BBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i <= STEPS; i++) {
    const x = x0 + ((x1 - x0) * i) / STEPS;
    const y = y0 + ((y1 - y0) * i) / STEPS;
    for (const [lon, lat] of [place(x, y0), place(x, y1), place(x0, y), place(x1, y)]) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}
