import type { FlatPolygon } from '../../geo/flat.ts';

/** Patches handed to a thread at a time, and vertices: small enough to share the work evenly, and cancel soon. */
const MOST_PATCHES = 2048;
const MOST_VERTICES = 100_000;

/** A run of patches `[from, to)`. */
export type Chunk = { from: number; to: number };

/** All patches in runs of bounded size; a patch larger than the bound is a run of its own. */
export function chunksOf(patches: readonly FlatPolygon[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  let vertices = 0;
  for (let p = 0; p < patches.length; p++) {
    const own = patches[p]!.coords.length >> 1;
    if (p > from && (p - from === MOST_PATCHES || vertices + own > MOST_VERTICES)) {
      chunks.push({ from, to: p });
      from = p;
      vertices = 0;
    }
    vertices += own;
  }
  if (from < patches.length) chunks.push({ from, to: patches.length });
  return chunks;
}

/** Polygons laid out one after another in memory that threads share. */
export type PackedPolygons = {
  coords: Float64Array<SharedArrayBuffer>;
  /** numbers of coordinates, rings and parts of each polygon, then all ring ends, then all part ends */
  counts: Uint32Array<SharedArrayBuffer>;
  size: number;
};

/** Lays out `patches[from..to)`, in the room of an earlier layout where it suffices. */
export function packPolygons(
  patches: readonly FlatPolygon[],
  { from, to }: Chunk,
  room: PackedPolygons | null,
): PackedPolygons {
  let coordinates = 0;
  let ends = 3 * (to - from);
  for (let p = from; p < to; p++) {
    const { coords, ringEnds, partEnds } = patches[p]!;
    coordinates += coords.length;
    ends += ringEnds.length + partEnds.length;
  }
  const packed = {
    coords:
      room && room.coords.length >= coordinates
        ? room.coords
        : new Float64Array(new SharedArrayBuffer(8 * coordinates)),
    counts:
      room && room.counts.length >= ends ? room.counts : new Uint32Array(new SharedArrayBuffer(4 * ends)),
    size: to - from,
  };
  let at = 0;
  let end = 3 * packed.size;
  for (let p = from; p < to; p++) {
    const { coords, ringEnds, partEnds } = patches[p]!;
    packed.counts.set([coords.length, ringEnds.length, partEnds.length], 3 * (p - from));
    packed.coords.set(coords, at);
    packed.counts.set(ringEnds, end);
    packed.counts.set(partEnds, end + ringEnds.length);
    at += coords.length;
    end += ringEnds.length + partEnds.length;
  }
  return packed;
}

/** The polygons again, as views of the shared memory. */
export function unpackPolygons({ coords, counts, size }: PackedPolygons): FlatPolygon[] {
  let at = 0;
  let end = 3 * size;
  return Array.from({ length: size }, (_, i) => {
    const [coordinates, rings, parts] = counts.subarray(3 * i, 3 * i + 3) as unknown as number[];
    const polygon = {
      coords: coords.subarray(at, at + coordinates!),
      ringEnds: counts.subarray(end, end + rings!),
      partEnds: counts.subarray(end + rings!, end + rings! + parts!),
    };
    at += coordinates!;
    end += rings! + parts!;
    return polygon;
  });
}
