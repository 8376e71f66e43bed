import { existsSync, readFileSync } from 'node:fs';
import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import { noteText } from '../../../../src/formats/noteText.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { areasM2, CORNERS, read as readNamed, SITE_M2 } from '../coordinateText/list.ts';
import { refusal } from '../support/outcome.ts';
import { makeZip } from '../support/zip.ts';

type Cells = (string | number | Date | boolean | null | xlsx.CellObject)[][];

function workbook(
  sheets: Record<string, Cells>,
  type: xlsx.BookType = 'xlsx',
  change: (book: xlsx.WorkBook) => void = () => {},
): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells, { cellDates: true, UTC: true }), name);
  }
  change(book);
  return new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: type }));
}

const points = (parcel: string | null, shift = 0): Cells =>
  CORNERS.map(([x, y], i) => [i === 0 ? parcel : null, `J${i + 1}`, x + shift, y]);
const TABLE: Cells = [['地块编号', '点号', 'X坐标', 'Y坐标'], ...points('DK1'), ...points('DK2', 1000)];

const read = (bytes: Uint8Array, options: ReadOptions = {}) => readNamed(bytes, options, '界址点.xlsx');
const refused = async (bytes: Uint8Array, options: ReadOptions = {}) => {
  const error = await refusal(bytes, '界址点.xlsx', options);
  return { code: error.code, zh: formatErrorText(error, 'zh') };
};

describe('a workbook of boundary points', () => {
  it.each(['xlsx', 'xlsm', 'biff8', 'xlml'] as const)('as %s', async (type) => {
    const result = await read(workbook({ 界址点: TABLE }, type));
    expect(result.layerName).toBe('界址点');
    expect(result.features.map(({ properties }) => properties)).toEqual([
      { 地块编号: 'DK1' },
      { 地块编号: 'DK2' },
    ]);
    for (const area of areasM2(result)) expect(area / SITE_M2).toBeCloseTo(1, 4);
  });

  it('with a merged column of parcels, titles above and sums below', async () => {
    const cells: Cells = [
      ['某项目界址点成果表'],
      ['单位：米'],
      [],
      ...TABLE,
      ['合计', null, 2],
      ['制表人：', null, '张三'],
    ];
    const bytes = workbook({ 成果: cells }, 'xlsx', (book) => {
      book.Sheets.成果['!merges'] = [
        { s: { r: 4, c: 0 }, e: { r: 7, c: 0 } },
        { s: { r: 8, c: 0 }, e: { r: 11, c: 0 } },
      ];
    });
    const result = await read(bytes);
    expect(result.features).toHaveLength(2);
    expect(result.notes.map((note) => noteText(note, 'zh')).join()).toContain('制表人');
  });

  it('with numbers as text, thousands separators and full-width digits', async () => {
    const text = (value: number, i: number) =>
      i % 2 === 0
        ? value.toLocaleString('en', { minimumFractionDigits: 3 })
        : String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const cells: Cells = [['X', 'Y'], ...CORNERS.map(([x, y], i) => [text(x, i), text(y, i)])];
    expect(areasM2(await read(workbook({ 表: cells })))[0]).toBeCloseTo(SITE_M2, 0);
  });

  it('without headings, where the size of the numbers leaves no doubt: that is said', async () => {
    const result = await read(workbook({ 表: CORNERS.map(([x, y]) => [x, y]) }));
    expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
    expect(result.notes.map((note) => noteText(note, 'zh')).join()).toContain('按数值大小');
    const plain = workbook({ 表: CORNERS.map(([x, y]) => [x, y - 36e6]) });
    expect((await refused(plain)).code).toBe('columnsUnknown');
    expect(areasM2(await read(plain, { columns: { x: '1', y: '2' }, epsg: 4545 }))[0]).toBeCloseTo(
      SITE_M2,
      0,
    );
  });

  it('attributes: dates as ISO text, long codes as text, numbers as numbers', async () => {
    const wkt = 'POLYGON((108.84 38.6,108.841 38.6,108.841 38.599,108.84 38.6))';
    const cells: Cells = [
      ['监测编号', '后时相', '代码', '面积(亩)', '几何'],
      ['150626SJBG26210001', new Date(Date.UTC(2026, 4, 1)), 1506262026000000000, 6.5, wkt],
    ];
    const [{ properties }] = (await read(workbook({ 图斑: cells }))).features;
    expect(properties).toEqual({
      监测编号: '150626SJBG26210001',
      后时相: '2026-05-01',
      代码: '1506262026000000000',
      '面积(亩)': 6.5,
    });
  });
});

describe('sheets', () => {
  it('each is a layer; hidden ones are left out and named', async () => {
    const bytes = workbook({ 界址点: TABLE, 参数: TABLE, 说明: [['填表说明']] }, 'xlsx', (book) => {
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    });
    const result = await read(bytes);
    expect(result.layerName).toBe('界址点');
    expect(result.notes.map((note) => noteText(note, 'zh')).join()).toContain('参数');
    expect((await refused(workbook({ 一: TABLE, 二: TABLE }))).code).toBe('severalLayers');
    expect((await read(workbook({ 一: TABLE, 二: TABLE }), { layerName: '二' })).layerName).toBe('二');
  });
});

describe('what a cell cannot give is named, never taken as 0', () => {
  const withCell = (cell: xlsx.CellObject) => {
    const cells = TABLE.map((row) => [...row]);
    cells[3][2] = cell;
    return workbook({ 界址点: cells });
  };
  it.each([
    ['an error', { t: 'e', v: 0x17 } as xlsx.CellObject, 'cellError', '#REF!'],
    ['words', { t: 's', v: '见附图' } as xlsx.CellObject, 'cellNotNumber', '见附图'],
  ])('%s', async (_, cell, code, word) => {
    const { code: found, zh } = await refused(withCell(cell));
    expect(found).toBe(code);
    expect(zh).toContain('C4');
    expect(zh).toContain(word);
  });

  it('a binary workbook is to be saved as .xlsx', async () => {
    expect((await refused(workbook({ 界址点: TABLE }, 'xlsb'))).code).toBe('workbookBinary');
  });

  it('an empty workbook, a damaged one, a bomb', async () => {
    expect((await refused(workbook({ 表: [[]] }))).code).toBe('tableEmpty');
    const whole = workbook({ 界址点: TABLE });
    expect((await refused(whole.subarray(0, whole.length - 200))).code).toMatch(/^(zip|workbook)/);
    const bomb = makeZip([
      { name: '[Content_Types].xml', data: new Uint8Array(10) },
      { name: 'xl/sharedStrings.xml', data: new Uint8Array(300 * 1024 * 1024) },
    ]);
    expect((await refused(bomb)).code).toMatch(/^zip(TooLarge|Ratio)$/);
  });
});

const FOLDER = '../shared/data/coordinate-xlsx';
describe.skipIf(!existsSync(FOLDER))(
  'real workbooks, where ../shared/data/coordinate-xlsx is present',
  () => {
    const file = (name: string) => readFileSync(`${FOLDER}/${name}`);
    it.each(['01_all12_xy_zone38.xlsx', '03_thousand_separators_text.xlsx', '07_lonlat_decimal.xlsx'])(
      '%s',
      async (name) => {
        const stated = readFileSync(`${FOLDER}/stated_area_ha.csv`, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','));
        const result = await readNamed(file(name), {}, name);
        const areas = new Map(
          result.features.map(({ properties }, i) => [properties.地块编号, areasM2(result)[i]]),
        );
        expect(areas.size).toBe(12);
        // stated in the plane, 0.03–0.04 % above the ellipsoid, to four decimals of a hectare
        for (const [parcel, ha] of stated)
          expect(Math.abs((areas.get(parcel) ?? 0) - Number(ha) * 10_000)).toBeLessThan(Number(ha) * 5 + 1);
      },
    );

    it('titles, sums and a formula that was never calculated', async () => {
      expect((await readNamed(file('05_title_rows_and_footer.xlsx'), {}, '05.xlsx')).crs).toEqual({
        epsg: 4526,
        how: 'header',
      });
      const { code, zh } = await refused(file('09_formula_cell_no_cached_value.xlsx'));
      expect(code).toBe('cellFormula');
      expect(zh).toContain('D3');
    });
  },
);
