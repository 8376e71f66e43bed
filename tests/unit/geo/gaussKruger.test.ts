import fc from 'fast-check';
import { expect, test } from 'vitest';
import { degreesInPlace, fromLonLat, toLonLat } from '../../../src/geo/crs.ts';

// gdaltransform 3.6 (PROJ 9.1), EPSG:4524 → EPSG:4490
const BY_PROJ: [x: number, y: number, lon: number, lat: number][] = [
  [36525125.123, 4168982.456, 108.28471937742, 37.6526480863097],
  [36645422.789, 4362712.321, 109.687895700093, 39.3859595974667],
  [36300000, 1000000, 106.181223198944, 9.03843448289994],
  [36800000.5, 5800000.25, 112.393573656279, 52.2476357359295],
];

test('grid coordinates become the degrees that PROJ makes of them', () => {
  for (const [x, y, lon, lat] of BY_PROJ) {
    const coords = Float64Array.of(x, y);
    degreesInPlace(4524, coords);
    expect(Math.abs(coords[0]! - lon)).toBeLessThan(1e-12);
    expect(Math.abs(coords[1]! - lat)).toBeLessThan(1e-12);
  }
});

test('there and back is the same place, for every zone and up to three degrees from its meridian', () => {
  const place = fc.record({
    zone: fc.integer({ min: 25, max: 45 }),
    hasPrefix: fc.boolean(),
    off: fc.double({ min: -3, max: 3, noNaN: true }),
    lat: fc.double({ min: 0, max: 56, noNaN: true }),
  });
  fc.assert(
    fc.property(place, ({ zone, hasPrefix, off, lat }) => {
      const epsg = (hasPrefix ? 4513 : 4534) + zone - 25;
      const lon = 3 * zone + off;
      const coords = Float64Array.from(fromLonLat(epsg)(lon, lat));
      const byProj4 = toLonLat(epsg)(coords[0]!, coords[1]!);
      degreesInPlace(epsg, coords);
      expect(Math.hypot(coords[0]! - lon, coords[1]! - lat)).toBeLessThan(2e-12);
      expect(Math.hypot(coords[0]! - byProj4[0], coords[1]! - byProj4[1])).toBeLessThan(2e-12);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('degrees stay as they are, and Web Mercator is converted too', () => {
  const degrees = Float64Array.of(108.84, 38.6);
  degreesInPlace(4490, degrees);
  expect([...degrees]).toEqual([108.84, 38.6]);
  const mercator = Float64Array.from(fromLonLat(3857)(108.84, 38.6));
  degreesInPlace(3857, mercator);
  expect(mercator[0]).toBeCloseTo(108.84, 10);
  expect(mercator[1]).toBeCloseTo(38.6, 10);
});
