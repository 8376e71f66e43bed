import { VectorTile } from '@mapbox/vector-tile';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import fc from 'fast-check';
import GeoJSONVT from 'geojson-vt';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { joinTile } from '../../../../../src/app/map/patches/joinTile.ts';

/** A tile made by the server's own libraries; read back by the ones that the map reads with. */
function tileOf(ids: readonly number[]): Uint8Array {
  const features = ids.map((id, i) => ({
    type: 'Feature' as const,
    id,
    properties: { code: `150626SJBG2621${id}`, kind: i % 2 ? 'GF' : 'TD', n: i },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [10 + i / 100, 10],
          [10.5 + i / 100, 10],
          [10.5, 10.6],
          [10 + i / 100, 10],
        ],
      ],
    },
  }));
  const index = new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: 2, indexMaxZoom: 0 });
  const tile = index.getTile(0, 0, 0);
  return tile ? fromGeojsonVt({ patch: tile as never }, { version: 2, extent: 4096 }) : new Uint8Array();
}

function read(bytes: Uint8Array) {
  const layer = new VectorTile(new PbfReader(bytes)).layers.patch;
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const feature = layer!.feature(i);
    return { id: feature.id, properties: { ...feature.properties }, geometry: feature.loadGeometry() };
  });
}

describe('joining the live table onto a geometry tile', () => {
  it('gives each patch its state and changes nothing else of it', () => {
    const tile = tileOf([1, 2, 3]);
    const states: Record<number, string> = { 1: 'pending', 2: 'violating', 3: 'pending' };
    const joined = read(joinTile(tile, (id) => states[id]!));
    expect(joined.map(({ id }) => id)).toEqual([1, 2, 3]);
    for (const [i, before] of read(tile).entries()) {
      expect(joined[i]!.properties).toEqual({ ...before.properties, s: states[before.id!] });
      expect(joined[i]!.geometry).toEqual(before.geometry);
    }
  });

  it('leaves out what the filter hides', () => {
    expect(
      read(joinTile(tileOf([1, 2, 3, 4]), (id) => (id % 2 ? 'legal' : null))).map(({ id }) => id),
    ).toEqual([1, 3]);
    expect(read(joinTile(tileOf([1, 2]), () => null))).toEqual([]);
  });

  it('is right for any ids, beyond 32 bits too, and for any words', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        (ids, words) => {
          const stateOf = (id: number) => (id % 3 === 0 ? null : words[id % words.length]!);
          const joined = read(joinTile(tileOf(ids), stateOf));
          expect(joined.map(({ id, properties }) => [id, properties.s])).toEqual(
            ids.filter((id) => stateOf(id) !== null).map((id) => [id, stateOf(id)]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes an empty tile as it is, and says so when a tile is cut off', () => {
    expect(joinTile(new Uint8Array(), () => 'legal')).toHaveLength(0);
    expect(() => joinTile(tileOf([1, 2]).slice(0, -3), () => 'legal')).toThrow(RangeError);
  });
});
