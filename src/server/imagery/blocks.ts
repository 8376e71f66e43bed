import { ByteCache } from '../tiles/byteCache.ts';
import type { Level } from './source.ts';

/** Decoded blocks kept by this thread: neighbouring map tiles read the same ones. */
const blocks = new ByteCache(96 * 1024 * 1024);
const levelIds = new WeakMap<Level, number>();
let nextLevelId = 1;

/** A rectangle of samples of one level, without gaps between its rows. */
export type Window = {
  x: number;
  y: number;
  width: number;
  height: number;
  samples: number;
  data: Uint8Array;
};

/** More blocks than this for one map tile means a file without overviews seen from far away. */
export const MOST_BLOCKS = 144;

/** Reads the rectangle from block to block; null where it would take too many. It must lie inside the level. */
export async function readWindow(
  level: Level,
  x: number,
  y: number,
  width: number,
  height: number,
): Promise<Window | null> {
  const { blockWidth, blockHeight, samples } = level;
  const firstColumn = Math.floor(x / blockWidth);
  const firstRow = Math.floor(y / blockHeight);
  const lastColumn = Math.floor((x + width - 1) / blockWidth);
  const lastRow = Math.floor((y + height - 1) / blockHeight);
  if ((lastColumn - firstColumn + 1) * (lastRow - firstRow + 1) > MOST_BLOCKS) return null;
  const data = new Uint8Array(width * height * samples);
  const jobs: Promise<void>[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      jobs.push(copyBlock(level, column, row, { x, y, width, height, samples, data }));
    }
  }
  await Promise.all(jobs);
  return { x, y, width, height, samples, data };
}

async function copyBlock(level: Level, column: number, row: number, window: Window): Promise<void> {
  const block = await blocks.get(`${idOf(level)}/${column}/${row}`, () => level.block(column, row));
  const left = column * level.blockWidth;
  const top = row * level.blockHeight;
  const fromX = Math.max(left, window.x);
  const toX = Math.min(left + level.blockWidth, window.x + window.width);
  const toY = Math.min(top + level.blockHeight, window.y + window.height);
  const { samples } = window;
  for (let y = Math.max(top, window.y); y < toY; y++) {
    const from = ((y - top) * level.blockWidth + (fromX - left)) * samples;
    const to = ((y - window.y) * window.width + (fromX - window.x)) * samples;
    window.data.set(block.subarray(from, from + (toX - fromX) * samples), to);
  }
}

function idOf(level: Level): number {
  let id = levelIds.get(level);
  if (!id) {
    id = nextLevelId++;
    levelIds.set(level, id);
  }
  return id;
}
