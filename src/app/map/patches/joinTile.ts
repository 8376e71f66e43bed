/**
 * Joins the live table onto a vector tile, in the bytes. Geometry tiles are cached for good and carry ids only; the
 * state of a patch changes every minute. So each tile is joined on this page just before it is parsed: a feature the
 * filter hides is left out, any other gets its state as property `s`. Nothing is decoded but ids, which makes it a
 * fraction of a millisecond a tile, and pattern, dash and label may depend on the state, which feature-state cannot.
 *
 * Mapbox Vector Tile 2.1: tile field 3 = layer; layer 1 name, 2 feature, 3 key, 4 value, 5 extent, 15 version;
 * feature 1 id, 2 tags (packed; a second occurrence is appended, by the rules of Protocol Buffers).
 */
export function joinTile(tile: Uint8Array, stateOf: (id: number) => string | null): Uint8Array {
  const out = new Writer(tile.length + 64);
  const reader = new Reader(tile);
  while (reader.more()) {
    const start = reader.at;
    const { field, type } = reader.tag();
    if (field === 3 && type === 2) out.message(3, joinLayer(reader.bytes(), stateOf));
    else {
      reader.skip(type);
      out.raw(tile.subarray(start, reader.at));
    }
  }
  return out.finish();
}

function joinLayer(layer: Uint8Array, stateOf: (id: number) => string | null): Uint8Array {
  const features: Uint8Array[] = [];
  const out = new Writer(layer.length + 256);
  let keys = 0;
  let values = 0;
  const reader = new Reader(layer);
  while (reader.more()) {
    const start = reader.at;
    const { field, type } = reader.tag();
    if (field === 2 && type === 2) {
      features.push(reader.bytes());
      continue;
    }
    if (field === 3) keys++;
    if (field === 4) values++;
    reader.skip(type);
    out.raw(layer.subarray(start, reader.at));
  }
  /** For each state: the tags field that says it, whole. */
  const states = new Map<string, Uint8Array>();
  for (const feature of features) {
    const id = featureId(feature);
    const state = id === null ? null : stateOf(id);
    if (state === null) continue;
    let tags = states.get(state);
    if (!tags) {
      tags = tagsField(keys, values + states.size);
      states.set(state, tags);
    }
    out.varint(2 * 8 + 2);
    out.varint(feature.length + tags.length);
    out.raw(feature);
    out.raw(tags);
  }
  out.message(3, TEXT.encode('s'));
  for (const state of states.keys()) {
    const value = new Writer(64);
    value.message(1, TEXT.encode(state));
    out.message(4, value.finish());
  }
  return out.finish();
}

function tagsField(key: number, value: number): Uint8Array {
  const pair = new Writer(16);
  pair.varint(key);
  pair.varint(value);
  const field = new Writer(24);
  field.message(2, pair.finish());
  return field.finish();
}

const TEXT = new TextEncoder();

function featureId(feature: Uint8Array): number | null {
  const reader = new Reader(feature);
  while (reader.more()) {
    const { field, type } = reader.tag();
    if (field === 1 && type === 0) return reader.varint();
    reader.skip(type);
  }
  return null;
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  more(): boolean {
    return this.at < this.#bytes.length;
  }

  /** Unsigned, exact to 2⁵³; multiplies instead of shifting, as ids may pass 32 bits. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError('Vector tile ends inside a number');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  tag(): { field: number; type: number } {
    const tag = this.varint();
    return { field: Math.floor(tag / 8), type: tag % 8 };
  }

  bytes(): Uint8Array {
    const length = this.varint();
    const start = this.at;
    this.at += length;
    if (this.at > this.#bytes.length) throw new RangeError('Vector tile ends inside a field');
    return this.#bytes.subarray(start, this.at);
  }

  skip(type: number): void {
    if (type === 0) this.varint();
    else if (type === 1) this.at += 8;
    else if (type === 2) this.bytes();
    else if (type === 5) this.at += 4;
    else throw new RangeError(`Vector tile has a field of unknown type ${type}`);
  }
}

/** Appends to one buffer that doubles when it is full. */
class Writer {
  #bytes: Uint8Array;
  #at = 0;
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  varint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at++] = rest;
  }

  message(field: number, bytes: Uint8Array): void {
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** A copy of exactly what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
