import { refuse } from '../error.ts';
import type { PolygonsOnly } from '../polygonsOnly.ts';
import type { RawFeature } from '../types.ts';
import { cellName, isBlank, isFault, type Row, textOf } from './cells.ts';
import { continuedColumns, type Layout } from './columns.ts';
import { readWkt } from './wktText.ts';

/** A feature whose coordinates still have the table's numbers; `srid` 0 where its text names none. */
export type WktFeature = RawFeature & { srid: number; row: Row };

/**
 * One polygon a row from a column of WKT. Rows without any other value are no records.
 * @throws FormatError `wktSyntax`, `cellFormula`, `cellError`, naming the cell
 */
export function readWktRows(
  rows: readonly Row[],
  layout: Layout,
  kinds: PolygonsOnly,
  file: string,
): WktFeature[] {
  const features: WktFeature[] = [];
  const { heading, wkt = 0 } = layout;
  const more = continuedColumns(layout);
  let record = 0;
  for (const row of rows.slice(heading + 1)) {
    const cell = row.cells[wkt];
    const name = cellName(wkt, row.number);
    if (isBlank(cell) && isNote(row)) continue;
    record++;
    if (isFault(cell)) {
      const code = cell.fault === 'formula' ? 'cellFormula' : 'cellError';
      kinds.unreadable(record, refuse(code, file, { cell: name, text: cell.text }, record));
      continue;
    }
    const text = [cell, ...more.map((column) => row.cells[column])].map(textOf).join('');
    const read = text === '' ? { empty: true as const } : readWkt(text);
    if ('polygon' in read) features.push({ record, properties: {}, ...read, row });
    else if ('kind' in read) kinds.other(record, read.kind);
    else if ('empty' in read) kinds.missing(record);
    else kinds.unreadable(record, refuse('wktSyntax', file, { cell: name, found: read.wrong }, record));
  }
  return features;
}

/** A blank row, or words below the table: one filled cell that is no record. */
const isNote = ({ cells }: Row) => cells.filter((cell) => !isBlank(cell)).length <= 1;
