import { TileReader, TileWriter } from '../tileBytes.ts';

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
  const out = new TileWriter(tile.length + 64);
  const reader = new TileReader(tile);
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
  const out = new TileWriter(layer.length + 256);
  let keys = 0;
  let values = 0;
  const reader = new TileReader(layer);
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
    const value = new TileWriter(64);
    value.message(1, TEXT.encode(state));
    out.message(4, value.finish());
  }
  return out.finish();
}

function tagsField(key: number, value: number): Uint8Array {
  const pair = new TileWriter(16);
  pair.varint(key);
  pair.varint(value);
  const field = new TileWriter(24);
  field.message(2, pair.finish());
  return field.finish();
}

const TEXT = new TextEncoder();

function featureId(feature: Uint8Array): number | null {
  const reader = new TileReader(feature);
  while (reader.more()) {
    const { field, type } = reader.tag();
    if (field === 1 && type === 0) return reader.varint();
    reader.skip(type);
  }
  return null;
}
