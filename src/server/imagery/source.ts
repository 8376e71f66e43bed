import { join } from 'node:path';
import { fromFile, type GeoTIFFImage } from 'geotiff';
import type { ImageRecord } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { decoderOf } from './decoder.ts';

/** One resolution of an image: the full one or an overview. */
export type Level = {
  width: number;
  height: number;
  blockWidth: number;
  blockHeight: number;
  samples: number;
  /** Full-resolution pixels per pixel of this level. */
  factorX: number;
  factorY: number;
  /** Decoded samples of a block, interleaved, `samples` bytes a pixel. */
  block(column: number, row: number): Promise<Uint8Array>;
};

/** An opened GeoTIFF: its grid in its own coordinate system, and its levels from fine to coarse. */
export type ImageSource = {
  epsg: number;
  originX: number;
  originY: number;
  /** Units of the coordinate system per pixel; negative where rows go south. */
  stepX: number;
  stepY: number;
  noData: number | null;
  levels: Level[];
};

/** Bit of NewSubfileType that marks a transparency mask, which is no picture. */
const MASK = 4;
const opened = new Map<string, Promise<ImageSource>>();

/** Opens an image of the store once for this thread. Rejects with a Fault that names the file. */
export function openImage(folder: string, image: ImageRecord): Promise<ImageSource> {
  const path = join(folder, image.path);
  let source = opened.get(path);
  if (!source) {
    source = open(path, image);
    opened.set(path, source);
    source.catch(() => opened.delete(path));
  }
  return source;
}

async function open(path: string, image: ImageRecord): Promise<ImageSource> {
  const tiff = await fromFile(path).catch((cause: Error) => {
    throw unusable(image, cause.message);
  });
  const images: GeoTIFFImage[] = [];
  for (let i = 0; i < (await tiff.getImageCount()); i++) images.push(await tiff.getImage(i));
  const full = images[0];
  if (!full) throw unusable(image, 'no image in the file');
  const levels: Level[] = [];
  for (const one of images) {
    const kind = Number(one.fileDirectory.getValue('NewSubfileType') ?? 0);
    if ((kind & MASK) !== 0) continue;
    levels.push(await levelOf(one, full, image));
  }
  levels.sort((a, b) => a.factorX - b.factorX);
  const [originX, originY] = full.getOrigin();
  const [stepX, stepY] = full.getResolution();
  const noData = full.getGDALNoData();
  return {
    epsg: image.epsg,
    originX: originX!,
    originY: originY!,
    stepX: stepX!,
    stepY: stepY!,
    noData,
    levels,
  };
}

async function levelOf(one: GeoTIFFImage, full: GeoTIFFImage, image: ImageRecord): Promise<Level> {
  const samples = one.getSamplesPerPixel();
  const eightBit = one.getBitsPerSample() === 8 && one.getSampleFormat() === 1;
  if (!eightBit || one.planarConfiguration !== 1 || ![1, 3, 4].includes(samples)) {
    throw unusable(
      image,
      `${samples} × ${one.getBitsPerSample()} bit; needed are 1, 3 or 4 interleaved bands of 8 bit`,
    );
  }
  const decoder = await decoderOf(one);
  return {
    width: one.getWidth(),
    height: one.getHeight(),
    blockWidth: one.getTileWidth(),
    blockHeight: one.getTileHeight(),
    samples,
    factorX: full.getWidth() / one.getWidth(),
    factorY: full.getHeight() / one.getHeight(),
    async block(column, row) {
      const { data } = await one.getTileOrStrip(column, row, 0, decoder);
      return new Uint8Array(data as ArrayBuffer);
    },
  };
}

const unusable = (image: ImageRecord, reason: string) =>
  new Fault(422, 'image', {
    zh: `影像“${image.name}”不能显示：${reason}`,
    en: `Image "${image.name}" cannot be shown: ${reason}`,
  });
