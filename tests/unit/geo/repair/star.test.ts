import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { anyMeet, indexEdges } from '../../../../src/geo/repair/edges.ts';
import { isStar } from '../../../../src/geo/repair/star.ts';

const ring = (points: [number, number][]): FlatPolygon => ({
  coords: Float64Array.from([...points, points[0]!].flat()),
  ringEnds: Uint32Array.of(points.length + 1),
  partEnds: Uint32Array.of(1),
});

test('a field is told at a glance, whichever way it turns', () => {
  const field: [number, number][] = [
    [108, 38],
    [108.01, 38.001],
    [108.012, 38.01],
    [108.001, 38.009],
  ];
  expect(isStar(ring(field))).toBe(true);
  expect(isStar(ring(field.toReversed()))).toBe(true);
});

test('a ring that goes twice round is no star, nor is a figure of eight', () => {
  const twice = Array.from({ length: 9 }, (_, i): [number, number] => [
    108 + (1 + i / 20) * Math.cos((4 * Math.PI * i) / 9),
    38 + (1 + i / 20) * Math.sin((4 * Math.PI * i) / 9),
  ]);
  expect(isStar(ring(twice))).toBe(false);
  const eight = ring([
    [108, 38],
    [109, 39],
    [109, 38],
    [108, 39],
  ]);
  expect(isStar(eight)).toBe(false);
});

test('no two edges of what counts as a star meet', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  let stars = 0;
  fc.assert(
    fc.property(fc.uniqueArray(point, { minLength: 3, maxLength: 8, selector: String }), (points) => {
      const polygon = ring(points.map(([x, y]) => [108 + x / 8, 38 + y / 8]));
      if (!isStar(polygon)) return;
      stars++;
      expect(anyMeet(indexEdges(polygon))).toBe(false);
    }),
    { numRuns: 20_000, seed: 11 },
  );
  expect(stars).toBeGreaterThan(500);
});
