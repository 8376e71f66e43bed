import { describe, expect, it, vi } from 'vitest';
import { readFile } from '../../../src/formats/read.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { hasOgr, ogr2ogr } from './support/ogr.ts';
import { refusal, utf8 } from './support/outcome.ts';
import { GEOJSON_COORDINATES } from './support/patches.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const GEOJSON = utf8(
  JSON.stringify({
    type: 'FeatureCollection',
    features: GEOJSON_COORDINATES.map((coordinates, i) => ({
      type: 'Feature',
      properties: { JCBH: `150626SJBG2621000${i}`, 图斑类型: '光伏' },
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  }),
);

describe.skipIf(!hasOgr)('FlatGeobuf as GDAL writes it (skipped where ogr2ogr is absent)', () => {
  const make = (...options: string[]) =>
    ogr2ogr(GEOJSON, 'a.geojson', 'FlatGeobuf', ['-nln', '图斑', '-lco', 'SPATIAL_INDEX=NO', ...options]);

  for (const [epsg, tolerance] of [
    [4490, 0],
    [4524, 1e-8],
    [32_649, 1e-8],
  ] as const) {
    it(`in EPSG:${epsg} comes in with its names where it lies`, async () => {
      const result = await readFile(make('-t_srs', `EPSG:${epsg}`), '图斑.fgb');
      const truth = await readFile(GEOJSON, 'a.geojson');
      expect(result).toMatchObject({ layerName: '图斑', format: 'flatGeobuf', crs: { epsg } });
      expect(result.features.map(({ properties }) => properties)).toEqual(
        truth.features.map(({ properties }) => properties),
      );
      result.features.forEach(({ polygon }, i) => {
        const expected = areaM2(truth.features[i]!.polygon);
        expect(Math.abs(areaM2(polygon) / expected - 1)).toBeLessThanOrEqual(tolerance);
      });
    });
  }

  it('cut short anywhere is refused', async () => {
    const whole = make();
    for (const part of [0.3, 0.6, 0.9]) {
      const error = await refusal(whole.slice(0, Math.floor(whole.length * part)), '图斑.fgb');
      expect(error.code).toMatch(/gdal|geometry|noFeatures|flatGeobufEmpty/);
    }
  });
});

it('bytes that only begin like FlatGeobuf are refused', async () => {
  const bytes = Uint8Array.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1, 255, 255, 255, 127, 1, 2, 3]);
  expect((await refusal(bytes, '图斑.fgb')).code).toMatch(/gdal|flatGeobufEmpty/);
});
