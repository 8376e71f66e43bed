import { describe, expect, it, vi } from 'vitest';
import { formatErrorText } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';
import { seeded } from '../geo/synthetic.ts';
import { refusal, utf8 } from './support/outcome.ts';
import { makeDbf, makeShp, type Ring, type Row, zipShapefile } from './support/shapefile.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const ring: Ring = [
  [108.8, 38.6],
  [108.8, 38.61],
  [108.81, 38.61],
  [108.81, 38.6],
  [108.8, 38.6],
];
const line: Ring = [ring[0], ring[1], ring[0], ring[0]];

describe('records without a usable polygon', () => {
  it('of GeoJSON are left out if asked, each with its reason, and refuse the file otherwise', async () => {
    const geometries = [
      { type: 'Polygon', coordinates: [ring] },
      null,
      { type: 'Point', coordinates: [1, 2] },
      { type: 'Polygon', coordinates: [['x']] },
      { type: 'Polygon', coordinates: [line] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [200, 1],
            [201, 1],
            [201, 2],
            [200, 1],
          ],
        ],
      },
    ];
    const features = geometries.map((geometry, n) => ({ type: 'Feature', properties: { n }, geometry }));
    const text = utf8(
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'EPSG:4326' } },
        features,
      }),
    );
    const read = await readFile(text, 'a.geojson', { options: { skipInvalid: true } });
    expect(read.features.map(({ record }) => record)).toEqual([1]);
    expect(read.skipped).toEqual([
      { record: 2, code: 'geometryMissing' },
      { record: 3, code: 'geometryKind' },
      { record: 4, code: 'geometryBad' },
      { record: 5, code: 'geometryEmpty' },
      { record: 6, code: 'coordinateRange' },
    ]);
    expect((await refusal(text, 'a.geojson')).code).toBe('geometryBad');
  });

  it('of a shapefile too: without geometry, with coordinates that are no numbers, without area', async () => {
    const rows: Row[] = [ring, null, [[Number.NaN, 38.6], ...ring.slice(1)] as Ring, line, ring].map(
      (one, i) => ({
        rings: one === null ? null : [one],
        values: [`T${i + 1}`],
      }),
    );
    const prj =
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';
    const dbf = makeDbf([{ name: 'JCBH', type: 'C', length: 8 }], rows, 'utf-8');
    const bytes = zipShapefile({ shp: makeShp(rows), dbf, prj });
    const read = await readFile(bytes, 'a.zip', { options: { skipInvalid: true } });
    expect(read.features.map(({ properties }) => properties.JCBH)).toEqual(['T1', 'T5']);
    expect(read.skipped).toEqual([
      { record: 2, code: 'geometryMissing' },
      { record: 3, code: 'coordinateNotFinite' },
      { record: 4, code: 'geometryEmpty' },
    ]);
    expect((await refusal(bytes, 'a.zip')).code).toBe('coordinateNotFinite');
  });

  it('count a scribble that cannot be mended among them', async () => {
    const random = seeded(1);
    const scribble = Array.from({ length: 1500 }, () => [108 + random(), 38 + random()]);
    const geometries = [[ring], [[...scribble, scribble[0]]]];
    const features = geometries.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates },
    }));
    const text = utf8(JSON.stringify({ type: 'FeatureCollection', features }));
    const read = await readFile(text, 'a.geojson', { options: { skipInvalid: true } });
    expect(read.skipped).toEqual([{ record: 2, code: 'geometryBad' }]);
    const refused = await refusal(text, 'a.geojson');
    expect(formatErrorText(refused.toJSON(), 'en')).toMatch(/record 2: .*crosses itself too often/);
  });

  it('are not all there may be', async () => {
    const text = utf8(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
    );
    expect((await refusal(text, 'a.geojson', { skipInvalid: true })).code).toBe('noneUsable');
  });
});

it('a loose .shp is read with what lies beside it', async () => {
  const rows: Row[] = [{ rings: [ring], values: ['T1'] }];
  const dbf = makeDbf([{ name: 'JCBH', type: 'C', length: 8 }], rows, 'utf-8');
  const read = await readFile(makeShp(rows), '图斑.shp', { siblings: { dbf } });
  expect(read).toMatchObject({
    layerName: '图斑',
    format: 'shapefile',
    crs: { epsg: 4490, how: 'magnitude' },
  });
  expect(read.features[0].properties).toEqual({ JCBH: 'T1' });
  expect((await refusal(makeShp(rows), '图斑.shp')).code).toBe('looseShapefile');
});
