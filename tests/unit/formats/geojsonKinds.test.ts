import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';
import type { ReadOptions } from '../../../src/formats/types.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { hasOgr, ogr2ogr } from './support/ogr.ts';
import { refusal, utf8 } from './support/outcome.ts';
import { RINGS, rowsIn } from './support/patches.ts';
import { encode } from './support/shapefile.ts';

const NAME = '图斑.json';
const [ring] = RINGS[0]!;
const geometry = { type: 'Polygon', coordinates: [ring] };
const feature = (properties: unknown = {}, more: object = {}) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});
const collection = (features: unknown[], more: object = {}) => ({
  type: 'FeatureCollection',
  ...more,
  features,
});

const readText = (text: string, options: ReadOptions = {}) => readFile(utf8(text), NAME, { options });
const read = (value: unknown, options: ReadOptions = {}) => readText(JSON.stringify(value), options);
const refused = (value: unknown, options: ReadOptions = {}) =>
  refusal(utf8(typeof value === 'string' ? value : JSON.stringify(value)), NAME, options);
const names = (result: Awaited<ReturnType<typeof readFile>>) =>
  result.features.map(({ properties }) => properties.XMC);

describe('JSON that is not one collection', () => {
  const two = [feature({ XMC: '甲' }), feature({ XMC: '乙' })];
  const lines = two.map((one) => JSON.stringify(one));
  const cases: [string, string][] = [
    ['a bare list of features', JSON.stringify(two)],
    ['a feature a line', lines.join('\n')],
    ['a feature a line, Windows ends and blank lines', `${lines.join('\r\n\r\n')}\r\n`],
    ['record separators (RFC 8142)', lines.map((line) => `\x1e${line}\n`).join('')],
    [
      'record separators and indented features',
      two.map((one) => `\x1e${JSON.stringify(one, null, 1)}\n`).join(''),
    ],
    ['a collection with a byte order mark', `\uFEFF${JSON.stringify(collection(two))}`],
  ];
  for (const [title, text] of cases) {
    it(`${title} is read whole`, async () => expect(names(await readText(text))).toEqual(['甲', '乙']));
  }

  it('in GBK, or in UTF-16, is read too', async () => {
    expect(names(await readFile(encode(lines.join('\n'), 'gbk'), NAME))).toEqual(['甲', '乙']);
    const wide = Buffer.from(`\uFEFF${JSON.stringify(two)}`, 'utf16le');
    expect((await readFile(new Uint8Array(wide), NAME)).encoding).toEqual({ name: 'utf-16le', how: 'bom' });
  });

  it('tells line and column of a mistake in a later line', async () => {
    const error = await refused(`${lines[0]}\n${lines[1]!.replace('"XMC":', '"XMC"')}`);
    expect(error).toMatchObject({ code: 'jsonSyntax', params: { line: 2 } });
    expect((await refused(`${lines[0]}\n${lines[1]!.slice(0, 50)}`)).params).toMatchObject({
      line: 2,
      reason: 'endsEarly',
    });
  });

  it('as a list of geometries has no attributes', async () => {
    expect((await read([geometry, geometry])).features.map(({ properties }) => properties)).toEqual([{}, {}]);
  });

  it('keeps the id of a feature beside its properties', async () => {
    const result = await read(collection([feature({ a: 1 }, { id: 'TB-1' }), feature({ id: 5 }, { id: 6 })]));
    expect(result.features.map(({ properties }) => properties)).toEqual([{ id: 'TB-1', a: 1 }, { id: 5 }]);
  });

  it('passes over members it does not know', async () => {
    const more = { bbox: [1, 2, 3, 4], numberMatched: 7, links: [{ href: 'x' }], 备注: '…' };
    expect((await read(collection(two, more))).features).toHaveLength(2);
  });
});

describe('collections of geometries', () => {
  const far = RINGS[2]![0]!;
  const other = { type: 'Polygon', coordinates: [far] };
  const line = { type: 'LineString', coordinates: far };
  const of = (...geometries: unknown[]) => [
    feature({}, { geometry: { type: 'GeometryCollection', geometries } }),
  ];

  it('of polygons are one polygon of several parts', async () => {
    const nested = { type: 'GeometryCollection', geometries: [other] };
    const result = await read(of(geometry, nested));
    expect(result.features[0]!.polygon.partEnds).toHaveLength(2);
    expect(result.notes).toEqual([]);
  });

  it('with lines among the polygons lose these with a word', async () => {
    const result = await read(of(geometry, line));
    expect(result.features[0]!.polygon.partEnds).toHaveLength(1);
    expect(JSON.stringify(result.notes)).toContain('点和线未取');
  });

  it('without any polygon, or nested beyond reason, are refused', async () => {
    expect(await refused(of(line))).toMatchObject({ code: 'geometryKind', params: { kind: 'collection' } });
    expect((await refused(of())).code).toBe('geometryMissing');
    const deep = '{"type":"GeometryCollection","geometries":['.repeat(50_000) + ']}'.repeat(50_000);
    const text = JSON.stringify(of('deep')).replace('"deep"', deep);
    expect((await refused(text)).code).toBe('geometryKind');
  });

  it('as an attribute, nested deeper than can be written, name the field', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const text = JSON.stringify([feature({ 备注: 'deep' })]).replace('"deep"', deep);
    expect(await refused(text)).toMatchObject({ code: 'jsonDepth', record: 1, params: { field: '备注' } });
  });
});

describe('the crs member', () => {
  const rows = rowsIn(4524);
  const projected = [feature({}, { geometry: { type: 'Polygon', coordinates: rows[0]!.rings } })];
  const named = (name: unknown) => ({ type: 'name', properties: { name } });
  const spellings: [string, unknown][] = [
    ['a URN', named('urn:ogc:def:crs:EPSG::4524')],
    ['a URN with a version', named('urn:ogc:def:crs:EPSG:9.9:4524')],
    ['a short name', named('EPSG:4524')],
    ['a URL', named('http://www.opengis.net/def/crs/EPSG/0/4524')],
    ['an old URL', named('http://www.opengis.net/gml/srs/epsg.xml#4524')],
    ['a code', { type: 'EPSG', properties: { code: 4524 } }],
    ['a code as text', { type: 'EPSG', properties: { code: '4524' } }],
    ['a plain text', 'EPSG:4524'],
    ["Esri's name", named('CGCS2000_3_Degree_GK_Zone_36')],
    ["EPSG's name", named('CGCS2000 / 3-degree Gauss-Kruger zone 36')],
  ];
  for (const [title, crs] of spellings) {
    it(`as ${title} is understood`, async () => {
      expect((await read(collection(projected, { crs }))).crs).toEqual({ epsg: 4524, how: 'member' });
    });
  }

  it('of the names without zone prefix too', async () => {
    const plain = rowsIn(4545);
    const features = [feature({}, { geometry: { type: 'Polygon', coordinates: plain[0]!.rings } })];
    const crs = named('CGCS2000_3_Degree_GK_CM_108E');
    expect((await read(collection(features, { crs }))).crs).toEqual({ epsg: 4545, how: 'member' });
  });

  it('of degrees, in every spelling', async () => {
    for (const [name, epsg] of [
      ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
      ['urn:ogc:def:crs:OGC::CRS84', 4326],
      ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 4326],
      ['OGC:CRS84', 4326],
      ['GCS_China_Geodetic_Coordinate_System_2000', undefined],
      ['China Geodetic Coordinate System 2000', 4490],
      ['urn:ogc:def:crs:EPSG::4490', 4490],
    ] as const) {
      const result = read(collection([feature()], { crs: named(name) }));
      if (epsg) expect((await result).crs).toEqual({ epsg, how: 'member' });
      else expect((await result).crs.epsg).toBe(4490);
    }
  });

  it('of null means none', async () => {
    expect((await read(collection([feature()], { crs: null }))).crs).toEqual({ epsg: 4326, how: 'format' });
  });

  it('that links elsewhere, or names nothing known, is refused by name and can be overruled', async () => {
    const link = { type: 'link', properties: { href: 'http://example.invalid/crs', type: 'proj4' } };
    expect((await refused(collection([feature()], { crs: link }))).code).toBe('crsUnsupported');
    const local = collection([feature()], { crs: named('乌审独立坐标系') });
    expect(await refused(local)).toMatchObject({
      code: 'crsUnsupported',
      params: { name: '乌审独立坐标系' },
    });
    expect((await read(local, { epsg: 4490 })).crs).toEqual({ epsg: 4490, how: 'chosen' });
  });

  it('of a UTM zone, in which satellite products come, is converted', async () => {
    const utm = [
      [
        [746_000, 4_275_000],
        [746_100, 4_275_000],
        [746_100, 4_275_100],
        [746_000, 4_275_100],
        [746_000, 4_275_000],
      ],
    ];
    const features = [feature({}, { geometry: { type: 'Polygon', coordinates: utm } })];
    const result = await read(collection(features, { crs: named('urn:ogc:def:crs:EPSG::32648') }));
    expect(result.crs).toEqual({ epsg: 32_648, how: 'member' });
    // 246 km off the meridian of the zone the scale is 0.9996 × (1 + 246² / 2·6375²).
    const scale = 0.9996 * (1 + 246 ** 2 / (2 * 6375 ** 2));
    expect(Math.abs((areaM2(result.features[0]!.polygon) * scale ** 2) / 10_000 - 1)).toBeLessThan(2e-5);
  });
});

describe('positions the other way round', () => {
  const turned = [
    feature({}, { geometry: { type: 'Polygon', coordinates: [ring!.map(([x, y]) => [y, x])] } }),
  ];

  it('are asked about, and read as chosen', async () => {
    expect((await refused(turned)).code).toBe('axesSwapped');
    const result = await read(turned, { axisOrder: 'yx' });
    expect(result.axisOrder).toEqual({ order: 'yx', how: 'chosen' });
    expect(Array.from(result.features[0]!.polygon.coords)).toEqual(ring!.flat());
  });
});

describe("Esri's JSON", () => {
  const esri = (features: unknown[], more: object = {}) => ({
    displayFieldName: '',
    geometryType: 'esriGeometryPolygon',
    spatialReference: { wkid: 4490, latestWkid: 4490 },
    fields: [
      { name: 'XMC', type: 'esriFieldTypeString', alias: '县名称' },
      { name: 'HSX', type: 'esriFieldTypeDate', alias: '时相' },
    ],
    features,
    ...more,
  });
  const attributes = { XMC: '乌审旗', HSX: Date.UTC(2026, 4, 1) };
  const hole = RINGS[1]![1]!;
  const shell = RINGS[1]![0]!;
  const island = RINGS[2]![0]!;
  const withHole = { attributes, geometry: { rings: [shell, hole, island] } };

  it('has its rings sorted into parts and holes, and its times as dates', async () => {
    const result = await read(esri([withHole]));
    expect(result.crs).toEqual({ epsg: 4490, how: 'member' });
    expect(result.features[0]!.properties).toEqual({ XMC: '乌审旗', HSX: '2026-05-01' });
    expect([...result.features[0]!.polygon.partEnds]).toEqual([2, 3]);
    expect(result.repairs).toEqual([]);
  });

  it('may have all rings turned the other way, or holes before their outer ring', async () => {
    const flip = (one: typeof shell) => [...one].reverse();
    const expected = areaM2((await read(esri([withHole]))).features[0]!.polygon);
    for (const rings of [
      [flip(shell), flip(hole), flip(island)],
      [island, hole, shell],
    ]) {
      const result = await read(esri([{ attributes, geometry: { rings } }]));
      expect(areaM2(result.features[0]!.polygon)).toBeCloseTo(expected, 3);
    }
  });

  it('of Web Mercator by its old code, of one feature, of bare rings', async () => {
    const mercator = {
      rings: [
        [
          [12115000, 4660000],
          [12115100, 4660000],
          [12115100, 4659900],
          [12115000, 4660000],
        ],
      ],
    };
    const reference = { wkid: 102_100 };
    expect(
      (await read(esri([{ attributes, geometry: mercator }], { spatialReference: reference }))).crs.epsg,
    ).toBe(3857);
    const single = {
      attributes,
      geometry: { ...mercator, spatialReference: { wkid: 102_100, latestWkid: 3857 } },
    };
    expect((await read(single)).crs).toEqual({ epsg: 3857, how: 'member' });
    expect((await read({ rings: [shell], spatialReference: { wkid: 4326 } })).features).toHaveLength(1);
    expect(names(await read([withHole, withHole]))).toEqual(['乌审旗', '乌审旗']);
  });

  it('that a server has cut at its limit says so', async () => {
    const result = await read(esri([withHole], { exceededTransferLimit: true }));
    expect(JSON.stringify(result.notes)).toContain('服务器只给出了一部分');
    expect(
      JSON.stringify((await read(collection([feature()], { exceededTransferLimit: true }))).notes),
    ).toContain('服务器只给出了一部分');
  });

  it('of points, lines, curves, or nothing is refused', async () => {
    const one = (shape: unknown) => esri([withHole, { attributes, geometry: shape }]);
    expect(await refused(one({ x: 1, y: 2 }))).toMatchObject({ code: 'geometryKind', record: 2 });
    expect(await refused(one({ paths: [] }))).toMatchObject({ code: 'geometryKind', record: 2 });
    expect(await refused(one({ curveRings: [[[1, 2], { c: [] }]] }))).toMatchObject({
      code: 'esriCurves',
      record: 2,
    });
    expect(await refused(one(null))).toMatchObject({ code: 'geometryMissing', record: 2 });
    expect(await refused(one({ rings: [[[1, 'x']]] }))).toMatchObject({ code: 'geometryBad', record: 2 });
    expect((await refused(esri([]))).code).toBe('noFeatures');
  });

  it.skipIf(!hasOgr)('has the areas that GDAL finds in it (skipped where ogr2ogr is absent)', async () => {
    const bytes = utf8(JSON.stringify(esri([withHole])));
    const theirs = await readFile(
      ogr2ogr(bytes, 'esri.json', 'GeoJSON', ['-lco', 'COORDINATE_PRECISION=15']),
      'b.json',
    );
    const ours = await readFile(bytes, NAME);
    expect(areaM2(ours.features[0]!.polygon)).toBeCloseTo(areaM2(theirs.features[0]!.polygon), 4);
  });
});

describe('JSON that is no GeoJSON', () => {
  const good = JSON.stringify(collection([feature()]));
  const cases: [string, string, object][] = [
    ['TopoJSON', '{"type":"Topology","objects":{},"arcs":[]}', { code: 'topoJson' }],
    ['a settings file', '{"compilerOptions":{}}', { code: 'notGeojson' }],
    ['a list of numbers', '[1,2,3]', { code: 'notGeojson' }],
    ['an empty list', '[]', { code: 'noFeatures' }],
    ['comments', `// 说明\n${good}`, { code: expect.stringMatching(/jsonSyntax|unknownFormat/) }],
    ['a comment inside', good.replace('[', '[/* x */'), { code: 'jsonSyntax' }],
    ['single quotes', good.replaceAll('"', "'"), { code: 'jsonSyntax' }],
    ['a comma too many', good.replace(/\]\}$/, ',]}'), { code: 'jsonSyntax' }],
    [
      'NaN as a coordinate',
      good.replace('108.8412', 'NaN'),
      { code: 'jsonSyntax', params: { found: /^NaN/ } },
    ],
    ['Infinity as a coordinate', good.replace('108.8412', '-Infinity'), { code: 'jsonSyntax' }],
    ['two lists of features', good.replace(/\}$/, ',"features":[]}'), { code: 'jsonRepeated' }],
  ];
  for (const [title, text, expected] of cases) {
    it(`for ${title} is refused`, async () => {
      const error = await refused(text);
      const { params, ...rest } = expected as { params?: { found: RegExp } };
      expect(error).toMatchObject(rest);
      if (params) expect(String(error.params.found)).toMatch(params.found);
      expect(formatErrorText(error, 'zh')).not.toMatch(/\?|undefined/);
    });
  }

  it('nested a million deep is refused at once', async () => {
    for (const open of ['[', '{"a":', '{"type":"FeatureCollection","features":[{"a":[', '[[{"a":']) {
      expect((await refused(open.repeat(300_000))).code).toMatch(/jsonSyntax|notGeojson/);
    }
  });
});
