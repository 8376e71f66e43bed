import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { overlayPair } from '../../../../src/geo/overlay/overlay.ts';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair } from '../../../../src/geo/repair.ts';
import { toPlane } from '../geosOracle.ts';
import { againstExact } from './exact/accuracy.ts';
import type { BigPolygon } from './exact/bigPolygon.ts';
import { commonArea256 } from './exact/exactArea.ts';
import { boardPairs, countablePairs, freePools, GRID_STEP_M, gridPools, type Pair } from './exact/scenes.ts';

beforeAll(initRepair);

/** The issue asks for 1e-9 of the patch; this is what is reached and held. */
const TOLERANCE = 1e-13;

const big = (...rings: [number, number][][]): BigPolygon =>
  rings.map((ring) => ring.map(([x, y]): [bigint, bigint] => [BigInt(x), BigInt(y)]));
const square = (x: number, y: number, w: number): [number, number][] => [
  [x, y],
  [x + w, y],
  [x + w, y + w],
  [x, y + w],
];
const common = (a: BigPolygon, b: BigPolygon) => Number(commonArea256(a, b)) * 2 ** -256;
const isValidInPlane = (polygon: Parameters<typeof toPlane>[0]) =>
  geosIsValid(toPlane(polygon, 12_089_297, 4_011_682));

describe('the exact reference, by hand', () => {
  it('knows squares, holes, islands and triangles', () => {
    expect(common(big(square(0, 0, 4)), big(square(2, 2, 4)))).toBe(4);
    expect(common(big(square(0, 0, 4)), big(square(4, 0, 4)))).toBe(0);
    expect(common(big(square(0, 0, 4)), big(square(4, 4, 4)))).toBe(0);
    expect(common(big(square(0, 0, 9), square(1, 1, 4)), big(square(0, 0, 3)))).toBe(9 - 4);
    expect(common(big(square(0, 0, 9), square(1, 1, 4), square(2, 2, 1)), big(square(0, 0, 9)))).toBe(66);
    const tall: [number, number][] = [
      [0, 0],
      [3, 0],
      [0, 3],
    ];
    // y = 3 − x and y = x meet half way
    expect(
      common(
        big(tall),
        big([
          [0, 0],
          [3, 0],
          [3, 3],
        ]),
      ),
    ).toBe(2.25);
  });

  it('keeps thirds that no double can hold', () => {
    // y = 2x and y = 1 − x meet at x = 1/3, y = 2/3: half of 2/3 is a third
    const third = commonArea256(
      big([
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
      big([
        [0, 0],
        [1, 0],
        [1, 2],
      ]),
    );
    expect(third - (1n << 256n) / 3n).toBeGreaterThanOrEqual(-2n);
    expect(third - (1n << 256n) / 3n).toBeLessThanOrEqual(2n);
  });

  it('counts a figure of eight as even and odd tell, and what is covered twice not at all', () => {
    const eight = big([
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ]);
    expect(common(eight, eight)).toBe(8);
    expect(common(big(square(0, 0, 4), square(2, 0, 4)), big(square(0, 0, 9)))).toBe(16);
  });
});

describe('areas against exact arithmetic', () => {
  it('agree for 20,000 pairs of polygons on a whole-metre grid: shared edges, holes, parts that touch', () => {
    const found = againstExact(boardPairs(31, 20_000));
    expect(found.pairs).toBe(20_000);
    expect(found.meeting).toBeGreaterThan(12_000);
    expect(found.worst).toBeLessThan(TOLERANCE);
  });

  it('agree for 10,000 pairs of valid polygons with any slope on the grid', () => {
    const pairs = function* (): Generator<Pair> {
      for (const { patches, zones } of gridPools(32, 100, 10, isValidInPlane)) {
        for (const patch of patches) for (const zone of zones) yield [patch, zone];
      }
    };
    const found = againstExact(pairs());
    expect(found.pairs).toBe(10_000);
    expect(found.meeting).toBeGreaterThan(5000);
    expect(found.worst).toBeLessThan(TOLERANCE);
  });

  it('agree for 2,000 pairs of irregular polygons, taken at the doubles they are', () => {
    const pairs = function* (): Generator<Pair> {
      for (const { patches, zones } of freePools(33, 20, 10)) {
        for (const patch of patches) for (const zone of zones) yield [patch, zone];
      }
    };
    const found = againstExact(pairs());
    expect(found.meeting).toBeGreaterThan(1400);
    expect(found.worst).toBeLessThan(TOLERANCE);
  });

  it('are those of the triangles in common, counted', () => {
    let shared = 0;
    for (const [a, b] of countablePairs(34, 3000)) {
      const triangleM2 = areaM2(a.polygon) / a.triangles.size;
      expect(triangleM2 % (GRID_STEP_M ** 2 / 2)).toBe(0);
      let triangles = 0;
      for (const t of a.triangles) if (b.triangles.has(t)) triangles++;
      shared += triangles;
      expect(overlayPair(a.polygon, b.polygon)).toBeCloseTo(triangles * triangleM2, 9);
    }
    expect(shared).toBeGreaterThan(10_000);
  });
});

it('the polygons of the grid are valid in the plane', () => {
  for (const pair of boardPairs(35, 500))
    for (const polygon of pair) expect(isValidInPlane(polygon)).toBe(true);
});
