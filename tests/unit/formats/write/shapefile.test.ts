import { describe, expect, test } from 'vitest';
import { epsgOfWkt } from '../../../../src/formats/wkt.ts';
import { WriteError } from '../../../../src/formats/write/error.ts';
import { dbfNames } from '../../../../src/formats/write/shapefile/fieldNames.ts';
import { esriWkt } from '../../../../src/formats/write/shapefile/prj.ts';
import type { Field, Table, WriteOptions } from '../../../../src/formats/write/types.ts';
import { listZip, unzip } from '../../../../src/formats/zip.ts';
import { CRS_LIST } from '../../../../src/geo/crs.ts';
import { there, written } from './support/files.ts';
import { SHAPES, tableOf } from './support/trade.ts';

const text = (name: string, title = name): Field => ({ name, title, type: 'text' });
const one = (value: string, field = text('备注')): Table =>
  tableOf([{ values: [value], polygon: SHAPES[0] }], [field]);

/** The members of the archive as it is written, by their names. */
const members = (table: Table, options: WriteOptions = {}) =>
  written('shp', table, options, ({ bytes, written: { remarks } }) => ({
    remarks,
    bytes,
    files: Object.fromEntries(
      listZip(bytes, 'x.zip').map((entry) => [entry.name, unzip(bytes, entry, 'x.zip')]),
    ),
  }));

describe('names of fields', () => {
  test('are cut to ten bytes between characters and stay apart, whatever their case', () => {
    expect(dbfNames(['永久基本农田图斑编号', '永久基本农', 'a永久基本农田', 'NAME', 'name'], 'gbk')).toEqual([
      '永久基本_2',
      '永久基本农',
      'a永久基本',
      'NAME',
      'name_2',
    ]);
    expect(dbfNames(['永久基本农田', '永久基'], 'utf-8')).toEqual(['永久_2', '永久基']);
  });

  test('that were cut are told in 字段对照.csv, with titles; a table that needs none has no such file', async () => {
    const { files } = await members(one('甲', text('永久基本农田图斑编号', '编号')));
    expect(new TextDecoder().decode(files['字段对照.csv'])).toBe(
      'SHP 字段,原字段名,标题,类型,说明\r\n永久基本农,永久基本农田图斑编号,编号,C(2),\r\n',
    );
    const plain = await members(one('甲'));
    expect(Object.keys(plain.files).sort()).toEqual(
      ['cpg', 'dbf', 'prj', 'shp', 'shx'].map((extension) => `变化图斑.${extension}`),
    );
  });
});

describe('texts', () => {
  test('in GBK say so in .cpg and in the .dbf', async () => {
    const { files } = await members(one('乌审旗'));
    expect(new TextDecoder().decode(files['变化图斑.cpg'])).toBe('GBK');
    expect(files['变化图斑.dbf'][29]).toBe(0x4d);
  });

  test('that GBK has not are written in UTF-8 where nobody asked for GBK', async () => {
    const read = await there('shp', one('张𠮷'));
    expect(read.features[0].properties).toEqual({ 备注: '张𠮷' });
    expect(read.encoding).toEqual({ name: 'utf-8', how: 'cpg' });
  });

  test('that GBK has not refuse where it was asked for, naming record, field and character', async () => {
    const refused = members(one('张𠮷'), { encoding: 'gbk' });
    await expect(refused).rejects.toThrow(WriteError);
    await expect(refused).rejects.toMatchObject({
      code: 'encoding',
      text: { zh: '第 1 条记录的“备注”含有 GBK 中没有的字符“𠮷”；请改用 UTF-8 导出' },
    });
  });

  test.each([
    ['gbk', `a${'旗'.repeat(127)}`, `a${'旗'.repeat(126)}`],
    ['utf-8', '旗'.repeat(85), '旗'.repeat(84)],
  ] as const)(
    'of more than 254 bytes in %s are cut between characters, and that is said',
    async (encoding, value, kept) => {
      const { files, remarks } = await members(one(value), { encoding });
      expect(remarks).toEqual([
        expect.objectContaining({ zh: expect.stringContaining('“备注”有 1 条文字超过 254 字节') }),
      ]);
      expect(new TextDecoder().decode(files['字段对照.csv'])).toContain('超过 254 字节');
      const read = await there('shp', one(value), { encoding });
      expect(read.features[0].properties).toEqual({ 备注: kept });
    },
  );

  test('of 254 bytes fit', async () => {
    const value = '旗'.repeat(127);
    expect((await there('shp', one(value))).features[0].properties).toEqual({ 备注: value });
  });
});

describe('the rest', () => {
  test('the .prj of every system of the trade reads back as what it is', () => {
    for (const crs of CRS_LIST) {
      // a 6° zone without its number has the very numbers of the 3° zone on its meridian
      const twin = crs.kind === 'gk6' && !crs.hasPrefix ? 4534 + crs.centralMeridian! / 3 - 25 : crs.epsg;
      expect(epsgOfWkt(esriWkt(crs), 'x.prj'), crs.nameEn).toBe(twin);
    }
  });

  test('names in the archive are UTF-8 and flagged as such', async () => {
    const { bytes } = await members(one('甲'));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getUint16(6, true) & 0x800).toBe(0x800);
  });

  test('the .shx leads to every record of the .shp', async () => {
    const { files } = await members(tableOf());
    const [shp, shx] = [files['变化图斑.shp'], files['变化图斑.shx']].map(
      (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
    expect(shp.getInt32(24) * 2).toBe(shp.byteLength);
    expect(shx.getInt32(24) * 2).toBe(shx.byteLength);
    for (let record = 1; record <= SHAPES.length; record++) {
      const offset = shx.getInt32(100 + 8 * (record - 1)) * 2;
      expect(shp.getInt32(offset)).toBe(record);
      expect(shp.getInt32(offset + 4)).toBe(shx.getInt32(104 + 8 * (record - 1)));
    }
  });

  test('more fields than dBase has are refused', async () => {
    const fields = Array.from({ length: 256 }, (_, i) => text(`F${i}`));
    const table = tableOf([{ values: fields.map(() => null), polygon: SHAPES[0] }], fields);
    await expect(members(table)).rejects.toMatchObject({ code: 'tooManyFields' });
  });
});
