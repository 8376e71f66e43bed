import { describe, expect, test } from 'vitest';
import {
  entangled,
  neighboursOf,
  overlappingPairs,
  overlappingPairsSync,
} from '../../../src/geo/coveragePairs.ts';
import { type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';
import { overlay } from '../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../src/geo/overlay/zoneIndex.ts';
import { blob, coverage, seeded } from './synthetic.ts';

const listed = ({ a, b }: { a: Uint32Array; b: Uint32Array }) => Array.from(a, (one, i) => [one, b[i]]);
const pairsOf = async (zones: FlatPolygon[]) =>
  listed(await overlappingPairs(zones, ZoneIndex.build(zones), overlay));

/** A round zone; from 20,000 corners on it counts as huge. */
function round(lon: number, lat: number, radiusDeg: number, corners: number): FlatPolygon {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [lon + radiusDeg * Math.cos(angle), lat + radiusDeg * Math.sin(angle)];
  });
  return fromRings([[[...ring, ring[0]!]]]);
}

describe('zones of a layer that lie over each other', () => {
  test('are none in a county whose parcels share their edges', async () => {
    expect(await pairsOf(coverage(12, 12, 0.002, 5))).toEqual([]);
  });

  test('are found whichever way they are looked for', async () => {
    const random = seeded(4);
    const zones = Array.from({ length: 60 }, () =>
      blob(random, 108.8 + random() * 0.05, 38.6 + random() * 0.05, 0.005, 12),
    );
    const pairs = await pairsOf(zones);
    expect(pairs.length).toBeGreaterThan(20);
    expect(listed(overlappingPairsSync(zones))).toEqual(pairs);
    for (const [a, b] of pairs) expect(a).toBeLessThan(b!);
  });

  test('are found among huge zones and small ones, in any order', async () => {
    const huge = [
      round(108.8, 38.6, 0.1, 25_000),
      round(108.95, 38.6, 0.1, 25_000),
      round(109.4, 38.6, 0.1, 25_000),
    ];
    const small = [round(108.7, 38.6, 0.01, 12), round(109.0, 38.6, 0.01, 12), round(109.7, 38.6, 0.01, 12)];
    expect(await pairsOf([small[0]!, ...huge, small[1]!, small[2]!])).toEqual([
      [0, 1],
      [1, 2],
      [2, 4],
    ]);
  });

  test('do not count where an edge was drawn twice, a hair apart', async () => {
    const left = fromRings([[[[108.8, 38.6], [108.801, 38.6], [108.801, 38.601], [108.8, 38.601], [108.8, 38.6]]]]); // biome-ignore format: one ring
    const edge = 108.801 - 1e-12;
    const right = fromRings([[[[edge, 38.6], [108.802, 38.6], [108.802, 38.601], [edge, 38.601], [edge, 38.6]]]]); // biome-ignore format: one ring
    expect(await pairsOf([left, right])).toEqual([]);
  });
});

test('a patch is entangled only in zones that lie over one another where it touches both', () => {
  const neighbours = neighboursOf({ a: Uint32Array.of(1, 1, 5), b: Uint32Array.of(2, 7, 6) });
  expect(entangled([2, 1, 9], neighbours)).toEqual([1, 2]);
  expect(entangled([1, 5, 9], neighbours)).toEqual([]);
  expect(entangled([1], neighbours)).toEqual([]);
  expect(entangled([1, 2, 5, 6, 7], neighbours)).toEqual([1, 2, 5, 6, 7]);
});
