import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings, joinPolygons } from '../../../../src/geo/flat.ts';
import { loadGeos } from '../../../../src/geo/geos/module.ts';
import { overlayPair } from '../../../../src/geo/overlay/overlay.ts';
import { countyOf } from '../../../../src/geo/quality/county.ts';
import { blob, coverage, ORIGIN, seeded } from '../synthetic.ts';
import { box, check } from './layer.ts';

beforeAll(() => loadGeos());

/** A metre in degrees at the latitude of the made-up county, east and north. */
const EAST = 1 / 87_300;
const NORTH = 1 / 111_000;
const { lon, lat } = ORIGIN;
/** A county of 4 km, and the same ground as two halves. */
const COUNTY = box(lon, lat, lon + 0.04, lat + 0.04);
const WEST = box(lon, lat, lon + 0.02, lat + 0.04);
const EASTERN = box(lon + 0.02, lat, lon + 0.04, lat + 0.04);

describe('a layer that covers its county without fault', () => {
  test('has none, whatever its parcels look like', async () => {
    const shapes = fc.record({
      seed: fc.integer(),
      size: fc.integer({ min: 2, max: 9 }),
      steps: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ seed, size, steps }) => {
        const zones = coverage(size, size, 0.02, steps, seed);
        const county = countyOf(zones);
        const { kinds } = await check(zones, {
          county,
          covers: true,
          stated: Float64Array.from(zones, areaM2),
        });
        expect(kinds).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a gap', () => {
  test('is each parcel that was left out, at its place and with its area', async () => {
    const zones = coverage(8, 8, 0.02, 4);
    const county = countyOf(zones);
    // Two that touch along an edge are one gap.
    const left = [19, 20, 43];
    const found = await check(
      zones.filter((_, at) => !left.includes(at)),
      { county, covers: true },
    );
    expect(found.kinds).toEqual(['gap']);
    expect(found.count('gap')).toBe(2);
    const [pair, single] = found.kept('gap');
    expect(pair!.areaM2).toBeCloseTo(areaM2(zones[19]!) + areaM2(zones[20]!), 3);
    expect(single!.areaM2).toBeCloseTo(areaM2(zones[43]!), 3);
    expect(overlayPair(single!.polygon!, zones[43]!)).toBeCloseTo(single!.areaM2, 3);
  });

  test('adds up to what random zones leave of the county', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = seeded(seed);
        const zones = Array.from({ length: 12 }, () =>
          blob(random, lon + 0.04 * random(), lat + 0.04 * random(), 0.012, 9),
        );
        const found = await check(zones, { county: COUNTY, covers: true });
        const union = countyOf(zones, false)!;
        const bare = areaM2(COUNTY) - overlayPair(union, COUNTY);
        const told =
          found.areaM2('gap') +
          found.kept('sliver').reduce((sum, { of, areaM2: one }) => sum + (of === 'gap' ? one : 0), 0);
        // The union of the oracle closes cracks below a square metre.
        expect(Math.abs(told - bare)).toBeLessThan(5);
      }),
      { numRuns: 20 },
    );
  });

  test('is found though as much ground beside it is covered twice', async () => {
    const strip = 3 * EAST;
    const found = await check(
      [
        box(lon, lat, lon + 0.005, lat + 0.04),
        box(lon + 0.005 + strip, lat, lon + 0.04, lat + 0.04),
        box(lon + 0.006, lat, lon + 0.006 + strip, lat + 0.04),
      ],
      { county: COUNTY, covers: true },
    );
    expect(found.count('gap')).toBe(1);
    expect(found.areaM2('gap')).toBeCloseTo(
      areaM2(box(lon + 0.005, lat, lon + 0.005 + strip, lat + 0.04)),
      2,
    );
    expect(found.count('overlap')).toBe(1);
  });

  test('is the whole county for a layer that lies elsewhere, which lies outside itself', async () => {
    const found = await check([box(lon + 1, lat, lon + 1.001, lat + 0.001)], {
      county: COUNTY,
      covers: true,
    });
    expect(found.count('gap')).toBe(1);
    expect(found.areaM2('gap')).toBeCloseTo(areaM2(COUNTY), 2);
    expect(found.count('outsideCounty')).toBe(1);
  });

  test('is not looked for in a layer that need not cover the county', async () => {
    expect((await check([WEST], { county: COUNTY, covers: false })).kinds).toEqual([]);
  });

  test('is a sliver where it is thinner than a ditch, and nothing where rounding left it', async () => {
    const parted = (metres: number) => [WEST, box(lon + 0.02 + metres * EAST, lat, lon + 0.04, lat + 0.04)];
    expect((await check(parted(0.6), { county: COUNTY, covers: true })).kinds).toEqual(['gap']);
    const thin = await check(parted(0.2), { county: COUNTY, covers: true });
    expect(thin.kinds).toEqual(['sliver']);
    expect(thin.kept('sliver')[0]).toMatchObject({ of: 'gap' });
    expect(thin.kept('sliver')[0]!.widthM).toBeCloseTo(0.2, 2);
    expect((await check(parted(0.0005), { county: COUNTY, covers: true })).kinds).toEqual([]);
  });
});

describe('an overlap', () => {
  test('is told with both zones, its area and its place', async () => {
    const wide = box(lon, lat, lon + 0.021, lat + 0.04);
    const found = await check([wide, EASTERN], { county: COUNTY, covers: true });
    expect(found.kinds).toEqual(['overlap']);
    const [overlap] = found.kept('overlap');
    const common = box(lon + 0.02, lat, lon + 0.021, lat + 0.04);
    expect(overlap!.zones).toEqual([0, 1]);
    expect(overlap!.areaM2).toBeCloseTo(areaM2(common), 4);
    expect(areaM2(overlap!.polygon!)).toBeCloseTo(areaM2(common), 3);
  });

  test('of random zones is what GEOS finds in common, pair by pair', async () => {
    const random = seeded(8);
    const zones = Array.from({ length: 30 }, () =>
      blob(random, lon + 0.04 * random(), lat + 0.04 * random(), 0.01, 14),
    );
    const found = await check(zones);
    expect(found.count('overlap')).toBeGreaterThan(20);
    for (const { areaM2: figure, polygon } of found.kept('overlap')) {
      expect(areaM2(polygon!)).toBeCloseTo(figure, 3);
    }
  });

  test('below a square metre is a sliver', async () => {
    const crumb = box(lon, lat, lon + 0.02 + 0.5 * EAST, lat + NORTH);
    const found = await check([crumb, EASTERN]);
    expect(found.count('overlap')).toBe(0);
    expect(found.kept('sliver').map(({ of }) => of)).toContain('overlap');
  });

  test('with a boundary of very many corners is drawn near it alone', async () => {
    const corners = 40_000;
    const ring = Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * (i % (corners - 1))) / (corners - 1);
      return [lon + 0.02 + 0.019 * Math.cos(angle), lat + 0.02 + 0.019 * Math.sin(angle)];
    });
    ring[corners - 1] = ring[0]!;
    const round = fromRings([[ring]]);
    const small = Array.from({ length: 40 }, (_, i) =>
      box(lon + 0.0385, lat + 0.019 + i * 0.00005, lon + 0.0395, lat + 0.01904 + i * 0.00005),
    );
    const found = await check([round, ...small]);
    expect(found.count('overlap')).toBe(40);
    for (const { areaM2: figure, polygon } of found.kept('overlap'))
      expect(areaM2(polygon!)).toBeCloseTo(figure, 3);
  });
});

describe('a zone that came twice', () => {
  test('is a duplicate of the first, and no overlap besides', async () => {
    const found = await check([WEST, EASTERN, WEST, WEST]);
    expect(found.kinds).toEqual(['duplicate']);
    expect(found.kept('duplicate').map(({ zones }) => zones)).toEqual([
      [0, 2],
      [0, 3],
    ]);
  });

  test('is one also where its corners were rounded', async () => {
    const rounded: FlatPolygon = { ...WEST, coords: WEST.coords.map((value) => value + 1e-9) };
    expect((await check([WEST, rounded])).kinds).toEqual(['duplicate']);
  });
});

describe('what reaches out of the county', () => {
  test('is told with the part that lies outside', async () => {
    const out = box(lon + 0.039, lat, lon + 0.041, lat + 0.01);
    const found = await check([WEST, out], { county: COUNTY });
    expect(found.kinds).toEqual(['outsideCounty']);
    const beyond = box(lon + 0.04, lat, lon + 0.041, lat + 0.01);
    const [fault] = found.kept('outsideCounty');
    expect(fault).toMatchObject({ zones: [1] });
    expect(fault!.areaM2).toBeCloseTo(areaM2(beyond), 3);
    expect(areaM2(fault!.polygon!)).toBeCloseTo(areaM2(beyond), 3);
  });
});

describe('a thin zone', () => {
  test('is a sliver, a ditch of a metre is none', async () => {
    const strip = (metres: number) => box(lon, lat, lon + 0.02, lat + metres * NORTH);
    expect((await check([strip(1.2)])).kinds).toEqual([]);
    const found = await check([strip(0.3)]);
    expect(found.kept('sliver')[0]).toMatchObject({ of: 'zone', zones: [0] });
    expect(found.kept('sliver')[0]!.widthM).toBeCloseTo(0.3, 2);
  });
});

describe('a county', () => {
  test('has no cracks between its townships, but keeps its enclaves', async () => {
    const crack = box(lon + 0.02, lat, lon + 0.04, lat + 0.02);
    const north = box(lon, lat + 0.02 + 0.1 * NORTH, lon + 0.04, lat + 0.04);
    const townships = [box(lon, lat, lon + 0.02, lat + 0.02), crack, north];
    // A ring around an enclave.
    const ring = fromRings([
      [
        [[lon, lat], [lon + 0.04, lat], [lon + 0.04, lat + 0.04], [lon, lat + 0.04], [lon, lat]],
        [[lon + 0.01, lat + 0.01], [lon + 0.01, lat + 0.02], [lon + 0.02, lat + 0.02], [lon + 0.02, lat + 0.01], [lon + 0.01, lat + 0.01]],
      ],
    ]); // biome-ignore format: rings
    expect(areaM2(countyOf([ring])!)).toBeCloseTo(areaM2(ring), 3);
    expect(areaM2(countyOf([ring], true)!)).toBeCloseTo(areaM2(COUNTY), 3);
    expect(areaM2(countyOf(townships)!)).toBeCloseTo(areaM2(joinPolygons(townships)!), 3);
  });
});

describe('faults beyond those that are kept', () => {
  test('are counted all the same, and the largest are kept', async () => {
    const zones = Array.from({ length: 20 }, (_, i) =>
      box(lon + i * 0.001, lat, lon + i * 0.001 + 0.0011 + i * 0.00001, lat + 0.001),
    );
    const all = await check(zones);
    const few = await check(zones, { most: 3 });
    expect(few.count('overlap')).toBe(19);
    expect(few.areaM2('overlap')).toBeCloseTo(all.areaM2('overlap'), 6);
    expect(few.kept('overlap')).toHaveLength(3);
    expect(few.kept('overlap').map(({ areaM2: one }) => one)).toEqual(
      all
        .kept('overlap')
        .slice(0, 3)
        .map(({ areaM2: one }) => one),
    );
  });
});
