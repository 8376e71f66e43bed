import type { FlatPolygon } from '../flat.ts';
import type { PolygonList } from '../polygonList.ts';
import { loadRings, type Subject } from './subject.ts';

/** Patches laid out together, and vertices: small enough for a processor's cache, and to share work evenly. */
const MOST_PATCHES = 1024;
const MOST_VERTICES = 50_000;

/** Patches that lie one after another in memory, which threads may share. */
export type Block = {
  readonly coords: Float64Array;
  /** numbers of coordinates, rings and parts of each patch, then the ring and part ends of each */
  readonly counts: Uint32Array;
  readonly size: number;
};

/** A run `[from, to)` of an order of patches. */
export type Run = { from: number; to: number };

/** Cuts an order of patches into runs of bounded size; a patch larger than the bound is a run of its own. */
export function runsOf(patches: PolygonList, order: ArrayLike<number>): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let vertices = 0;
  for (let i = 0; i < order.length; i++) {
    const own = patches.at(order[i])!.coords.length >> 1;
    if (i > from && (i - from === MOST_PATCHES || vertices + own > MOST_VERTICES)) {
      runs.push({ from, to: i });
      from = i;
      vertices = 0;
    }
    vertices += own;
  }
  if (from < order.length) runs.push({ from, to: order.length });
  return runs;
}

/** Lays out a run of patches, in the room of an earlier block where it suffices. */
export function packBlock(
  patches: PolygonList,
  order: ArrayLike<number>,
  { from, to }: Run,
  room: Block | null,
  BufferType: ArrayBufferConstructor | SharedArrayBufferConstructor = ArrayBuffer,
): Block {
  const size = to - from;
  let coordinates = 0;
  let ends = 3 * size;
  for (let i = from; i < to; i++) {
    const { coords, ringEnds, partEnds } = patches.at(order[i])!;
    coordinates += coords.length;
    ends += ringEnds.length + partEnds.length;
  }
  const coords =
    room && room.coords.length >= coordinates
      ? room.coords
      : new Float64Array(new BufferType(8 * coordinates));
  const counts = room && room.counts.length >= ends ? room.counts : new Uint32Array(new BufferType(4 * ends));
  let at = 0;
  let end = 3 * size;
  for (let i = from; i < to; i++) {
    const patch = patches.at(order[i])!;
    const row = 3 * (i - from);
    counts[row] = patch.coords.length;
    counts[row + 1] = patch.ringEnds.length;
    counts[row + 2] = patch.partEnds.length;
    for (let k = 0; k < patch.coords.length; k++) coords[at++] = patch.coords[k];
    for (let k = 0; k < patch.ringEnds.length; k++) counts[end++] = patch.ringEnds[k];
    for (let k = 0; k < patch.partEnds.length; k++) counts[end++] = patch.partEnds[k];
  }
  return { coords, counts, size };
}

/** Goes through the patches of a block, one after another. */
export class BlockReader {
  readonly #block: Block;
  #row = 0;
  #coordAt = 0;
  #endAt: number;

  constructor(block: Block) {
    this.#block = block;
    this.#endAt = 3 * block.size;
  }

  /** Makes the next patch the subject; false when it has no extent and so no area. */
  load(subject: Subject): boolean {
    const { coords, counts } = this.#block;
    const row = this.#row;
    const rings = counts[row + 1];
    const parts = counts[row + 2];
    const endAt = this.#endAt;
    const vertexAt = this.#coordAt >> 1;
    this.#row += 3;
    this.#coordAt += counts[row];
    this.#endAt += rings + parts;
    return loadRings(subject, coords, vertexAt, counts, endAt, rings, counts, endAt + rings, parts);
  }

  /** The patch that was loaded last. */
  polygon(): FlatPolygon {
    const { coords, counts } = this.#block;
    const row = this.#row - 3;
    const partAt = this.#endAt - counts[row + 2];
    return {
      coords: coords.subarray(this.#coordAt - counts[row], this.#coordAt),
      ringEnds: counts.subarray(partAt - counts[row + 1], partAt),
      partEnds: counts.subarray(partAt, this.#endAt),
    };
  }
}
