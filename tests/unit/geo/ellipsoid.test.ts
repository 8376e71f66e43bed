import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import {
  AREA_SERIES,
  areaM2,
  FLATTENING,
  planeX,
  planeY,
  SEMI_MAJOR_M,
  SEMI_MINOR_M,
} from '../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';
import { blob, ORIGIN, seeded } from './synthetic.ts';

const cgcs2000 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_M, FLATTENING);

function geodesicAreaM2({ coords }: FlatPolygon): number {
  const ring = cgcs2000.Polygon(false);
  for (let i = 0; i < coords.length - 2; i += 2) ring.AddPoint(coords[i + 1], coords[i]);
  return Math.abs(ring.Compute(false, true).area ?? Number.NaN);
}

/**
 * Each edge in pieces of at most `mostM` metres, straight in longitude and latitude. Neither longer, where a geodesic
 * parts from the straight line, nor much shorter: the oracle rounds at every vertex.
 */
function densified({ coords }: FlatPolygon, mostM: number): FlatPolygon {
  const ring: number[][] = [];
  for (let i = 0; i + 3 < coords.length; i += 2) {
    const lengthM = 111_000 * Math.hypot(coords[i + 2] - coords[i], coords[i + 3] - coords[i + 1]);
    const pieces = Math.ceil(lengthM / mostM);
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      ring.push([
        coords[i] + (coords[i + 2] - coords[i]) * t,
        coords[i + 1] + (coords[i + 3] - coords[i + 1]) * t,
      ]);
    }
  }
  return fromRings([[[...ring, ring[0]]]]);
}

/** The series as the standard has it, edge by edge, ΔL from the first vertex. */
function seriesAreaM2({ coords }: FlatPolygon): number {
  const { A, B, C, D, E } = AREA_SERIES;
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i + 3 < coords.length; i += 2) {
    const half = ((coords[i + 3] - coords[i + 1]) * rad) / 2;
    const middle = ((coords[i + 3] + coords[i + 1]) * rad) / 2;
    const dl = ((coords[i] + coords[i + 2]) / 2 - coords[0]) * rad;
    sum +=
      2 *
      SEMI_MINOR_M ** 2 *
      dl *
      (A * Math.sin(half) * Math.cos(middle) -
        B * Math.sin(3 * half) * Math.cos(3 * middle) +
        C * Math.sin(5 * half) * Math.cos(5 * middle) -
        D * Math.sin(7 * half) * Math.cos(7 * middle) +
        E * Math.sin(9 * half) * Math.cos(9 * middle));
  }
  return Math.abs(sum);
}

describe('ellipsoidal area on CGCS2000', () => {
  it('uses the coefficients of the standard', () => {
    expect(SEMI_MINOR_M).toBeCloseTo(6356752.314140356, 8);
    expect(AREA_SERIES.A).toBeCloseTo(1.0033640898341927, 15);
    expect(AREA_SERIES.B).toBeCloseTo(0.0011241893819271072, 16);
    expect(AREA_SERIES.C).toBeCloseTo(1.6994594735188535e-6, 18);
    expect(AREA_SERIES.D).toBeCloseTo(2.717857845577432e-9, 21);
    expect(AREA_SERIES.E).toBeCloseTo(4.358419004834252e-12, 23);
  });

  it('gives 9,683,232,182.33 ㎡ for one degree of longitude from 38° to 39° north', () => {
    const sheet = fromRings([
      [
        [
          [108, 38],
          [109, 38],
          [109, 39],
          [108, 39],
          [108, 38],
        ],
      ],
    ]);
    expect(areaM2(sheet)).toBeCloseTo(9683232182.3277, 3);
    // closed form of the zone between two parallels: a²/2 · Δλ · (q2 − q1)
    expect(Math.abs(areaM2(sheet) / 9683232182.334553 - 1)).toBeLessThan(1e-12);
  });

  it('is the series of the standard, anywhere in the county and at any size up to 20 km', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 3, max: 80 }),
        fc.double({ min: 0.0003, max: 0.2, noNaN: true }),
        (seed, n, r) => {
          const random = seeded(seed);
          const one = blob(random, 108.3 + 1.3 * random(), 37.7 + 1.6 * random(), r, n);
          expect(Math.abs(areaM2(one) / seriesAreaM2(one) - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('agrees with GeographicLib within 1e-7 for patches up to 2 km', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 4, max: 60 }),
        fc.double({ min: 0.0005, max: 0.01, noNaN: true }),
        (seed, n, r) => {
          const random = seeded(seed);
          // a geodesic and a straight line in the plane part by L²·tan φ/8R: short edges, as real boundaries have
          const one = densified(blob(random, 108.3 + 1.3 * random(), 37.7 + 1.6 * random(), r, n), 15);
          expect(Math.abs(areaM2(one) / geodesicAreaM2(one) - 1)).toBeLessThan(1e-7);
        },
      ),
    );
  });

  it('takes holes away whichever way the rings turn', () => {
    const outer = [
      [108, 38],
      [108.01, 38],
      [108.01, 38.01],
      [108, 38.01],
      [108, 38],
    ];
    const inner = [
      [108.002, 38.002],
      [108.004, 38.002],
      [108.004, 38.004],
      [108.002, 38.004],
      [108.002, 38.002],
    ];
    const expected = areaM2(fromRings([[outer]])) - areaM2(fromRings([[inner]]));
    for (const ring of [inner, inner.toReversed()]) {
      expect(areaM2(fromRings([[outer, ring]]))).toBeCloseTo(expected, 6);
      expect(areaM2(fromRings([[outer.toReversed(), ring]]))).toBeCloseTo(expected, 6);
    }
  });
});

it('the plane has the area of the ellipsoid: y is (a/2)·q(φ), by its closed form', () => {
  const e = Math.sqrt(FLATTENING * (2 - FLATTENING));
  for (const lat of [-60, -10, 0, 20, ORIGIN.lat, 53.5, 89]) {
    const s = Math.sin((lat * Math.PI) / 180);
    const q = (1 - e * e) * (s / (1 - e * e * s * s) + Math.atanh(e * s) / e);
    // the series stops at e⁸
    expect(Math.abs(planeY(lat) - (SEMI_MAJOR_M / 2) * q)).toBeLessThan(1e-4);
  }
  expect(planeX(180)).toBeCloseTo(Math.PI * SEMI_MAJOR_M, 6);
});
