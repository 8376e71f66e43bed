import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import proj4 from 'proj4';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageBox } from '../../../../src/server/imagery/imageBox.ts';
import { imageTile } from '../../../../src/server/imagery/imageTile.ts';
import { latOf, lonOf, worldX, worldY } from '../../../../src/server/tiles/grid.ts';
import type { ImageRecord } from '../../../../src/store/store.ts';

const GK36 = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const SIZE = 400;
let folder: string;

/** An image whose red tells the column and whose green tells the row, so that a wrong place shows as a wrong colour. */
function gradient(name: string, epsg: number, x0: number, y0: number, step: number, blue: number) {
  const values = new Uint8Array(SIZE * SIZE * 3);
  for (let y = 0, i = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      values[i++] = Math.round((x / SIZE) * 255);
      values[i++] = Math.round((y / SIZE) * 255);
      values[i++] = blue;
    }
  }
  const projected = epsg > 4500;
  const bytes = writeArrayBuffer(values, {
    width: SIZE,
    height: SIZE,
    SamplesPerPixel: 3,
    BitsPerSample: [8, 8, 8],
    SampleFormat: [1, 1, 1],
    PlanarConfiguration: 1,
    PhotometricInterpretation: 2,
    ModelPixelScale: [step, step, 0],
    ModelTiepoint: [0, 0, 0, x0, y0, 0],
    ...(projected
      ? { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: epsg }
      : { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: epsg }),
    GTRasterTypeGeoKey: 1,
  } as never) as ArrayBuffer;
  writeFileSync(join(folder, name), new Uint8Array(bytes));
}

async function record(id: number, path: string, epsg: number, resolutionM: number): Promise<ImageRecord> {
  return {
    id,
    date: '2026-05-01',
    name: path,
    path,
    epsg,
    resolutionM,
    bbox: await imageBox(join(folder, path), epsg),
  };
}

async function pixels(images: ImageRecord[], tile: { z: number; x: number; y: number }) {
  const bytes = await imageTile(folder, images, tile);
  return sharp(bytes).ensureAlpha().raw().toBuffer();
}

const tileAt = (lon: number, lat: number, z: number) => ({
  z,
  x: Math.floor(worldX(lon) * 2 ** z),
  y: Math.floor(worldY(lat) * 2 ** z),
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuban-image-'));
  // 10 m pixels around 108.84°E 38.6°N, once in degrees and once in zone 36.
  gradient('degrees.tif', 4490, 108.82, 38.62, 0.0001, 40);
  const [x, y] = proj4(GK36, [108.82, 38.62]) as [number, number];
  gradient('zone36.tif', 4524, x, y, 10, 200);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an image as map tiles', () => {
  it.each([
    ['degrees.tif', 4490, (lon: number, lat: number) => [(lon - 108.82) / 0.0001, (38.62 - lat) / 0.0001]],
    [
      'zone36.tif',
      4524,
      (lon: number, lat: number) => {
        const [x0, y0] = proj4(GK36, [108.82, 38.62]) as [number, number];
        const [x, y] = proj4(GK36, [lon, lat]) as [number, number];
        return [(x - x0) / 10, (y0 - y) / 10];
      },
    ],
  ] as const)('%s lies where proj4 puts it, to a fraction of a pixel', async (path, epsg, place) => {
    const images = [await record(1, path, epsg, 10)];
    const tile = tileAt(108.84, 38.602, 14);
    const rgba = await pixels(images, tile);
    const n = 2 ** tile.z;
    let compared = 0;
    for (let py = 3; py < 256; py += 17) {
      for (let px = 3; px < 256; px += 17) {
        const [u, v] = place(lonOf((tile.x + (px + 0.5) / 256) / n), latOf((tile.y + (py + 0.5) / 256) / n));
        if (u! < 2 || v! < 2 || u! > SIZE - 2 || v! > SIZE - 2) continue;
        const at = 4 * (py * 256 + px);
        // One level of the gradient is 1.6 pixels of the image; JPEG and rounding cost up to 2 levels.
        expect(Math.abs(rgba[at]! - ((u! - 0.5) / SIZE) * 255)).toBeLessThanOrEqual(2.5);
        expect(Math.abs(rgba[at + 1]! - ((v! - 0.5) / SIZE) * 255)).toBeLessThanOrEqual(2.5);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('shows the finest image on top, whichever was added first', async () => {
    const images = [await record(1, 'degrees.tif', 4490, 60), await record(2, 'zone36.tif', 4524, 2.5)];
    for (const order of [images, images.toReversed()]) {
      const rgba = await pixels(order, tileAt(108.84, 38.602, 15));
      expect(rgba[2]! + 0).toBeGreaterThan(180);
    }
  });

  it('is transparent outside the image and no bytes where none reaches', async () => {
    const images = [await record(1, 'degrees.tif', 4490, 10)];
    const rgba = await pixels(images, tileAt(108.82, 38.62, 13));
    const alphas = new Set(Array.from({ length: 256 * 256 }, (_, i) => rgba[4 * i + 3]!));
    expect([...alphas].sort((a, b) => a - b)).toEqual([0, 255]);
    expect(await imageTile(folder, images, tileAt(110, 38, 13))).toHaveLength(0);
  });

  it('says which file cannot be shown', async () => {
    writeFileSync(join(folder, 'broken.tif'), '这不是影像');
    const image = { ...(await record(1, 'degrees.tif', 4490, 10)), path: 'broken.tif', name: '坏的' };
    await expect(imageTile(folder, [image], tileAt(108.84, 38.602, 14))).rejects.toMatchObject({
      code: 'image',
      text: { zh: expect.stringContaining('坏的') },
    });
  });
});
