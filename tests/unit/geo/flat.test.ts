import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { expect, it } from 'vitest';
import { bbox, fromGeoJson, fromRings, ringsOf, toGeoJson, vertexCount } from '../../../src/geo/flat.ts';
import { containsPoint, representativePoint } from '../../../src/geo/point.ts';
import { blob, coverage, seeded } from './synthetic.ts';

const holed: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [1, 3],
      [3, 3],
      [3, 1],
      [1, 1],
    ],
  ],
};
const two: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    holed.coordinates,
    [
      [
        [9, 9],
        [10, 9],
        [10, 10],
        [9, 9],
      ],
    ],
  ],
};

it('a GeoJSON polygon comes back as it went in, heights dropped', () => {
  expect(toGeoJson(fromGeoJson(holed))).toEqual(holed);
  expect(toGeoJson(fromGeoJson(two))).toEqual(two);
  const high: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 5],
        [0, 0, 5],
      ],
    ],
  };
  expect(toGeoJson(fromGeoJson(high)).coordinates).toEqual([
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ]);
});

it('rings know their part and role', () => {
  expect(ringsOf(fromGeoJson(two))).toEqual([
    { start: 0, end: 5, part: 0, isOuter: true },
    { start: 5, end: 10, part: 0, isOuter: false },
    { start: 10, end: 14, part: 1, isOuter: true },
  ]);
  expect(vertexCount(fromGeoJson(two))).toBe(14);
  expect(bbox(fromGeoJson(two))).toEqual([0, 0, 10, 10]);
  expect(bbox(fromRings([]))).toBeNull();
});

it('a point in a hole is outside', () => {
  const polygon = fromGeoJson(holed);
  expect(containsPoint(polygon, 0.5, 2)).toBe(true);
  expect(containsPoint(polygon, 2, 2)).toBe(false);
  expect(containsPoint(polygon, 5, 2)).toBe(false);
});

it('the representative point lies inside, also of rings with a hole in the middle and of crooked shapes', () => {
  for (const polygon of [fromGeoJson(holed), fromGeoJson(two), ...coverage(9, 9, 0.01, 7)]) {
    const point = representativePoint(polygon);
    expect(point && containsPoint(polygon, point[0], point[1])).toBe(true);
  }
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 3, max: 200 }), (seed, n) => {
      const polygon = blob(seeded(seed), 108, 38, 0.01, n);
      const point = representativePoint(polygon);
      expect(point && containsPoint(polygon, point[0], point[1])).toBe(true);
    }),
  );
  expect(representativePoint(fromRings([]))).toBeNull();
});
