import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings, toGeoJson } from '../../../src/geo/flat.ts';
import { geosIsValid } from '../../../src/geo/repair/geos.ts';
import { isSurelyValid } from '../../../src/geo/repair/simple.ts';
import { initRepair, repairPolygon } from '../../../src/geo/repair.ts';
import { blob, coverage, ORIGIN, seeded } from './synthetic.ts';
import { parseWkt } from './wkt.ts';

beforeAll(initRepair);

const at = (x: number, y: number) => [ORIGIN.lon + x / 1000, ORIGIN.lat + y / 1000];
const ring = (...corners: [number, number][]) => corners.map(([x, y]) => at(x, y));
const polygon = (...rings: number[][][]) => fromRings([rings]);
const outer = ring([0, 0], [4, 0], [4, 4], [0, 4], [0, 0]);
const hole = ring([1, 1], [1, 3], [3, 3], [3, 1], [1, 1]);
const codes = (one: ReturnType<typeof polygon>) => repairPolygon(one).repairs.map((repair) => repair.code);

describe('a polygon from a file', () => {
  it('that is valid comes back as the same object, turned either way', () => {
    for (const valid of [
      polygon(outer, hole),
      polygon(outer.toReversed(), hole.toReversed()),
      // a hole that touches the outer ring in a point is lawful
      polygon(outer, ring([0, 2], [2, 3], [2, 1], [0, 2])),
      ...coverage(6, 6, 0.001, 5),
    ]) {
      expect(repairPolygon(valid)).toEqual({ polygon: valid, repairs: [] });
      expect(repairPolygon(valid).polygon).toBe(valid);
    }
  });

  it('is closed and rid of repeated vertices', () => {
    const found = repairPolygon(polygon(ring([0, 0], [4, 0], [4, 0], [4, 4], [0, 4])));
    expect(found.repairs).toEqual([
      { code: 'unclosed', count: 1 },
      { code: 'duplicateVertices', count: 1 },
    ]);
    expect(found.polygon).toEqual(polygon(outer));
  });

  it('loses rings that are only lines, but not a figure of eight', () => {
    const line = ring([1, 1], [2, 2], [3, 3], [1, 1]);
    expect(codes(polygon(outer, line))).toEqual(['degenerateRing']);
    expect(codes(polygon(line))).toEqual(['degenerateRing', 'empty']);
    expect(codes(polygon(ring([0, 0], [4, 4], [4, 0], [0, 4], [0, 0])))).toEqual(['selfIntersection']);
  });

  it('has its holes turned against the outer ring', () => {
    const found = repairPolygon(polygon(outer, hole.toReversed()));
    expect(found.repairs).toEqual([{ code: 'orientation', count: 1 }]);
    expect(found.polygon).toEqual(polygon(outer, hole));
  });

  it('that crosses itself becomes what its rings enclose, and the areas are told', () => {
    const { polygon: made, repairs } = repairPolygon(polygon(ring([0, 0], [4, 4], [4, 0], [0, 4], [0, 0])));
    expect(repairs).toHaveLength(1);
    expect(made?.partEnds.length).toBe(2);
    // the shoelace takes one half from the other; even and odd see both
    expect(repairs[0].areaBeforeM2).toBeLessThan(1);
    expect((repairs[0].areaEvenOddM2 ?? 0) / (repairs[0].areaAfterM2 ?? 0)).toBeCloseTo(1, 5);
    expect(made && areaM2(made)).toBe(repairs[0].areaAfterM2);
    // two triangles of half the square together
    expect((repairs[0].areaAfterM2 ?? 0) / areaM2(polygon(outer))).toBeCloseTo(0.5, 3);
  });

  it('that overlaps itself in two parts is united, no land counted twice or lost', () => {
    const shifted = ring([2, 0], [6, 0], [6, 4], [2, 4], [2, 0]);
    const { polygon: made, repairs } = repairPolygon(fromRings([[outer], [shifted]]));
    const union = polygon(ring([0, 0], [6, 0], [6, 4], [0, 4], [0, 0]));
    expect(made && areaM2(made)).toBeCloseTo(areaM2(union), 4);
    // by even and odd the common half of each was out
    expect(repairs[0].areaEvenOddM2).toBeCloseTo(areaM2(union) - areaM2(polygon(outer)) / 2, 2);
    expect(repairs[0].areaAfterM2).toBe(made && areaM2(made));
  });

  it('without usable coordinates is refused with the reason', () => {
    expect(codes(polygon([...outer.slice(0, 2), [NaN, 38], outer[0]]))).toEqual(['nonFinite']);
    expect(codes(polygon([...outer.slice(0, 2), [Infinity, 38], outer[0]]))).toEqual(['nonFinite']);
    expect(
      codes(
        polygon([
          [36573174, 4274433],
          [36573200, 4274433],
          [36573200, 4274500],
        ]),
      ),
    ).toEqual(['outOfRange']);
    expect(codes(fromRings([]))).toEqual(['empty']);
  });

  it('is valid afterwards, whatever it was', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const anyRing = fc.array(corner, { minLength: 1, maxLength: 9 }).map((corners) => ring(...corners));
    fc.assert(
      fc.property(fc.array(fc.array(anyRing, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (parts) => {
        const { polygon: made, repairs } = repairPolygon(fromRings(parts));
        if (made === null) expect(repairs.at(-1)?.code).toBe('empty');
        else expect(geosIsValid(made)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the quick check for validity', () => {
  it('passes ordinary polygons of any size, so that they never reach GEOS', () => {
    for (const n of [3, 20, 48, 49, 500, 20000]) {
      expect(isSurelyValid(blob(seeded(n), ORIGIN.lon, ORIGIN.lat, 0.01, n))).toBe(true);
    }
  });

  it('never passes what GEOS finds invalid', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));
    const closed = fc
      .uniqueArray(corner, { minLength: 3, maxLength: 8, selector: String })
      .map((c) => ring(...c, c[0]));
    fc.assert(
      fc.property(
        fc.array(fc.array(closed, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
        (parts) => {
          const one = fromRings(parts);
          expect(!isSurelyValid(one) || geosIsValid(one)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  const cases = '../shared/data/overlay/jts_cases.jsonl.gz';
  it.skipIf(!existsSync(cases))(
    'never passes what the JTS tests call invalid (skipped without ../shared/data)',
    () => {
      let invalid = 0;
      let passed = 0;
      for (const line of gunzipSync(readFileSync(cases)).toString('utf8').trim().split('\n')) {
        const { op, a, expected: isValid } = JSON.parse(line);
        const one = op === 'isvalid' ? parseWkt(a) : null;
        if (one === null || one.coords.length < 8) continue;
        if (!isValid) invalid++;
        if (!isSurelyValid(one)) continue;
        passed++;
        expect(isValid, `${a}`).toBe(true);
      }
      expect(invalid).toBeGreaterThan(50);
      expect(passed).toBeGreaterThan(50);
    },
  );
});

it('repair keeps the shape of a valid GeoJSON polygon', () => {
  const found = repairPolygon(polygon(outer, hole)).polygon;
  expect(found && toGeoJson(found).coordinates).toEqual([outer, hole]);
});
