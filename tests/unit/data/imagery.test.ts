import { readFileSync } from 'node:fs';
import { fromArrayBuffer } from 'geotiff';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { demoPath, readCounty, readFeatures, ringsOf } from './demo.ts';

const county = readCounty();
const GK36 = '+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=36500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

async function open(file: string) {
  const bytes = readFileSync(demoPath(file));
  return (
    await fromArrayBuffer(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    )
  ).getImage();
}

/** Pixel of a lon/lat position in an image of a coordinate system. */
function pixelOf(
  image: Awaited<ReturnType<typeof open>>,
  epsg: number,
  position: readonly number[],
): [number, number] {
  const [x, y] = epsg === 4490 ? position : proj4(GK36).forward(position as [number, number]);
  const [originX, originY] = image.getOrigin();
  const [stepX, stepY] = image.getResolution();
  return [(x! - originX!) / stepX!, (y! - originY!) / stepY!];
}

/** Mean colour of a small square of pixels. */
async function colourAt(
  image: Awaited<ReturnType<typeof open>>,
  [column, row]: readonly [number, number],
  reach: number,
): Promise<number[]> {
  const c = Math.floor(column);
  const r = Math.floor(row);
  const pixels = (await image.readRGB({
    window: [c - reach, r - reach, c + reach + 1, r + reach + 1],
    interleave: true,
  })) as Uint8Array;
  const count = pixels.length / 3;
  return [0, 1, 2].map((band) => {
    let sum = 0;
    for (let i = band; i < pixels.length; i += 3) sum += pixels[i]!;
    return sum / count;
  });
}

describe.each(county.images)('image $id', ({ file, epsg, resolutionM, bbox, date }) => {
  test('is a tiled GeoTIFF in the coordinate system it is listed with, and lies where it says', async () => {
    const image = await open(file);
    const keys = image.getGeoKeys()!;
    expect(keys.ProjectedCSTypeGeoKey ?? keys.GeographicTypeGeoKey).toBe(epsg);
    expect(image.isTiled).toBe(true);
    expect(image.getTileWidth()).toBe(256);
    const [stepX] = image.getResolution();
    const metres = epsg === 4490 ? stepX! * 87_200 : stepX!;
    expect(Math.abs(metres / resolutionM - 1)).toBeLessThan(0.01);
    const middle = pixelOf(image, epsg, [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2]);
    expect(Math.abs(middle[0] / image.getWidth() - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(middle[1] / image.getHeight() - 0.5)).toBeLessThan(0.02);
    expect(county.images.filter((other) => other.file === file)).toHaveLength(1);
    expect(date).toMatch(/^202[56]-\d\d-\d\d$/);
  });

  test('has overviews, each half the size of the one before', async () => {
    const bytes = readFileSync(demoPath(file));
    const tiff = await fromArrayBuffer(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    const count = await tiff.getImageCount();
    expect(count).toBeGreaterThanOrEqual(4);
    for (let level = 1; level < count; level++) {
      const [larger, smaller] = [await tiff.getImage(level - 1), await tiff.getImage(level)];
      expect(smaller.getWidth()).toBe(Math.ceil(larger.getWidth() / 2));
    }
  });
});

describe.each(['wudinghe', 'tuke'])('the image pair of %s', (place) => {
  test('covers 8 by 8 kilometres or more', async () => {
    const image = await open(county.images.find((entry) => entry.place === place)!.file);
    expect(image.getWidth() * 2.5).toBeGreaterThan(8000);
    expect(image.getHeight() * 2.5).toBeGreaterThan(8000);
  });

  test('shows every large change inside its outline, and hardly any change just beside it', async () => {
    const [before, after] = county.images.filter((entry) => entry.place === place);
    const images = [await open(before!.file), await open(after!.file)] as const;
    const [west, south, east, north] = before!.bbox;
    const change = async (position: readonly number[], reach: number) => {
      const pixel = pixelOf(images[0], before!.epsg, position);
      const [a, b] = await Promise.all(images.map((image) => colourAt(image, pixel, reach)));
      return a!.map((value, band) => b![band]! - value);
    };
    const changes: number[] = [];
    for (const feature of county.batches.flatMap(({ file }) => readFeatures(file))) {
      const kind = String(feature.properties.TBLX);
      if (!['GF', 'CK', 'YH'].includes(kind) || Number(feature.properties.MJ) < 2500) continue;
      const ring = ringsOf(feature)[0]!;
      const lon = ring.reduce((sum, p) => sum + p[0]!, 0) / ring.length;
      const lat = ring.reduce((sum, p) => sum + p[1]!, 0) / ring.length;
      if (lon < west + 0.002 || lon > east - 0.002 || lat < south + 0.002 || lat > north - 0.002) continue;
      const [r, g, b] = await change([lon, lat], 3);
      changes.push(Math.max(Math.abs(r!), Math.abs(g!), Math.abs(b!)));
    }
    expect(changes.length).toBeGreaterThan(8);
    const seen = changes.filter((difference) => difference > 14).length;
    expect(seen / changes.length).toBeGreaterThan(0.8);
    const quiet: number[] = [];
    for (let i = 1; i < 24; i++) {
      for (let j = 1; j < 24; j++) {
        const [r, g, b] = await change(
          [west + ((east - west) * i) / 24, south + ((north - south) * j) / 24],
          3,
        );
        quiet.push(Math.max(Math.abs(r!), Math.abs(g!), Math.abs(b!)));
      }
    }
    quiet.sort((a, b) => a - b);
    expect(quiet[Math.floor(quiet.length / 2)]).toBeLessThan(14);
  }, 60_000);
});
