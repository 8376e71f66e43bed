import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import { MAX_XML_DEPTH } from '../../../../src/formats/limits.ts';
import { openFile, readFile } from '../../../../src/formats/read.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { encode } from '../support/shapefile.ts';
import { kml, polygon, RING, STYLES } from './styles.ts';

const read = (text: string, options: ReadOptions = {}) => readFile(utf8(text), '图斑.kml', { options });
const refused = (text: string, options: ReadOptions = {}) => refusal(utf8(text), '图斑.kml', options);
const open = (text: string) => openFile(utf8(text), '图斑.kml', { options: {}, onProgress() {} });
const remarks = (notes: Awaited<ReturnType<typeof readFile>>['notes']) =>
  notes.flatMap((note) => (note.code === 'remark' ? [note.text.zh] : []));

/** The ring of all styles: 0.01° by 0.01° at 38.6° N, 870 m by 1,110 m. */
const SQUARE_M2 = areaM2({
  coords: Float64Array.from(
    RING.split(' ').flatMap((place) => place.split(',').slice(0, 2)),
    Number,
  ),
  ringEnds: Uint32Array.of(5),
  partEnds: Uint32Array.of(1),
});

describe('KML as it is found', () => {
  for (const { program, text, properties, layers, features = 1, rings = 1 } of STYLES) {
    it(`by ${program}`, async () => {
      const result = await read(text);
      expect(result.features).toHaveLength(features);
      expect(result.features[0]!.properties).toEqual(properties);
      expect(result.features[0]!.polygon.ringEnds).toHaveLength(rings);
      expect(result.crs).toEqual({ epsg: 4326, how: 'format' });
      if (rings === 1) expect(areaM2(result.features[0]!.polygon)).toBe(SQUARE_M2);
      if (layers) expect((await open(text)).map(({ name }) => name)).toEqual(layers);
    });
  }

  const folder = (name: string, body: string) => `<Folder><name>${name}</name>${body}</Folder>`;
  const mark = (name: string, data = '') => `<Placemark><name>${name}</name>${data}${polygon()}</Placemark>`;
  const field = (name: string, value: string) =>
    `<ExtendedData><Data name="${name}"><value>${value}</value></Data></ExtendedData>`;
  const point = '<Placemark><Point><coordinates>108,38</coordinates></Point></Placemark>';

  it('takes folders with the same fields as one layer, and tells the folder', async () => {
    const text = kml(
      `<name>巡查.kml</name>${folder('嘎鲁图', mark('a') + point + mark('b'))}${folder('苏木', folder('图克', mark('c')) + folder('标注', point))}`,
    );
    expect((await open(text)).map(({ name, records }) => [name, records])).toEqual([['巡查', 5]]);
    expect((await read(text)).features.map(({ record, properties }) => [record, properties])).toEqual([
      [1, { name: 'a', Folder: '嘎鲁图' }],
      [3, { name: 'b', Folder: '嘎鲁图' }],
      [4, { name: 'c', Folder: '苏木/图克' }],
    ]);
  });

  it('offers folders with different fields one by one, and all together', async () => {
    const text = kml(
      folder('红线', mark('a', field('类型', '生态'))) +
        folder('用地', folder('批文', mark('b', field('文号', '1')))),
    );
    const layers = await open(text);
    expect(layers.map(({ name, records }) => [name, records])).toEqual([
      ['（全部文件夹 all folders）', 2],
      ['红线', 1],
      ['用地/批文', 1],
    ]);
    const read1 = await read(text, { layerName: '红线' });
    expect(read1.features.map(({ properties }) => properties)).toEqual([{ name: 'a', 类型: '生态' }]);
    const all = await read(text, { layerName: layers[0]!.name });
    expect(all.features.map(({ properties }) => properties.Folder)).toEqual(['红线', '用地/批文']);
    expect((await refused(text)).code).toBe('severalLayers');
  });

  it('tells what it left out: labels, open lines, links, pictures', async () => {
    const text = kml(
      `<NetworkLink><Link><href>http://example.invalid/a.kml</href></Link></NetworkLink><GroundOverlay><Icon><href>a.png</href></Icon></GroundOverlay><Placemark>${polygon()}</Placemark><Placemark><Point><coordinates>108,38</coordinates></Point></Placemark><Placemark><LineString><coordinates>108,38 109,38 109,39</coordinates></LineString></Placemark>`,
    );
    const result = await read(text);
    expect(result.features.map(({ record }) => record)).toEqual([1]);
    expect(remarks(result.notes).join('\n')).toMatch(
      /1 个网络链接[\s\S]*1 个图片叠加层[\s\S]*1 个点不是面，未导入：第 2 条[\s\S]*1 条未闭合的线.*第 3 条/,
    );
  });

  it('takes a polygon once where its edge is drawn as a line besides', async () => {
    const line = `<Placemark><LineString><coordinates>${RING}</coordinates></LineString></Placemark>`;
    const result = await read(kml(`${line}<Placemark>${polygon()}</Placemark>`));
    expect(result.features.map(({ record }) => record)).toEqual([2]);
    expect(remarks(result.notes)).toEqual(['1 条闭合线与某个面的边界重合，未重复导入：第 1 条。']);
  });

  it('warns where the file speaks of shifted maps', async () => {
    const text = kml(`<name>高德地图下载</name><Placemark>${polygon()}</Placemark>`);
    expect(remarks((await read(text)).notes)[0]).toContain('“高德”');
  });
});

describe('the encoding of KML', () => {
  const text = kml(`<Placemark><name>乌审旗嘎鲁图镇</name>${polygon()}</Placemark>`);
  const declared = (label: string) => text.replace('UTF-8', label);
  const utf16 = (bigEndian: boolean, hasMark: boolean) => {
    const bytes = Buffer.from(`${hasMark ? '\uFEFF' : ''}${declared('UTF-16')}`, 'utf16le');
    return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
  };
  const cases: [string, Uint8Array, string, string][] = [
    ['declared GBK', encode(declared('GBK'), 'gbk'), 'gb18030', 'format'],
    ['declared gb2312', encode(declared('gb2312'), 'gbk'), 'gb18030', 'format'],
    ['declared UTF-8 but GBK', encode(text, 'gbk'), 'gb18030', 'fallback'],
    ['declared GBK but UTF-8', utf8(declared('GBK')), 'utf-8', 'validUtf8'],
    ['declared UTF-16 but UTF-8', utf8(declared('UTF-16')), 'utf-8', 'validUtf8'],
    ['declared by a name nobody knows', utf8(declared('x-nonsense')), 'utf-8', 'validUtf8'],
    ['not declared, GBK', encode(text.replace(/<\?xml.*\?>\n/, ''), 'gbk'), 'gb18030', 'fallback'],
    ['marked UTF-8', utf8(`\uFEFF${text}`), 'utf-8', 'bom'],
    ['marked UTF-16', utf16(false, true), 'utf-16le', 'bom'],
    ['marked UTF-16, the other way round', utf16(true, true), 'utf-16be', 'bom'],
  ];
  for (const [title, bytes, name, how] of cases) {
    it(`${title}: the names come out right`, async () => {
      const result = await readFile(bytes, '图斑.kml');
      expect(result.features[0]!.properties).toEqual({ name: '乌审旗嘎鲁图镇' });
      expect(result.encoding).toEqual({ name, how });
    });
  }

  it('as the person chooses it', async () => {
    const result = await readFile(encode(text, 'gbk'), '图斑.kml', { options: { encoding: 'gbk' } });
    expect(result.encoding).toEqual({ name: 'gb18030', how: 'chosen' });
  });

  it('that is none at all is refused', async () => {
    expect((await refusal(Buffer.concat([utf8(text), Uint8Array.of(0xff, 0xff)]), '图斑.kml')).code).toBe(
      'encodingFile',
    );
  });
});

describe('KML that cannot be imported', () => {
  const whole = kml(`<Placemark><name>甲</name>${polygon()}</Placemark>`);

  it('cut short anywhere is refused with the line', async () => {
    for (let length = 60; length < whole.length; length += 17) {
      const error = await refused(whole.slice(0, length));
      expect(error).toMatchObject({ code: 'xmlSyntax', params: { reason: 'endsEarly' } });
    }
    expect(formatErrorText(await refused(whole.slice(0, 200)), 'zh')).toContain('第 2 行');
  });

  it('with elements that do not close in order is refused at the place', async () => {
    const error = await refused(whole.replace('</name>', '</nome>'));
    expect(error.code).toBe('xmlSyntax');
    expect(formatErrorText(error, 'zh')).toContain('</nome>');
  });

  it('goes on behind its end is refused, unless it is blank there', async () => {
    expect((await read(`${whole}\n\u001a\n`)).features).toHaveLength(1);
    expect((await refused(`${whole}<kml/>`)).code).toBe('xmlSyntax');
  });

  it('expands no entity of its own and is not blown up by one', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    const text = `${bomb}<kml><Placemark><name>&b;&c;</name>${polygon()}</Placemark></kml>`;
    expect((await read(text)).features[0]!.properties.name).toBe('&b;&c;');
  });

  it('nested without end is refused', async () => {
    const deep = MAX_XML_DEPTH * 50;
    expect((await refused(`<kml>${'<Folder>'.repeat(deep)}${'</Folder>'.repeat(deep)}</kml>`)).code).toBe(
      'xmlDepth',
    );
  });

  it('that is a mere link says so', async () => {
    const link = '<NetworkLink><Link><href>http://example.invalid/a.kml</href></Link></NetworkLink>';
    expect(formatErrorText(await refused(kml(link)), 'zh')).toContain('http://example.invalid/a.kml');
    expect((await refused(kml(''))).code).toBe('kmlNoShapes');
  });

  it('of points or open lines only says so', async () => {
    const point = '<Placemark><Point><coordinates>108,38</coordinates></Point></Placemark>';
    expect(await refused(kml(point + point))).toMatchObject({ code: 'layerKind', params: { kind: 'point' } });
  });

  it('with the latitude first is refused unless that is chosen', async () => {
    const turned = RING.split(' ')
      .map((place) => place.split(',').slice(0, 2).reverse().join(','))
      .join(' ');
    const text = kml(`<Placemark>${polygon(turned)}</Placemark>`);
    expect((await refused(text)).code).toBe('axesSwapped');
    expect(areaM2((await read(text, { axisOrder: 'yx' })).features[0]!.polygon)).toBe(SQUARE_M2);
  });

  it('with a placemark without shape, or a polygon without outer ring, names the record', async () => {
    const good = `<Placemark>${polygon()}</Placemark>`;
    expect(await refused(kml(`${good}<Placemark><name>空</name></Placemark>`))).toMatchObject({
      code: 'geometryMissing',
      record: 2,
    });
    const hole = polygon().replaceAll('outerBoundaryIs', 'innerBoundaryIs');
    const text = kml(`${good}<Placemark><name>环</name>${hole}</Placemark>`);
    expect(await refused(text)).toMatchObject({ code: 'kmlNoOuterRing', record: 2, params: { name: '环' } });
    expect((await read(text, { skipInvalid: true })).skipped).toEqual([{ record: 2, code: 'geometryBad' }]);
  });

  it('is XML of another kind', async () => {
    const text = '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1"></gpx>';
    expect((await refused(text)).code).toMatch(/notKml|unknownFormat/);
  });
});
