import { WKT_COLUMN } from './csv.ts';
import { WriteError } from './error.ts';
import { cellXml, columnName, MAX_CELL_TEXT, textCell } from './excel/cells.ts';
import { STYLE } from './excel/styles.ts';
import { MAIN, SHEET_PATH, workbookParts } from './excel/workbook.ts';
import { uniqueNames } from './names.ts';
import { type Output, openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { projector, targetCrs } from './shapes.ts';
import { type Chunks, withSpool } from './spool.ts';
import type { Field, Table, TableWriter, WriteOptions } from './types.ts';
import { wktOf } from './wktText.ts';
import { xmlText } from './xmlText.ts';
import { zipInto } from './zip.ts';

/** Title and headings stand above the data. */
const HEAD_ROW = 2;
const MAX_ROWS = 1_048_576 - HEAD_ROW;
const MAX_COLUMNS = 16_384;
/** Widths in characters of the default font. */
const WIDTHS = { least: 8, most: 40, wkt: 16 };

/** What is known of the sheet when its rows have been written. */
type Body = { rows: number; widths: number[]; wktCells: number };

/**
 * An Excel workbook (ECMA-376) in the house style of the bureau's ledgers, with the shape as WKT in the last column, or,
 * where a cell's 32,767 characters do not hold it, in `WKT`, `WKT_2` …, to be read one after the other. Written row by
 * row. @throws WriteError `textTooLong`, `tooManyRows`, `tooManyFields`
 */
export const writeExcel: TableWriter = async (table, path, options) => {
  const output = openOutput(path);
  const zip = zipInto(output);
  try {
    const { rows } = await withSpool(
      path,
      (spool) => writeRows(table, spool, options),
      (body, spooled) => {
        const titles = headings(table, body.wktCells);
        const lastColumn = columnName(titles.length - 1);
        const lastRow = HEAD_ROW + body.rows;
        for (const { name, content } of workbookParts(table.titleZh, lastColumn, lastRow, HEAD_ROW)) {
          zip.add(name, content);
        }
        zip.add(SHEET_PATH, sheetXml(table.titleZh, titles, body, spooled));
      },
    );
    zip.end();
    return { rows, bytes: output.bytes, remarks: [] };
  } finally {
    output.close();
  }
};

async function writeRows(table: Table, spool: Output, options: WriteOptions): Promise<Body> {
  const { fields } = table;
  if (fields.length >= MAX_COLUMNS) throw tooMany('tooManyFields', '列', 'columns', MAX_COLUMNS);
  const project = projector(targetCrs(options.epsg));
  const columns = fields.map((_, i) => columnName(i));
  const widths = fields.map(({ title }) => displayWidth(title));
  let wktCells = 1;
  const rows = await eachRow(table, options, ({ values, polygon }, record) => {
    if (record > MAX_ROWS) throw tooMany('tooManyRows', '行', 'rows', MAX_ROWS);
    const row = HEAD_ROW + record;
    const cells = fields.map((field, i) => {
      const value = values[i] ?? null;
      if (widths[i] < WIDTHS.most && value !== null) widths[i] = Math.max(widths[i], widthOf(value, field));
      return cellXml(value, field, columns[i], row);
    });
    const pieces = piecesOf(wktOf(project(polygon)));
    wktCells = Math.max(wktCells, pieces.length);
    pieces.forEach((piece, i) => {
      cells.push(textCell(piece, columnName(fields.length + i), row, STYLE.text));
    });
    spool.write(`<row r="${row}">${cells.join('')}</row>`);
  });
  return { rows, widths, wktCells };
}

/** A text in pieces that a cell holds, cut after a comma, so that no piece loses a blank at its end. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  while (text.length - at > MAX_CELL_TEXT) {
    const end = text.lastIndexOf(',', at + MAX_CELL_TEXT - 1) + 1;
    pieces.push(text.slice(at, end));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function headings({ fields }: Table, wktCells: number): string[] {
  const wkt = Array.from({ length: wktCells }, (_, i) => (i === 0 ? WKT_COLUMN : `${WKT_COLUMN}_${i + 1}`));
  return [
    ...uniqueNames(
      fields.map(({ title }) => title),
      { reserved: wkt },
    ),
    ...wkt,
  ];
}

function* sheetXml(title: string, titles: string[], body: Body, rows: Chunks): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const last = columnName(titles.length - 1);
  const widths = titles.map((_, i) =>
    i < body.widths.length ? Math.min(Math.max(body.widths[i] + 2, WIDTHS.least), WIDTHS.most) : WIDTHS.wkt,
  );
  yield encoder.encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${HEAD_ROW + body.rows}"/>` +
      `<sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="${HEAD_ROW}" topLeftCell="A${HEAD_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="16.5"/>' +
      `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
      `<sheetData><row r="1" ht="28" customHeight="1">${textCell(title, 'A', 1, STYLE.title)}</row>` +
      `<row r="${HEAD_ROW}">${titles.map((one, i) => textCell(one, columnName(i), HEAD_ROW, STYLE.header)).join('')}</row>`,
  );
  yield* rows;
  const merged = titles.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : '';
  yield encoder.encode(
    `</sheetData><autoFilter ref="A${HEAD_ROW}:${last}${HEAD_ROW + body.rows}"/>${merged}` +
      '<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.4" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
      `<headerFooter><oddFooter>${xmlText('&C第 &P 页，共 &N 页')}</oddFooter></headerFooter></worksheet>`,
  );
}

function widthOf(value: string | number, { decimals }: Field): number {
  return displayWidth(
    typeof value === 'number' && decimals !== undefined ? value.toFixed(decimals) : String(value),
  );
}

/** Chinese characters are twice as wide. */
function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length && width < WIDTHS.most; i++) width += text.charCodeAt(i) > 0xff ? 2 : 1;
  return width;
}

const tooMany = (code: 'tooManyRows' | 'tooManyFields', zh: string, en: string, limit: number) =>
  new WriteError(
    code,
    `超过 Excel 的 ${limit} ${zh}上限；请按批次分开导出，或改用 CSV、GeoPackage`,
    `More than Excel's ${limit} ${en}; export in parts, or as CSV or GeoPackage`,
  );
