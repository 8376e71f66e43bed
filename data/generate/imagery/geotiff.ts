import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Frame } from './frame.ts';

/** An 8-bit RGB picture, interleaved. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

const TILE = 256;

/** Half the size; each pixel the mean of four (edges repeat the last). */
export function halve({ width, height, data }: Picture): Picture {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const out = new Uint8Array(w * h * 3);
  for (let r = 0; r < h; r++) {
    const r0 = 2 * r * width;
    const r1 = Math.min(height - 1, 2 * r + 1) * width;
    for (let c = 0; c < w; c++) {
      const c0 = 2 * c;
      const c1 = Math.min(width - 1, c0 + 1);
      for (let k = 0; k < 3; k++) {
        out[(r * w + c) * 3 + k] =
          (data[(r0 + c0) * 3 + k]! +
            data[(r0 + c1) * 3 + k]! +
            data[(r1 + c0) * 3 + k]! +
            data[(r1 + c1) * 3 + k]! +
            2) >>
          2;
      }
    }
  }
  return { width: w, height: h, data: out };
}

async function encodeTiles({ width, height, data }: Picture, quality: number): Promise<Buffer[]> {
  const tiles: Buffer[] = [];
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const tile = new Uint8Array(TILE * TILE * 3);
      for (let r = 0; r < TILE; r++) {
        const row = Math.min(height - 1, top + r);
        for (let c = 0; c < TILE; c++) {
          const from = (row * width + Math.min(width - 1, left + c)) * 3;
          const to = (r * TILE + c) * 3;
          tile[to] = data[from]!;
          tile[to + 1] = data[from + 1]!;
          tile[to + 2] = data[from + 2]!;
        }
      }
      tiles.push(
        await sharp(tile, { raw: { width: TILE, height: TILE, channels: 3 } })
          .jpeg({
            quality,
            chromaSubsampling: '4:2:0',
            progressive: false,
            optimiseCoding: true,
            trellisQuantisation: true,
            overshootDeringing: true,
          })
          .toBuffer(),
      );
    }
  }
  return tiles;
}

type Entry = [tag: number, type: 2 | 3 | 4 | 12, values: number[] | string];
const TYPE_SIZE = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/** GeoKeys: geographic CGCS2000 or its 3° zone 36, pixel is area. */
function geoKeys(epsg: Frame['epsg']): number[] {
  const own =
    epsg === 4490
      ? [1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4490, 2054, 0, 1, 9102]
      : [1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4524, 3076, 0, 1, 9001];
  return [1, 1, 0, own.length / 4, ...own];
}

function entriesOf(
  picture: Picture,
  reduced: boolean,
  offsets: number[],
  sizes: number[],
  frame: Frame,
  description: string,
  date: string,
): Entry[] {
  const entries: Entry[] = [
    [254, 4, [reduced ? 1 : 0]],
    [256, 4, [picture.width]],
    [257, 4, [picture.height]],
    [258, 3, [8, 8, 8]],
    [259, 3, [7]],
    [262, 3, [6]],
    [277, 3, [3]],
    [284, 3, [1]],
    [322, 3, [TILE]],
    [323, 3, [TILE]],
    [324, 4, offsets],
    [325, 4, sizes],
    [530, 3, [2, 2]],
  ];
  if (!reduced) {
    entries.push(
      [270, 2, description],
      [306, 2, `${date.replaceAll('-', ':')} 10:40:00`],
      [33550, 12, [frame.pixelX, frame.pixelY, 0]],
      [33922, 12, [0, 0, 0, frame.west, frame.north, 0]],
      [34735, 3, geoKeys(frame.epsg)],
    );
  }
  return entries.sort((a, b) => a[0] - b[0]);
}

/**
 * Write a tiled JPEG GeoTIFF with overviews (compression 7, YCbCr). The same picture gives the same bytes.
 * Returns the size in bytes.
 */
export async function writeGeoTiff(
  path: string,
  picture: Picture,
  frame: Frame,
  quality: number,
  description: string,
  date: string,
): Promise<number> {
  const levels: Picture[] = [picture];
  while (Math.max(levels.at(-1)!.width, levels.at(-1)!.height) > TILE) levels.push(halve(levels.at(-1)!));
  const parts: Buffer[] = [];
  let position = 8;
  const append = (bytes: Buffer): number => {
    if (position % 2 === 1) {
      parts.push(Buffer.alloc(1));
      position++;
    }
    const at = position;
    parts.push(bytes);
    position += bytes.length;
    return at;
  };
  const directories: { position: number; next: number }[] = [];
  const tileSets: { offsets: number[]; sizes: number[] }[] = [];
  for (const [level, image] of levels.entries()) {
    const tiles = await encodeTiles(image, level === 0 ? quality : Math.max(60, quality - 6));
    tileSets.push({ offsets: tiles.map(append), sizes: tiles.map(({ length }) => length) });
  }
  for (const [level, image] of levels.entries()) {
    const { offsets, sizes } = tileSets[level]!;
    const entries = entriesOf(image, level > 0, offsets, sizes, frame, description, date);
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, values], i) => {
      const at = 2 + i * 12;
      const bytes = valueBytes(type, values);
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(bytes.length / TYPE_SIZE[type], at + 4);
      if (bytes.length <= 4) bytes.copy(directory, at + 8);
      else directory.writeUInt32LE(append(bytes), at + 8);
    });
    directories.push({ position: append(directory), next: 2 + entries.length * 12 });
  }
  const file = Buffer.concat([Buffer.alloc(8), ...parts]);
  file.write('II', 0, 'latin1');
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(directories[0]!.position, 4);
  directories.forEach((directory, i) => {
    file.writeUInt32LE(directories[i + 1]?.position ?? 0, directory.position + directory.next);
  });
  writeFileSync(path, file);
  return file.length;
}

function valueBytes(type: Entry[1], values: number[] | string): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'utf8');
  const bytes = Buffer.alloc(values.length * TYPE_SIZE[type]);
  values.forEach((value, i) => {
    if (type === 3) bytes.writeUInt16LE(value, i * 2);
    else if (type === 4) bytes.writeUInt32LE(value, i * 4);
    else bytes.writeDoubleLE(value, i * 8);
  });
  return bytes;
}
