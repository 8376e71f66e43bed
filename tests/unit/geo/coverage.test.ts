import fc from 'fast-check';
import initGeosJs from 'geos-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverage, initCoverage, unionM2 } from '../../../src/geo/coverage.ts';
import { areaM2, planeX, planeY } from '../../../src/geo/ellipsoid.ts';
import { bbox, type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';
import { overlayPair } from '../../../src/geo/overlay/overlay.ts';
import { encodeWkb } from '../../../src/geo/wkb.ts';
import { toPlane } from './geosOracle.ts';
import { blob, coverage as countyOf, seeded } from './synthetic.ts';

type Box = { w: number; s: number; e: number; n: number };
const UNIT = 0.0001;
const boxes = fc
  .record({
    w: fc.integer({ min: -10, max: 20 }),
    s: fc.integer({ min: -10, max: 20 }),
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ w, s, width, height }): Box => ({ w, s, e: w + width, n: s + height }));

const lon = (units: number) => 108.8 + units * UNIT;
const lat = (units: number) => 38.6 + units * UNIT;
const polygonOf = ({ w, s, e, n }: Box) =>
  fromRings([
    [
      [
        [lon(w), lat(s)],
        [lon(e), lat(s)],
        [lon(e), lat(n)],
        [lon(w), lat(n)],
        [lon(w), lat(s)],
      ],
    ],
  ]);

/** Areas of the grid's cells, counted: no geometry library, no intersection. `least` boxes must lie over a cell. */
function cellsM2(patch: Box, zones: readonly Box[], least: number): number {
  let total = 0;
  for (let x = patch.w; x < patch.e; x++) {
    for (let y = patch.s; y < patch.n; y++) {
      const over = zones.filter(({ w, s, e, n }) => w <= x && x < e && s <= y && y < n).length;
      if (over < least) continue;
      total += (planeX(lon(x + 1)) - planeX(lon(x))) * (planeY(lat(y + 1)) - planeY(lat(y)));
    }
  }
  return total;
}

const PATCH: Box = { w: 0, s: 0, e: 20, n: 20 };
/** A library of the test's own, asked directly. */
let geos: Awaited<ReturnType<typeof initGeosJs>>;

beforeAll(async () => {
  await initCoverage();
  geos = await initGeosJs({ noticeHandler: () => {}, errorHandler: () => {} } as never);
});

describe('the union coverage of a patch', () => {
  test('of boxes is the area of the grid’s cells that are covered, whatever lies over what', () => {
    const patch = polygonOf(PATCH);
    const wholeM2 = areaM2(patch);
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 6 }), (zones) => {
        const found = coverage(patch, zones.map(polygonOf))!;
        const within = 1e-9 * wholeM2;
        const near = (value: number, truth: number) =>
          expect(Math.abs(value - truth)).toBeLessThanOrEqual(within);
        const covered = cellsM2(PATCH, zones, 1);
        const parts = zones.reduce((sum, zone) => sum + cellsM2(PATCH, [zone], 1), 0);
        near(found.coveredM2, covered);
        near(found.overlapM2, parts - covered);
        near(found.uncovered ? areaM2(found.uncovered) : 0, wholeM2 - covered);
        near(found.overlapped ? areaM2(found.overlapped) : 0, cellsM2(PATCH, zones, 2));
        near(unionM2(patch, zones.map(polygonOf))!, covered);
      }),
      { numRuns: 150 },
    );
  });

  test('of ragged zones obeys inclusion and exclusion, asked of GEOS pair by pair', () => {
    const random = seeded(11);
    for (let run = 0; run < 40; run++) {
      const patch = blob(random, 108.8, 38.6, 0.004, 30);
      const zones = Array.from({ length: 3 }, () =>
        blob(random, 108.8 + (random() - 0.5) * 0.006, 38.6 + (random() - 0.5) * 0.006, 0.004, 25),
      );
      const found = coverage(patch, zones)!;
      expect(Math.abs(found.coveredM2 - inclusionExclusion(patch, zones))).toBeLessThan(1e-9 * areaM2(patch));
    }
  });

  test('by a gap-free county has neither gap nor overlap', () => {
    const parcels = countyOf(6, 6, 0.002, 4, 3);
    const patch = blob(seeded(9), 108.606, 38.406, 0.003, 50);
    const found = coverage(patch, parcels)!;
    expect(Math.abs(found.coveredM2 - areaM2(patch))).toBeLessThan(1e-9 * areaM2(patch));
    expect(found.overlapM2).toBeLessThan(1e-9 * areaM2(patch));
    expect(found.uncovered).toBeNull();
    expect(found.overlapped).toBeNull();
  });

  test('by a parcel moved aside has a gap and an overlap of the same size, each where it lies', () => {
    const patch = polygonOf(PATCH);
    const halves = [polygonOf({ ...PATCH, e: 10 }), polygonOf({ w: 8, s: 0, e: 18, n: 20 })];
    const found = coverage(patch, halves)!;
    expect(areaM2(found.uncovered!) / areaM2(found.overlapped!)).toBeCloseTo(1, 9);
    expect(
      overlayPair(found.uncovered!, polygonOf({ w: 18, s: 0, e: 20, n: 20 })) / areaM2(patch),
    ).toBeCloseTo(0.1, 9);
    expect(
      overlayPair(found.overlapped!, polygonOf({ w: 8, s: 0, e: 10, n: 20 })) / areaM2(patch),
    ).toBeCloseTo(0.1, 9);
    expect(found.coveredM2 + areaM2(found.uncovered!)).toBeCloseTo(areaM2(patch), 5);
  });

  test('of an oblique patch leaves a gap without hairs along the patch’s edge, so that a zoom finds it', () => {
    const corner = ([x, y]: [number, number]): [number, number] => [108.8 + x * 0.01, 38.6 + y * 0.01];
    const oblique = fromRings([[([[0, 0.13], [0.9, 0], [1, 0.71], [0.17, 1], [0, 0.13]] as [number, number][]).map(corner)]]); // biome-ignore format: one ring
    const strip = (from: number, to: number) => {
      const ring: [number, number][] = [[from, -1], [to, -1], [to, 2], [from, 2], [from, -1]]; // biome-ignore format: one ring
      return fromRings([[ring.map(corner)]]);
    };
    const { uncovered, overlapped } = coverage(oblique, [strip(-1, 0.5), strip(0.4, 0.7), strip(0.8, 2)])!;
    const [west, , east] = bbox(uncovered!)!;
    expect((west - 108.8) / 0.01).toBeCloseTo(0.7, 7);
    expect((east - 108.8) / 0.01).toBeCloseTo(0.8, 7);
    expect(uncovered!.partEnds).toHaveLength(1);
    expect(Math.abs(areaM2(uncovered!) - overlayPair(oblique, strip(0.7, 0.8)))).toBeLessThan(
      1e-9 * areaM2(oblique),
    );
    expect(Math.abs(areaM2(overlapped!) - overlayPair(oblique, strip(0.4, 0.5)))).toBeLessThan(
      1e-9 * areaM2(oblique),
    );
  });

  test('by nothing leaves all of the patch', () => {
    const patch = polygonOf(PATCH);
    const found = coverage(patch, [])!;
    expect(found.coveredM2).toBe(0);
    expect(areaM2(found.uncovered!) / areaM2(patch)).toBeCloseTo(1, 10);
  });

  test('by the patch itself, twice, counts it once', () => {
    const patch = blob(seeded(2), 108.8, 38.6, 0.004, 60);
    expect(unionM2(patch, [patch, patch])! / areaM2(patch)).toBeCloseTo(1, 11);
    expect(coverage(patch, [patch, patch])!.overlapM2 / areaM2(patch)).toBeCloseTo(1, 9);
  });

  test('goes on where a zone crosses itself: no exception, an answer or none', () => {
    const bow = fromRings([
      [
        [
          [108.8, 38.6],
          [108.802, 38.602],
          [108.802, 38.6],
          [108.8, 38.602],
          [108.8, 38.6],
        ],
      ],
    ]);
    const patch = polygonOf(PATCH);
    const found = unionM2(patch, [bow, polygonOf({ ...PATCH, e: 10 })]);
    expect(found === null || (found > 0 && found <= areaM2(patch) * (1 + 1e-9))).toBe(true);
  });
});

function inclusionExclusion(patch: FlatPolygon, [a, b, c]: FlatPolygon[]): number {
  const [p, za, zb, zc] = [patch, a!, b!, c!];
  const of = (...all: FlatPolygon[]) => commonM2(p, all);
  return of(za) + of(zb) + of(zc) - of(za, zb) - of(za, zc) - of(zb, zc) + of(za, zb, zc);
}

/** Area in ㎡ that the patch and all zones have in common. */
function commonM2(patch: FlatPolygon, zones: FlatPolygon[]): number {
  const x = planeX(patch.coords[0]!);
  const y = planeY(patch.coords[1]!);
  const read = (polygon: FlatPolygon): number => {
    const wkb = encodeWkb(toPlane(polygon, x, y));
    const at = geos.Module._malloc(wkb.length);
    geos.Module.HEAPU8.set(wkb, at);
    const reader = geos.GEOSWKBReader_create();
    return geos.GEOSWKBReader_read(reader, at as never, wkb.length) as unknown as number;
  };
  const common = zones.reduce(
    (left, zone) => geos.GEOSIntersection(left, read(zone)) as unknown as number,
    read(patch),
  );
  const areaAt = geos.Module._malloc(8);
  expect(geos.GEOSArea(common, areaAt as never)).toBe(1);
  return geos.Module.getValue(areaAt, 'double') as number;
}
