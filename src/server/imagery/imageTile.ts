import sharp from 'sharp';
import type { BBox, ImageRecord } from '../../store/store.ts';
import { type TileAddress, tileBox } from '../tiles/grid.ts';
import { openImage } from './source.ts';
import { type Canvas, drawImage, TILE_PX } from './warp.ts';

const JPEG_QUALITY = 82;
const WEBP_QUALITY = 84;

// A tile is small: threads inside the codec would only compete with the other tiles.
sharp.concurrency(1);

/**
 * One 256-pixel map tile from the images of a date: the finest first, coarser ones only where nothing is drawn yet.
 * JPEG where it is opaque, WebP with transparency at the edges, empty bytes where no image reaches.
 */
export async function imageTile(
  folder: string,
  images: ImageRecord[],
  tile: TileAddress,
): Promise<Uint8Array> {
  const box = tileBox(tile);
  const here = images
    .filter((image) => overlaps(image.bbox, box))
    .sort((a, b) => a.resolutionM - b.resolutionM || b.id - a.id);
  const canvas: Canvas = new Uint8ClampedArray(TILE_PX * TILE_PX * 4);
  let drawn = false;
  for (const image of here) {
    drawn = (await drawImage(await openImage(folder, image), tile, canvas)) || drawn;
    if (isOpaque(canvas)) break;
  }
  if (!drawn) return new Uint8Array(0);
  const raw = sharp(canvas, { raw: { width: TILE_PX, height: TILE_PX, channels: 4 } });
  return isOpaque(canvas)
    ? raw.removeAlpha().jpeg({ quality: JPEG_QUALITY }).toBuffer()
    : raw.webp({ quality: WEBP_QUALITY, effort: 2 }).toBuffer();
}

function overlaps(a: BBox, b: BBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function isOpaque(canvas: Canvas): boolean {
  for (let i = 3; i < canvas.length; i += 4) if (canvas[i] === 0) return false;
  return true;
}
