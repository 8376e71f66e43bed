import { describe, expect, test } from 'vitest';
import type { WrittenFormat } from '../../../../src/formats/write/types.ts';
import { fromGeoJson } from '../../../../src/geo/flat.ts';
import { asGeoJson, hasGdal, ogrinfo, written } from './support/files.ts';
import { shapeText } from './support/sameShape.ts';
import { propertiesOf, ROWS, SHAPES, tableOf } from './support/trade.ts';

if (!hasGdal) console.warn('ogrinfo is not installed: what GDAL makes of written files is not tested');

/** How GDAL is told to open a file of ours. */
const opened = (format: WrittenFormat, path: string) => (format === 'shp' ? `/vsizip/${path}` : path);

describe.skipIf(!hasGdal)('GDAL', () => {
  test.each<[WrittenFormat, number | undefined]>([
    ['gpkg', undefined],
    ['gpkg', 4524],
    ['gpkg', 4545],
    ['gpkg', 4326],
    ['gpkg', 3857],
    ['shp', undefined],
    ['shp', 4524],
    ['geojson', undefined],
    ['geojson', 4524],
    ['kml', undefined],
    ['csv', undefined],
    ['xlsx', undefined],
  ])('opens %s (EPSG %s) without a warning', async (format, epsg) => {
    await written(format, tableOf(), { epsg }, ({ path }) => {
      const text = ogrinfo(opened(format, path), '-so');
      expect(text).not.toMatch(/warning|error|fail/i);
      expect(text).toContain(`Feature Count: ${format === 'xlsx' ? 5 : 3}`);
      if (format === 'gpkg' || (epsg && format === 'geojson'))
        expect(text).toContain(`ID["EPSG",${epsg ?? 4490}]`);
    });
  });

  test.each<WrittenFormat>(['gpkg', 'shp', 'geojson', 'kml', 'csv'])(
    'sees the same shapes in %s',
    async (format) => {
      await written(format, tableOf(), {}, ({ path }) => {
        const { features } = asGeoJson(opened(format, path));
        expect(features.map(({ geometry }) => shapeText(fromGeoJson(geometry), 13))).toEqual(
          SHAPES.map((shape) => shapeText(shape, 13)),
        );
      });
    },
  );

  test('sees the same values in a GeoPackage and, under shorter names, in a shapefile', async () => {
    // GDAL's own text form of a number has 15 digits, and it leaves out a date that is not there.
    const rounded = (value: unknown) =>
      value === null ? [] : [typeof value === 'number' ? Number(value.toPrecision(15)) : value];
    const expected = propertiesOf(tableOf(), ROWS).map(({ BSM, ...properties }) =>
      Object.values({ ...properties, BSM: BSM === null ? null : Number(BSM) }).flatMap(rounded),
    );
    for (const format of ['gpkg', 'shp'] as const) {
      await written(format, tableOf(), {}, ({ path }) => {
        const { features } = asGeoJson(opened(format, path));
        const values = features.map(({ properties: { BSM, ...rest } }) =>
          Object.values({ ...rest, BSM }).flatMap(rounded),
        );
        expect(values).toEqual(expected);
      });
    }
  });

  test('finds by the spatial index of a GeoPackage', async () => {
    await written('gpkg', tableOf(), {}, ({ path }) => {
      expect(ogrinfo(path, '-so', '-spat', '108.89', '38.65', '109', '38.8')).toContain('Feature Count: 1');
    });
  });
});
