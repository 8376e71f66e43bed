import type { RawValue } from '../types.ts';
import { guardFormula } from './formula.ts';
import { uniqueNames } from './names.ts';
import { openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { projector, targetCrs } from './shapes.ts';
import type { TableWriter } from './types.ts';
import { wktOf } from './wktText.ts';

/** Tells Excel that a CSV is UTF-8. */
const BOM = '\uFEFF';
export const WKT_COLUMN = 'WKT';

/** CSV (RFC 4180) with titles above the columns and the shape as WKT in the last; UTF-8 with a mark, for Excel. */
export const writeCsv: TableWriter = async (table, path, options) => {
  const crs = targetCrs(options.epsg);
  const project = projector(crs);
  // Degrees and eastings with their zone speak for themselves.
  const srid = crs.kind === 'geographic' || crs.hasPrefix ? '' : `SRID=${crs.epsg};`;
  const titles = uniqueNames(
    table.fields.map(({ title }) => title),
    { reserved: [WKT_COLUMN] },
  );
  const output = openOutput(path);
  try {
    output.write(`${BOM}${[...titles.map(cellOf), WKT_COLUMN].join(',')}\r\n`);
    const rows = await eachRow(table, options, ({ values, polygon }) => {
      const cells = table.fields.map((_, i) => cellOf(values[i]));
      output.write(`${cells.join(',')},"${srid}${wktOf(project(polygon))}"\r\n`);
    });
    return { rows, bytes: output.bytes, remarks: [] };
  } finally {
    output.close();
  }
};

/** Numbers in full. Null is nothing, an empty text a pair of quotes. */
function cellOf(value: RawValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  // Blanks at the edges stay where they are only between quotes.
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
