import { type Header, noHeader, takeWords } from '../coordinateText/header.ts';
import { ParcelBuilder, type ParcelText } from '../coordinateText/parcels.ts';
import { halfWidth } from '../coordinateText/width.ts';
import { refuse } from '../error.ts';
import { type Cell, cellName, isBlank, isFault, numberIn, type Row, textOf } from './cells.ts';
import type { Layout } from './columns.ts';

/** Parcels of a table whose rows are points, and the rows that hold each one's attributes. */
export type PointTable = {
  parcels: ParcelText[];
  rowOf: Map<ParcelText, Row>;
  passed: { line: number; text: string }[];
};

/** Words that begin a line below the points: sums, names, notes. */
const FOOTER =
  /^(合\s*计|总\s*计|小\s*计|共\s*计|总面积|面积|制\s*表|填\s*表|审\s*核|校\s*核|检\s*查|复\s*核|绘\s*图|测\s*量|单位|日期|备\s*注|说\s*明|注\s*[:：1]|注$|以下空白|附|计算|打印|第\s*\d+\s*页|负责人|经办)/;
/** Rows of words remembered for the remarks. */
const MAX_PASSED = 20;

/**
 * Puts the rows of a table together to parcels: by the column of parcels, else by ring numbers, blank rows, repeated
 * first points and point numbers that begin anew.
 * @throws FormatError `cellFormula`, `cellError`, `cellNotNumber`, `ringResumed`, naming the cell
 */
export function readPoints(rows: readonly Row[], layout: Layout, file: string): PointTable {
  const builder = new ParcelBuilder(file);
  const table: PointTable = { parcels: builder.parcels, rowOf: new Map(), passed: [] };
  let key = '';
  for (const row of rows.slice(layout.heading + 1)) {
    const { cells, number, shift = 0 } = row;
    const [north, east] = [cells[layout.north ?? 0], cells[layout.east ?? 0]];
    if (isBlank(north) && isBlank(east)) {
      blankRow(row, layout, builder, table, file);
      continue;
    }
    if (isWords(row, layout)) {
      pass(table, row);
      continue;
    }
    const own = layout.parcel === undefined ? '' : textOf(cells[layout.parcel]);
    if (own) key = own;
    if (layout.parcel !== undefined) builder.open(key, number);
    const text = (at: number | undefined) => (at === undefined ? '' : halfWidth(textOf(cells[at])));
    const point = {
      id: text(layout.point),
      ring: text(layout.ring),
      a: coordinate(north, (layout.north ?? 0) + shift, number, file),
      b: coordinate(east, (layout.east ?? 0) + shift, number, file),
    };
    const before = builder.parcels.length;
    builder.add(point, number);
    const parcel = layout.parcel === undefined ? builder.parcels.at(-1) : builder.open(key, number);
    if (parcel && (builder.parcels.length > before || !table.rowOf.has(parcel))) table.rowOf.set(parcel, row);
  }
  return table;
}

/** No coordinates in this row: a gap between rings, a title, a note, or a point that lacks them. */
function blankRow(row: Row, layout: Layout, builder: ParcelBuilder, table: PointTable, file: string): void {
  const { cells, number } = row;
  if (cells.every(isBlank)) {
    if (layout.parcel === undefined && builder.canEnd) builder.endRing();
    return;
  }
  const filled = cells.filter((cell) => !isBlank(cell));
  const point = textOf(cells[layout.point ?? layout.ring ?? -1]);
  if (/^[A-Za-z]{0,2}\d+$/.test(halfWidth(point)) && filled.length > 1) {
    throw refuse('cellEmpty', file, { cell: cellName((layout.north ?? 0) + (row.shift ?? 0), number) });
  }
  const [words] = filled.map(textOf);
  if (layout.parcel === undefined && filled.length === 1 && words && !FOOTER.test(words)) {
    builder.title(words.slice(0, 100), number);
    return;
  }
  pass(table, row);
}

/** A row of words where numbers are due: the heading again on a new page, a sum. */
function isWords({ cells }: Row, { north, east, names }: Layout): boolean {
  const [a, b] = [cells[north ?? 0], cells[east ?? 0]];
  if (textOf(a) === names[north ?? 0] && textOf(b) === names[east ?? 0]) return true;
  const first = cells.find((cell) => !isBlank(cell));
  return (
    FOOTER.test(textOf(first)) &&
    (isBlank(a) || isBlank(b) || numberIn(a) === undefined || numberIn(b) === undefined)
  );
}

function pass(table: PointTable, { cells, number }: Row): void {
  if (table.passed.length >= MAX_PASSED) return;
  const text = cells
    .filter((cell) => !isBlank(cell))
    .map(textOf)
    .join(' ');
  table.passed.push({ line: number, text: text.slice(0, 40) });
}

function coordinate(cell: Cell | undefined, column: number, row: number, file: string): number {
  const name = cellName(column, row);
  if (isFault(cell)) {
    throw refuse(cell.fault === 'formula' ? 'cellFormula' : 'cellError', file, {
      cell: name,
      text: cell.text,
    });
  }
  const value = numberIn(cell);
  if (value !== undefined) return value;
  if (isBlank(cell)) throw refuse('cellEmpty', file, { cell: name });
  throw refuse('cellNotNumber', file, { cell: name, text: textOf(cell).slice(0, 40) });
}

/** What the rows above the heading say of the coordinates, and the headings themselves (`X(米)`, `纬度`). */
export function headerOf(rows: readonly Row[], { heading }: Layout): Header {
  const header = noHeader();
  for (const { cells, number } of rows.slice(0, Math.max(heading, 0))) {
    const words = cells
      .filter((cell) => !isBlank(cell))
      .map(textOf)
      .join('  ');
    if (words) takeWords(header, halfWidth(words), number);
  }
  return header;
}
