import Flatbush from 'flatbush';
import { Heap } from './heap.ts';
import type { Loop } from './loop.ts';
import { type Samples, turn } from './samples.ts';

/**
 * Cuts a loop into triangles, three samples each, counter-clockwise. Always the ear with the shortest cut goes first,
 * so that a strip is cut across from its ends and not along. A broken outline (one that crosses itself) is cut too,
 * with triangles that overlap.
 */
export function clipEars(samples: Samples, loop: Loop): Uint32Array {
  const { sample, next, previous } = loop;
  const triangles = new Uint32Array(3 * Math.max(0, loop.size - 2));
  const alive = new Uint8Array(loop.size).fill(1);
  /** raised when the neighbours of a node change: what the heap holds for it counts no more */
  const stamps = new Uint32Array(loop.size);
  const waiting: number[][] = [];
  const heap = new Heap();
  const index = nodeIndex(samples, loop);
  const turnAt = (a: number) => turn(samples, sample[previous[a]], sample[a], sample[next[a]]);
  const offer = (a: number) => {
    stamps[a]++;
    if (turnAt(a) > 0)
      heap.push(cutLength(samples, sample[previous[a]], sample[next[a]]), a + loop.size * stamps[a]);
  };
  for (let a = 0; a < loop.size; a++) offer(a);
  let cut = 0;
  for (let left = loop.size; left > 2; left--) {
    const ear = nextEar() ?? anyNode();
    triangles.set([sample[previous[ear]], sample[ear], sample[next[ear]]], 3 * cut++);
    alive[ear] = 0;
    const before = previous[ear];
    const after = next[ear];
    next[before] = after;
    previous[after] = before;
    for (const a of [before, after]) offer(a);
    for (const a of [ear, before, after]) if (!blocks(a)) release(a);
  }
  return triangles;

  function nextEar(): number | undefined {
    while (heap.size > 0) {
      const { item } = heap.pop();
      const a = item % loop.size;
      if (!alive[a] || stamps[a] !== Math.floor(item / loop.size)) continue;
      const blocker = blockerOf(a);
      if (blocker < 0) return a;
      waiting[blocker] ??= [];
      waiting[blocker].push(a);
    }
    return undefined;
  }

  /** Only where the outline is broken: the flattest corner that turns the right way, or just any. */
  function anyNode(): number {
    let any = alive.indexOf(1);
    for (let a = any; a < loop.size; a++) if (alive[a] && turnAt(a) > 0) any = a;
    return any;
  }

  function blocks(a: number): boolean {
    return alive[a] === 1 && turnAt(a) <= 0;
  }

  function release(a: number): void {
    for (const freed of waiting[a] ?? []) if (alive[freed]) offer(freed);
    waiting[a] = [];
  }

  /** A node that lies in the ear's triangle, so that it cannot be cut yet; -1 when there is none. */
  function blockerOf(a: number): number {
    const [p, q, r] = [sample[previous[a]], sample[a], sample[next[a]]];
    const { ix, iy } = samples;
    let found = -1;
    const isAt = (v: number, w: number) => ix[v] === ix[w] && iy[v] === iy[w];
    index.search(
      Math.min(ix[p], ix[q], ix[r]),
      Math.min(iy[p], iy[q], iy[r]),
      Math.max(ix[p], ix[q], ix[r]),
      Math.max(iy[p], iy[q], iy[r]),
      (b) => {
        if (found >= 0 || !blocks(b)) return false;
        const v = sample[b];
        if (isAt(v, p) || isAt(v, q) || isAt(v, r)) return false;
        if (turn(samples, p, q, v) < 0 || turn(samples, q, r, v) < 0 || turn(samples, r, p, v) < 0)
          return false;
        found = b;
        return false;
      },
    );
    return found;
  }
}

function cutLength({ ix, iy }: Samples, p: number, r: number): number {
  return (ix[p] - ix[r]) ** 2 + (iy[p] - iy[r]) ** 2;
}

function nodeIndex({ ix, iy }: Samples, { sample, size }: Loop): Flatbush {
  const index = new Flatbush(size);
  for (let a = 0; a < size; a++) {
    const v = sample[a];
    index.add(ix[v], iy[v], ix[v], iy[v]);
  }
  index.finish();
  return index;
}
