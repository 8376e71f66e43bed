import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';
import { refusal, utf8 } from './support/outcome.ts';
import { RINGS, SYSTEMS } from './support/patches.ts';
import { encode } from './support/shapefile.ts';

const polygon = (rings: unknown) => ({ type: 'Polygon', coordinates: rings });
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

const read = (text: string) => readFile(utf8(text), '图斑.geojson');
const refused = (text: string) => refusal(utf8(text), '图斑.geojson');

describe('GeoJSON', () => {
  it('comes in with coordinates unchanged to the bit', async () => {
    const result = await read(collection([feature(polygon([RINGS[0][0]]), { XMC: '乌审旗' })]));
    expect(Array.from(result.features[0].polygon.coords)).toEqual(RINGS[0][0].flat());
    expect(result.features[0].properties).toEqual({ XMC: '乌审旗' });
    expect(result.crs).toEqual({ epsg: 4326, how: 'format' });
  });

  for (const epsg of [4524, 4545, 4497]) {
    it(`with a crs member of EPSG:${epsg} is brought to degrees within 1 mm`, async () => {
      const forward = (p: [number, number]) => proj4(SYSTEMS[epsg].proj!).forward(p);
      const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } };
      const result = await read(collection([feature(polygon([RINGS[0][0].map(forward)]))], { crs }));
      expect(result.crs).toEqual({ epsg, how: 'member' });
      result.features[0].polygon.coords.forEach((value, i) => {
        expect(Math.abs(value - RINGS[0][0].flat()[i])).toBeLessThan(9e-9);
      });
    });
  }

  it('with a system nobody can convert is refused by name', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2364' } };
    expect(await refused(collection([feature(polygon([RINGS[0][0]]))], { crs }))).toMatchObject({
      code: 'crsUnsupported',
      params: { name: 'EPSG:2364' },
    });
  });

  it('keeps 18-digit codes digit by digit, also without quotes', async () => {
    const text = collection([feature(polygon([RINGS[0][0]]), { BSM: 'X' })]).replace(
      '"X"',
      '150626201000000001',
    );
    expect((await read(text)).features[0].properties.BSM).toBe('150626201000000001');
  });

  it('leaves digits inside texts, and whole numbers a double holds, as they are', async () => {
    const properties = { a: 'x\\":123456789012345678,', b: 'Y', c: '\\', d: 9007199254740991 };
    const text = collection([feature(polygon([RINGS[0][0]]), properties)]).replace(
      '"Y"',
      ' -99999999999999999 ',
    );
    expect((await read(text)).features[0].properties).toEqual({ ...properties, b: '-99999999999999999' });
  });

  it('keeps lists, objects and truth values as JSON text', async () => {
    const properties = { a: [1, 2], b: { c: 1 }, d: true, e: null, f: 1.5 };
    const result = await read(collection([feature(polygon([RINGS[0][0]]), properties)]));
    expect(result.features[0].properties).toEqual({ a: '[1,2]', b: '{"c":1}', d: 'true', e: null, f: 1.5 });
  });

  it('treats a column named __proto__ like any other', async () => {
    const text = collection([feature(polygon([RINGS[0][0]]), { X: { polluted: 1 } })]).replace(
      '"X"',
      '"__proto__"',
    );
    const { properties } = (await read(text)).features[0];
    expect(Object.getOwnPropertyNames(properties)).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('in GBK is read as GB18030', async () => {
    const text = collection([feature(polygon([RINGS[0][0]]), { XMC: '乌审旗' })]);
    const result = await readFile(encode(text, 'gbk'), '图斑.geojson');
    expect(result.encoding).toEqual({ name: 'gb18030', how: 'fallback' });
    expect(result.features[0].properties.XMC).toBe('乌审旗');
  });

  it('with a byte order mark, as a single Feature, or as a bare geometry is read', async () => {
    expect((await read(`\uFEFF${collection([feature(polygon([RINGS[0][0]]))])}`)).encoding.how).toBe('bom');
    expect((await read(JSON.stringify(feature(polygon([RINGS[0][0]]))))).features).toHaveLength(1);
    expect((await read(JSON.stringify(polygon([RINGS[0][0]])))).features).toHaveLength(1);
  });

  it('drops heights and closes open rings, with a report', async () => {
    const open = RINGS[0][0].slice(0, -1).map(([x, y]) => [x, y, 1200]);
    const result = await read(collection([feature(polygon([open]))]));
    expect(Array.from(result.features[0].polygon.coords)).toEqual(RINGS[0][0].flat());
    expect(result.repairs).toMatchObject([{ record: 1, repair: { code: 'unclosed' } }]);
  });
});

describe('GeoJSON that cannot be imported', () => {
  it('names line and column of a syntax error', async () => {
    const error = await refused('{"type":"FeatureCollection",\n "features": [NaN]}');
    expect(error).toMatchObject({ code: 'jsonSyntax', params: { line: 2, column: 15 } });
    expect(formatErrorText(error, 'zh')).toContain('第 2 行第 15 列');
  });

  it('cut short anywhere is refused', async () => {
    const text = collection([feature(polygon([RINGS[0][0]]), { XMC: 'x' })]);
    for (let length = 1; length < text.length; length += 7) {
      expect((await refused(text.slice(0, length))).code).toBe('jsonSyntax');
    }
  });

  it('lists points, lines and missing geometries by record, the first 20', async () => {
    const good = feature(polygon([RINGS[0][0]]));
    const point = feature({ type: 'Point', coordinates: [108, 38] });
    const line = feature({
      type: 'LineString',
      coordinates: [
        [108, 38],
        [109, 38],
      ],
    });
    const error = await refused(collection([good, point, good, line]));
    expect(error).toMatchObject({
      code: 'geometryKind',
      params: { count: 2, records: '2, 4', kind: 'point,line' },
    });
    expect(formatErrorText(error, 'zh')).toContain('点、线');
    const missing = await refused(collection([good, ...Array(30).fill(feature(null))]));
    expect(missing).toMatchObject({ code: 'geometryMissing', params: { count: 30 } });
    expect(String(missing.params.records).split(', ')).toHaveLength(20);
  });

  const cases: [string, string, object][] = [
    ['no features', collection([]), { code: 'noFeatures' }],
    ['features that are no list', '{"type":"FeatureCollection","features":{}}', { code: 'notGeojson' }],
    ['JSON of something else', '{"a":1}', { code: 'notGeojson' }],
    [
      'a text as coordinate',
      collection([feature(polygon([[['108', 38]]]))]),
      { code: 'geometryBad', record: 1 },
    ],
    [
      'a number beyond the range of doubles',
      collection([feature(polygon([[[1, 2]]]))]).replace('[1,2]', '[1e999,2]'),
      { code: 'coordinateNotFinite', record: 1 },
    ],
    [
      'no area',
      collection([
        feature(
          polygon([
            [
              [108, 38],
              [109, 38],
              [108, 38],
            ],
          ]),
        ),
      ]),
      { code: 'geometryEmpty', record: 1 },
    ],
    [
      'latitude first',
      collection([feature(polygon([RINGS[0][0].map(([x, y]) => [y, x])]))]),
      { code: 'axesSwapped' },
    ],
    [
      'six-digit eastings',
      collection([
        feature(
          polygon([
            [
              [573174, 4274433],
              [573260, 4274433],
              [573260, 4274350],
              [573174, 4274433],
            ],
          ]),
        ),
      ]),
      { code: 'crsUnknown' },
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(`with ${title}`, async () => {
      expect(await refused(text)).toMatchObject(expected);
    });
  }
});
