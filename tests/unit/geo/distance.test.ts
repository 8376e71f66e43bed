import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { expect, it } from 'vitest';
import { distanceM, pathLengthM } from '../../../src/geo/distance.ts';
import { FLATTENING, SEMI_MAJOR_M } from '../../../src/geo/ellipsoid.ts';

const cgcs2000 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_M, FLATTENING);
const expected = (lon1: number, lat1: number, lon2: number, lat2: number) =>
  cgcs2000.Inverse(lat1, lon1, lat2, lon2).s12 ?? NaN;
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const small = fc.double({ min: -0.5, max: 0.5, noNaN: true });

it('distances across the county are those of GeographicLib within a hundredth of a millimetre', () => {
  fc.assert(
    fc.property(small, small, small, small, (x1, y1, x2, y2) => {
      const points = [108.9 + x1, 38.6 + y1, 108.9 + x2, 38.6 + y2] as const;
      expect(Math.abs(distanceM(...points) - expected(...points))).toBeLessThan(1e-5);
    }),
  );
});

it('distances anywhere on earth are right within a millimetre, also near the antipode', () => {
  fc.assert(
    fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
      expect(Math.abs(distanceM(x1, y1, x2, y2) - expected(x1, y1, x2, y2))).toBeLessThan(1e-3);
    }),
  );
  fc.assert(
    fc.property(lon, fc.double({ min: -89, max: 89, noNaN: true }), small, small, (x, y, dx, dy) => {
      const points = [x, y, x + 180 + dx, -y + dy] as const;
      expect(Math.abs(distanceM(...points) - expected(...points))).toBeLessThan(1e-3);
    }),
    { numRuns: 60 },
  );
});

it('a path is as long as its legs together, and a point has no length', () => {
  const path = [108.8, 38.5, 108.9, 38.6, 108.7, 38.7];
  expect(pathLengthM(path)).toBe(distanceM(108.8, 38.5, 108.9, 38.6) + distanceM(108.9, 38.6, 108.7, 38.7));
  expect(pathLengthM([108.8, 38.5])).toBe(0);
  expect(distanceM(108.8, 38.5, 108.8, 38.5)).toBe(0);
});
