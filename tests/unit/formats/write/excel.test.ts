import { read as openWorkbook, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field, Table } from '../../../../src/formats/write/types.ts';
import { listZip, unzip } from '../../../../src/formats/zip.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { type Case, tables } from './support/arbitrary.ts';
import { written } from './support/files.ts';
import { FIELDS, inExcel, ROWS, SHAPES, tableOf } from './support/trade.ts';

/** The sheet as SheetJS sees it: title, headings, rows. */
const sheetOf = (table: Table) =>
  written('xlsx', table, {}, ({ bytes }) => {
    const book = openWorkbook(bytes, { cellStyles: true, cellFormula: true, cellNF: true });
    const name = book.SheetNames[0];
    const sheet = book.Sheets[name];
    return {
      name,
      sheet,
      rows: utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, raw: true }),
    };
  });
const partOf = (table: Table, part: string) =>
  written('xlsx', table, {}, ({ bytes }) => {
    const entry = listZip(bytes, 'x.xlsx').find(({ name }) => name === part)!;
    return new TextDecoder().decode(unzip(bytes, entry, 'x.xlsx'));
  });
const remark: Field = { name: '备注', title: '备注', type: 'text' };

describe('an Excel workbook', () => {
  test('has a title, headings, and the values: numbers as numbers, codes as text', async () => {
    const { name, rows } = await sheetOf(tableOf());
    expect(name).toBe('2026年第一期变化图斑');
    expect(rows[0][0]).toBe('2026年第一期变化图斑');
    expect(rows[1]).toEqual([...FIELDS.map(({ title }) => title), 'WKT']);
    expect(rows.slice(2).map((row) => row.slice(0, -1))).toEqual(ROWS.map(({ values }) => values));
    expect(rows[2].at(-1)).toMatch(/^POLYGON \(\(108\.8412 38\.5971,/);
  });

  test('holds any value as it is', async () => {
    const check = async ({ fields, rows }: Case) => {
      const sheet = await sheetOf(tableOf(rows, fields));
      expect(sheet.rows.slice(2).map((row) => row.slice(0, -1))).toEqual(
        rows.map(({ values }) => values.map(inExcel)),
      );
    };
    await fc.assert(fc.asyncProperty(tables(), check), { numRuns: 40, seed: 9 });
  });

  test.each(['=1+1', '+1-A1', '-cmd', '@SUM(A1)', "'=1", '\t=1'])(
    'takes %j for text, never for a formula',
    async (text) => {
      const table = tableOf([{ values: [text], polygon: SHAPES[0] }], [remark]);
      const { sheet } = await sheetOf(table);
      expect(sheet.A3).toMatchObject({ t: 's', v: text });
      expect(sheet.A3.f).toBeUndefined();
      // and stays one when somebody edits the cell
      expect(await partOf(table, 'xl/worksheets/sheet1.xml')).toMatch(/<c r="A3" s="4" t="inlineStr">/);
      expect((await partOf(table, 'xl/styles.xml')).match(/quotePrefix="1"/g)).toHaveLength(1);
    },
  );

  test.each(['a\rb', '铃\u0007响', '_x0041_', '<b>&amp;</b>', ' 两边有空格 '])('keeps %j', async (text) => {
    const { sheet } = await sheetOf(tableOf([{ values: [text], polygon: SHAPES[0] }], [remark]));
    expect(sheet.A3.v).toBe(text);
  });

  test('is printed on A4 across, one page wide, with its head frozen and a filter', async () => {
    const xml = await partOf(tableOf(), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(xml).toContain('ySplit="2"');
    expect(xml).toContain('<autoFilter ref="A2:H5"/>');
  });

  test('shows areas with two decimals and keeps them whole', async () => {
    const area: Field = { name: '面积', title: '面积', type: 'real', decimals: 2 };
    const { sheet } = await sheetOf(tableOf([{ values: [1234.5678], polygon: SHAPES[0] }], [area]));
    expect(sheet.A3).toMatchObject({ t: 'n', v: 1234.5678, z: '0.00' });
  });

  test('spreads a shape that no cell holds over WKT, WKT_2 …, to be read one after the other', async () => {
    const ring = Array.from({ length: 2500 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 2500;
      return [108.8 + 0.01 * Math.cos(angle), 38.6 + 0.01 * Math.sin(angle)];
    });
    const big = fromRings([[[...ring, ring[0]]]]);
    const { rows } = await sheetOf(
      tableOf(
        [
          { values: ['大'], polygon: big },
          { values: ['小'], polygon: SHAPES[0] },
        ],
        [remark],
      ),
    );
    expect(rows[1].slice(0, 4)).toEqual(['备注', 'WKT', 'WKT_2', 'WKT_3']);
    const pieces = rows[2].slice(1) as string[];
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(32_767);
    const numbers = pieces
      .join('')
      .match(/[\d.]+/g)!
      .map(Number);
    expect(numbers).toEqual([...big.coords]);
    expect(rows[3].slice(2).every((cell) => cell === null)).toBe(true);
  });

  test('refuses a text that no cell holds', async () => {
    const table = tableOf([{ values: ['长'.repeat(32_768)], polygon: SHAPES[0] }], [remark]);
    await expect(sheetOf(table)).rejects.toMatchObject({ code: 'textTooLong' });
  });
});
