import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { expect, test } from 'vitest';
import { tileRings } from '../../../../../src/app/map/outside/tileRings.ts';

type Ring = [number, number][];
const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

/** A township tile made by the server's own encoder; each township as its rings. */
const tileOf = (...townships: Ring[][]) =>
  fromGeojsonVt(
    {
      township: {
        features: townships.map((geometry, i) => ({ id: i + 1, type: 3, geometry, tags: { c: '150626' } })),
      } as never,
    },
    { version: 2, extent: 4096 },
  );

/** A ring as a tile keeps it: flat, without the repeated first point. */
const flat = (ring: Ring) => ring.slice(0, -1).flat();

test('the outlines of all townships in a tile are found, also those that reach beyond it', () => {
  const one = square(-80, 200, 300);
  const other = square(1000, 50, 4000);
  expect(tileRings(tileOf([one], [other]))).toEqual([flat(one), flat(other)]);
});

test('an enclave is a ring of its own', () => {
  const enclave = square(200, 200, 50).toReversed();
  expect(tileRings(tileOf([square(100, 100, 400), enclave]))).toEqual([
    flat(square(100, 100, 400)),
    flat(enclave),
  ]);
});

test('a tile without townships has none', () => {
  expect(tileRings(new Uint8Array())).toEqual([]);
});
