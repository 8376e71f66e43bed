import { describe, expect, test } from 'vitest';
import type { WrittenFormat } from '../../../../src/formats/write/types.ts';
import { fromLonLat } from '../../../../src/geo/crs.ts';
import { areaM2, MU_PER_M2 } from '../../../../src/geo/ellipsoid.ts';
import { there } from './support/files.ts';
import { shapeText } from './support/sameShape.ts';
import { FIELDS, propertiesOf, ROWS, SHAPES, tableOf } from './support/trade.ts';

const shapes = SHAPES.map((shape) => shapeText(shape));

describe('what goes out in degrees comes in again to the last bit', () => {
  test.each<WrittenFormat>(['gpkg', 'geojson', 'shp', 'kml', 'csv', 'xlsx'])('%s', async (format) => {
    const read = await there(format, tableOf());
    expect(read.features.map(({ polygon }) => shapeText(polygon))).toEqual(shapes);
    expect(read.repairs).toEqual([]);
    expect(read.crs.epsg === 4490 || read.crs.epsg === 4326).toBe(true);
  });
});

test('a shape of more text than a cell of Excel holds comes in again whole, and no column of it is an attribute', async () => {
  const vertices = Array.from({ length: 2500 }, (_, i) => {
    const angle = (2 * Math.PI * (i % 2499)) / 2499;
    return [108.8 + 0.01 * Math.cos(angle), 38.6 + 0.01 * Math.sin(angle)];
  });
  const polygon = {
    coords: Float64Array.from(vertices.flat()),
    ringEnds: Uint32Array.of(2500),
    partEnds: Uint32Array.of(1),
  };
  const [first] = tableOf().rows as typeof ROWS;
  const read = await there('xlsx', tableOf([{ ...first!, polygon }]));
  expect([...read.features[0]!.polygon.coords]).toEqual([...polygon.coords]);
  expect(Object.keys(read.features[0]!.properties).filter((name) => name.startsWith('WKT'))).toEqual([]);
});

describe('what goes out in a zone comes in again', () => {
  test.each<[WrittenFormat, number]>([
    ['gpkg', 4524],
    ['gpkg', 4545],
    ['shp', 4524],
    ['shp', 4545],
    ['shp', 4497],
    ['geojson', 4524],
    ['csv', 4524],
    ['csv', 4545],
    ['xlsx', 4524],
  ])('%s in EPSG:%i', async (format, epsg) => {
    const read = await there(format, tableOf(), { epsg });
    expect(read.crs.epsg).toBe(epsg);
    read.features.forEach(({ polygon }, i) => {
      expect(polygon.coords.length).toBe(SHAPES[i].coords.length);
      expect(Math.abs(areaM2(polygon) / areaM2(SHAPES[i]) - 1)).toBeLessThan(1e-9);
      expect(shapeText(polygon, 9)).toBe(shapeText(SHAPES[i], 9));
    });
  });
});

describe('attributes', () => {
  const expected = propertiesOf(tableOf(), ROWS);

  test.each<WrittenFormat>(['gpkg', 'geojson'])(
    'are the same in %s, names, types and all',
    async (format) => {
      const read = await there(format, tableOf());
      expect(read.features.map(({ properties }) => properties)).toEqual(expected);
    },
  );

  test('are the same in a shapefile but for names of more than ten bytes', async () => {
    const read = await there('shp', tableOf());
    expect(Object.keys(read.features[0].properties)).toEqual([
      '监测编号',
      '永久基本农',
      '永久基本_2',
      'BSM',
      'SJNF',
      'HSX',
      '备注',
    ]);
    expect(read.features.map(({ properties }) => Object.values(properties))).toEqual(
      ROWS.map(({ values }) => values),
    );
    expect(read.encoding.name).toBe('gb18030');
  });

  test('are the same in Excel, under their titles', async () => {
    const read = await there('xlsx', tableOf());
    expect(Object.keys(read.features[0].properties)).toEqual(FIELDS.map(({ title }) => title));
    expect(read.features.map(({ properties }) => Object.values(properties))).toEqual(
      ROWS.map(({ values }) => values),
    );
  });

  test('are the same in KML; what is empty is left out', async () => {
    const read = await there('kml', tableOf([ROWS[0], ROWS[1]]));
    const filled = expected.map((properties) =>
      Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
    );
    expect(read.features.map(({ properties }) => properties)).toEqual(filled.slice(0, 2));
  });

  test('are the same in CSV, as text', async () => {
    const read = await there('csv', tableOf());
    const asText = (value: unknown) => (value === null ? null : String(value));
    expect(read.features.map(({ properties }) => Object.values(properties).map(asText))).toEqual(
      ROWS.map(({ values }) => values.map((value) => (value === null ? null : String(value)))),
    );
  });
});

describe('a list of boundary points comes in again', () => {
  test('with every vertex within half a millimetre, every area within 0.01 亩', async () => {
    const read = await there('txt', tableOf());
    expect(read.crs).toMatchObject({ epsg: 4524, how: 'header' });
    expect(read.features.map(({ properties }) => properties.地块编号)).toEqual(
      ROWS.map(({ values }) => values[0]),
    );
    const toMetres = fromLonLat(4524);
    read.features.forEach(({ polygon }, i) => {
      expect([...polygon.partEnds]).toEqual([...SHAPES[i].partEnds]);
      expect([...polygon.ringEnds]).toEqual([...SHAPES[i].ringEnds]);
      for (let v = 0; v < polygon.coords.length; v += 2) {
        const [x, y] = toMetres(polygon.coords[v], polygon.coords[v + 1]);
        const [ownX, ownY] = toMetres(SHAPES[i].coords[v], SHAPES[i].coords[v + 1]);
        expect(Math.abs(x - ownX)).toBeLessThan(0.000501);
        expect(Math.abs(y - ownY)).toBeLessThan(0.000501);
      }
      expect(Math.abs(areaM2(polygon) - areaM2(SHAPES[i])) * MU_PER_M2).toBeLessThan(0.01);
    });
  });
});
