import type { FlatPolygon } from './flat.ts';

/** Polygons by number: an array of them, or many that lie packed in a few large arrays. */
export interface PolygonList {
  readonly length: number;
  at(index: number): FlatPolygon | undefined;
}

/** Coordinates and ends that one room takes; a polygon lies whole in one, a larger one has a room of its own. */
const ROOM = 2 ** 19;
/** Numbers kept of each polygon: room, first coordinate, coordinates, first end, rings, parts. */
const ENTRY = 6;

type Room = { coords: Float64Array; ends: Uint32Array; coordsUsed: number; endsUsed: number };

/**
 * Polygons without an object each: half a million of them cost what their coordinates cost. `at` makes a view, to be
 * used and let go.
 */
export class PackedPolygons implements PolygonList {
  readonly #rooms: Room[] = [];
  #entries = new Uint32Array(ENTRY * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Copies a polygon in, as the last one. */
  add({ coords, ringEnds, partEnds }: FlatPolygon): void {
    const room = this.#roomFor(coords.length, ringEnds.length + partEnds.length);
    if (ENTRY * this.#length === this.#entries.length) {
      const more = new Uint32Array(2 * this.#entries.length);
      more.set(this.#entries);
      this.#entries = more;
    }
    this.#entries.set(
      [
        this.#rooms.length - 1,
        room.coordsUsed,
        coords.length,
        room.endsUsed,
        ringEnds.length,
        partEnds.length,
      ],
      ENTRY * this.#length++,
    );
    room.coords.set(coords, room.coordsUsed);
    room.ends.set(ringEnds, room.endsUsed);
    room.ends.set(partEnds, room.endsUsed + ringEnds.length);
    room.coordsUsed += coords.length;
    room.endsUsed += ringEnds.length + partEnds.length;
  }

  at(index: number): FlatPolygon | undefined {
    if (!(index >= 0 && index < this.#length)) return undefined;
    const entry = ENTRY * index;
    const { coords, ends } = this.#rooms[this.#entries[entry]!]!;
    const from = this.#entries[entry + 1]!;
    const ringsFrom = this.#entries[entry + 3]!;
    const partsFrom = ringsFrom + this.#entries[entry + 4]!;
    return {
      coords: coords.subarray(from, from + this.#entries[entry + 2]!),
      ringEnds: ends.subarray(ringsFrom, partsFrom),
      partEnds: ends.subarray(partsFrom, partsFrom + this.#entries[entry + 5]!),
    };
  }

  #roomFor(coords: number, ends: number): Room {
    const last = this.#rooms.at(-1);
    if (last && last.coordsUsed + coords <= last.coords.length && last.endsUsed + ends <= last.ends.length) {
      return last;
    }
    const room = {
      coords: new Float64Array(Math.max(ROOM, coords)),
      ends: new Uint32Array(Math.max(ROOM >> 2, ends)),
      coordsUsed: 0,
      endsUsed: 0,
    };
    this.#rooms.push(room);
    return room;
  }
}
