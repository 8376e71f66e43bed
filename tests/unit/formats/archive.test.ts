import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../src/formats/error.ts';
import { MAX_NESTING } from '../../../src/formats/limits.ts';
import { openFile, readFile, withContext } from '../../../src/formats/read.ts';
import { listZip, unzip } from '../../../src/formats/zip.ts';
import { refusal, utf8 } from './support/outcome.ts';
import { encode, makeDbf, makeShp, type Row } from './support/shapefile.ts';
import { type Member, makeZip } from './support/zip.ts';
import { zip64 } from './support/zip64.ts';

const RING: [number, number][] = [
  [109, 38],
  [109, 38.01],
  [109.01, 38.01],
  [109.01, 38],
  [109, 38],
];
const ROWS: Row[] = [{ rings: [RING], values: ['嘎鲁图镇'] }];
const shapefile = (path: string): Member[] => [
  { name: `${path}.shp`, data: makeShp(ROWS) },
  { name: `${path}.dbf`, data: makeDbf([{ name: 'XZQMC', type: 'C', length: 20 }], ROWS, 'gbk') },
];
const geojson = (name: string): Member => ({
  name,
  data: utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [RING] } }],
    }),
  ),
});
const layersIn = (bytes: Uint8Array) =>
  withContext({}, async (context) => (await openFile(bytes, '成果.zip', context)).map(({ name }) => name));
const nested = (depth: number): Uint8Array =>
  depth === 0 ? makeZip(shapefile('图斑')) : makeZip([{ name: `${depth}.zip`, data: nested(depth - 1) }]);

describe('an archive lists', () => {
  it('all layers of all formats in it, under their folders', async () => {
    const zip = makeZip([...shapefile('矢量/图斑'), geojson('矢量/界线.geojson'), ...shapefile('红线')]);
    expect(await layersIn(zip)).toEqual(['矢量/图斑', '红线', '矢量/界线']);
  });

  it('members of one shapefile whose names differ in case', async () => {
    const [shp, dbf] = shapefile('图斑A');
    const zip = makeZip([
      { ...shp!, name: '图斑a.SHP' },
      { ...dbf!, name: '图斑A.dbf' },
    ]);
    expect((await readFile(zip, 'a.zip')).features[0]?.properties).toEqual({ XZQMC: '嘎鲁图镇' });
  });

  it('what lies in archives within it', async () => {
    const zip = makeZip([{ name: '规划包.zip', data: makeZip(shapefile('GHFQ')) }, ...shapefile('DLTB')]);
    expect(await layersIn(zip)).toEqual(['DLTB', '规划包.zip/GHFQ']);
    expect(
      (await readFile(zip, 'a.zip', { options: { layerName: '规划包.zip/GHFQ' } })).features,
    ).toHaveLength(1);
    expect((await readFile(zip, 'a.zip', { options: { layerName: 'GHFQ' } })).features).toHaveLength(1);
  });

  it('a single layer down to the allowed depth, and no deeper', async () => {
    expect((await readFile(nested(MAX_NESTING - 1), 'a.zip')).features).toHaveLength(1);
    expect(await refusal(nested(MAX_NESTING), 'a.zip')).toMatchObject({ code: 'zipNested' });
  });

  it('the layer and names what else lies there', async () => {
    const zip = makeZip([
      ...shapefile('图斑'),
      { name: '说明.pdf', data: utf8('%PDF-1.4') },
      { name: '图斑.sbn', data: utf8('x') },
    ]);
    expect((await readFile(zip, 'a.zip')).notes).toEqual([
      {
        code: 'remark',
        text: { zh: expect.stringContaining('说明.pdf'), en: expect.stringContaining('说明.pdf') },
      },
    ]);
  });

  it('a shapefile beside which a table is an attachment', async () => {
    const zip = makeZip([
      ...shapefile('图斑'),
      { name: '清单.csv', data: utf8('编号,经度,纬度\n1,109.1,38.1\n2,109.2,38.1\n') },
    ]);
    expect((await readFile(zip, 'a.zip')).layerName).toBe('图斑');
  });
});

describe('an archive is refused', () => {
  it('with two layers, naming both', async () => {
    const error = await refusal(makeZip([...shapefile('甲'), ...shapefile('乙')]), 'a.zip');
    expect(error).toMatchObject({ code: 'severalLayers', params: { names: '甲、乙' } });
  });

  it('with nothing to read, saying what it holds', async () => {
    const error = await refusal(makeZip([{ name: '说明.txt', data: utf8('请见附件') }]), 'a.zip');
    expect(formatErrorText(error.toJSON(), 'zh')).toContain('说明.txt');
  });

  it('when a RAR is all it holds, saying so', async () => {
    const error = await refusal(makeZip([{ name: '图斑.rar', data: utf8('Rar!\x1a\x07\x00') }]), 'a.zip');
    expect(error).toMatchObject({ code: 'archiveKind', params: { kind: 'rar' } });
  });

  it('when entries share their data, as bombs without nesting do', async () => {
    const zip = makeZip([geojson('a.geojson'), geojson('b.geojson')]);
    const view = new DataView(zip.buffer);
    // The second entry of the directory points at the data of the first.
    let at = view.getUint32(zip.length - 6, true);
    at += 46 + view.getUint16(at + 28, true);
    view.setUint32(at + 42, 0, true);
    expect(await refusal(zip, 'a.zip')).toMatchObject({ code: 'zipOverlap' });
  });

  it('when those within it would unpack to too much together', async () => {
    const heavy = makeZip([{ name: '表.dbf', data: new Uint8Array(31 * 1024 * 1024) }]);
    const zip = makeZip(Array.from({ length: 70 }, (_, i) => ({ name: `${i}.zip`, data: heavy })));
    expect(await refusal(zip, 'a.zip')).toMatchObject({ code: 'zipTooLarge' });
  });
});

describe('names in an archive', () => {
  const listed = (member: Member, extra?: Uint8Array) =>
    listZip(zip64([member], { extra }), 'a.zip')[0]?.name;
  const data = utf8('x');

  it('in GBK are read though the UTF-8 flag is set', () => {
    expect(listed({ name: '', nameBytes: encode('乌审旗图斑.shp', 'gbk'), data, flags: 1 << 11 })).toBe(
      '乌审旗图斑.shp',
    );
  });

  it('come from the Unicode Path field when that belongs to them', () => {
    const nameBytes = utf8('???.shp');
    const field = (crc: number) => {
      const path = utf8('红线.shp');
      const head = Buffer.alloc(9);
      head.writeUInt16LE(0x7075, 0);
      head.writeUInt16LE(5 + path.length, 2);
      head[4] = 1;
      head.writeUInt32LE(crc, 5);
      return new Uint8Array(Buffer.concat([head, path]));
    };
    expect(listed({ name: '', nameBytes, data }, field(crc32(nameBytes)))).toBe('红线.shp');
    expect(listed({ name: '', nameBytes, data }, field(1))).toBe('???.shp');
  });
});

it('ZIP64 is read by its own records', () => {
  const zip = zip64([{ name: '图斑.shp', data: utf8('abc') }]);
  const [entry] = listZip(zip, 'a.zip');
  expect(Buffer.from(unzip(zip, entry!, 'a.zip')).toString()).toBe('abc');
});
