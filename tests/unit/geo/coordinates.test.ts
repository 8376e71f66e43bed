import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDms, formatLonLat, formatZone, parsePlace } from '../../../src/geo/coordinates.ts';
import { fromLonLat } from '../../../src/geo/crs.ts';
import type { Bbox } from '../../../src/geo/flat.ts';

const county: Bbox = [108.286, 37.651, 109.677, 39.394];

describe('a typed place', () => {
  it.each([
    '108.84, 38.60',
    '108.84，38.60',
    '38.6 108.84',
    '38.60N 108.84E',
    'N38.60 E108.84',
    '东经108°50′24″ 北纬38°36′00″',
    '108°50\'24" 38°36\'0"',
    '108度50分24秒，38度36分',
    '经度：108.84 纬度：38.6',
    'lon=108.84, lat=38.6',
  ])('in degrees: %s', (text) => {
    const place = parsePlace(text);
    expect(place?.epsg).toBe(4490);
    expect(place?.lon).toBeCloseTo(108.84, 10);
    expect(place?.lat).toBeCloseTo(38.6, 10);
  });

  it.each([
    ['36573174.689 4274433.979', 4524],
    ['4274433.979, 36573174.689', 4524],
    ['X=4274433.979 Y=36573174.689', 4524],
    ['573174.689 4274433.979', 4545],
    ['4274433.979\t573174.689', 4545],
    ['19311828.045 4276312.779', 4497],
  ])('in a zone: %s', (text, epsg) => {
    const place = parsePlace(text, { within: county });
    expect(place?.epsg).toBe(epsg);
    expect(place?.lon).toBeCloseTo(108.84, 7);
    expect(place?.lat).toBeCloseTo(38.6, 7);
  });

  it('without a zone number belongs to the zone in which it falls into the county', () => {
    expect(parsePlace('300000 4274433', { within: county })?.epsg).toBe(4546);
    expect(parsePlace('300000 4274433', { zone: 36 })?.epsg).toBe(4545);
  });

  it.each([
    '图斑 123 456',
    '150626 2026',
    '108.84',
    '108°70′ 38°',
    '1 2 3',
    '38N 39N',
    '',
    '200 95',
    'DK001 36573174',
  ])('is not read into "%s"', (text) => expect(parsePlace(text, { within: county })).toBeNull());

  it('read back from the status bar is the same within what is shown', () => {
    const lon = fc.double({ min: 108.3, max: 109.6, noNaN: true });
    const lat = fc.double({ min: 37.7, max: 39.3, noNaN: true });
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        for (const [text, tolerance] of [
          [formatLonLat(x, y, 6), 1e-6],
          [formatDms(x, y), 1e-5],
          [formatZone(x, y, 4524).replace('36带', ''), 1e-5],
        ] as const) {
          const place = parsePlace(text);
          expect(Math.abs((place?.lon ?? 0) - x)).toBeLessThan(tolerance);
          expect(Math.abs((place?.lat ?? 0) - y)).toBeLessThan(tolerance);
        }
      }),
    );
  });
});

it('the status bar shows degrees and the zone, X being the northing', () => {
  expect(formatLonLat(108.84123, 38.59712)).toBe('108.8412°E 38.5971°N');
  expect(formatLonLat(-0.5, -10, 1)).toBe('0.5°W 10.0°S');
  expect(formatDms(108.84, 38.6)).toBe('108°50′24.00″E 38°36′00.00″N');
  expect(formatDms(108.99999999, 38, 0)).toBe('109°00′00″E 38°00′00″N');
  const [easting, northing] = fromLonLat(4524)(108.84, 38.6);
  expect(formatZone(108.84, 38.6, 4524)).toBe(`36带 X ${Math.round(northing)} Y ${Math.round(easting)}`);
  expect(formatZone(108.84, 38.6, 4545, 'en')).toMatch(/^Zone 36 X 4274434 Y 573175$/);
});
