import type { Box } from './shapes.ts';

/** Things filed by the square cells their box touches, so that "what is near this point" is one look-up. */
export interface Buckets {
  add(id: number, box: Box): void;
  /** Ids filed in the cell of the point, in the order they were added. */
  at(x: number, y: number): readonly number[];
  /** Ids whose cells touch the box, each once. */
  within(box: Box): number[];
  /** Visit the list of every cell that is not empty. */
  each(see: (ids: readonly number[]) => void): void;
}

const NONE: readonly number[] = [];

/** Square buckets of `sizeM` metres over the whole plane. */
export function createBuckets(sizeM: number): Buckets {
  const cells = new Map<number, number[]>();
  const key = (ix: number, iy: number) => (ix + 32768) * 65536 + (iy + 32768);
  const index = (v: number) => Math.floor(v / sizeM);
  return {
    add(id, box) {
      for (let iy = index(box.minY); iy <= index(box.maxY); iy++) {
        for (let ix = index(box.minX); ix <= index(box.maxX); ix++) {
          const k = key(ix, iy);
          const list = cells.get(k);
          if (list) list.push(id);
          else cells.set(k, [id]);
        }
      }
    },
    at: (x, y) => cells.get(key(index(x), index(y))) ?? NONE,
    within(box) {
      const found = new Set<number>();
      for (let iy = index(box.minY); iy <= index(box.maxY); iy++) {
        for (let ix = index(box.minX); ix <= index(box.maxX); ix++) {
          for (const id of cells.get(key(ix, iy)) ?? NONE) found.add(id);
        }
      }
      return [...found];
    },
    each(see) {
      for (const list of cells.values()) see(list);
    },
  };
}
