import Papa from 'papaparse';
import { layerNameOf } from '../coordinateText/layerName.ts';
import type { RingText } from '../coordinateText/parcels.ts';
import { parseList } from '../coordinateText/parse.ts';
import { readCoordinateText } from '../coordinateText/read.ts';
import { decodeTextFile } from '../encoding.ts';
import { FormatError, refuse } from '../error.ts';
import { MAX_FIELDS, MAX_TABLE_BYTES } from '../limits.ts';
import type { RawResult, Reader } from '../types.ts';
import { unguardFormula } from '../write/formula.ts';
import { amountColumns } from './attributes.ts';
import { type Row, textOf } from './cells.ts';
import { findLayout } from './columns.ts';
import { layerOf } from './sheet.ts';

/** Signs that part columns, the likelier ones first. */
const DELIMITERS = [',', '\t', ';', '|', '，'] as const;

/**
 * Opens a table in a text file: polygons as WKT, or one point a row. Delimiter, quotes, encoding and the heading are
 * found out; a `sep=` line is obeyed.
 * @throws FormatError
 */
export const readCsv: Reader = async (bytes, file, context) => {
  if (bytes.length > MAX_TABLE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: MAX_TABLE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, context.options.encoding);
  const rows = rowsOf(text, file);
  const sheet = { name: layerNameOf(file), rows, format: 'csv', encoding, notes: [] } as const;
  if (!context.options.columns && !findLayout(rows) && !hasHeading(rows) && holdsList(text, file)) {
    return readCoordinateText(bytes, file, context);
  }
  const layer = layerOf({ ...sheet, notes: [] }, file, context);
  return [{ ...layer, read: async () => withAmounts(await layer.read()) }];
};

/** Several cells of words in the first row. */
function hasHeading([first]: readonly Row[]): boolean {
  const filled = first?.cells.map(textOf).filter(Boolean) ?? [];
  return filled.length > 1 && filled.every((text) => !/\d/.test(text));
}

/** Columns of points without a heading are a list of boundary points, whatever the file is called. */
function holdsList(text: string, file: string): boolean {
  try {
    return parseList(text, file).parcels.some(({ rings }) => rings.some(isPlausible));
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Metres, or degrees of China: other columns of fractions are measures of something else. */
function isPlausible({ coords: [a, b], lines }: RingText): boolean {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return lines.length >= 3 && (high >= 100_000 || (low > 3 && low < 55 && high > 73 && high < 136));
}

function rowsOf(text: string, file: string): Row[] {
  const sep = /^\uFEFF?\s*"?sep=(.)"?[ \t]*(\r\n|\n|\r)/i.exec(text);
  const body = sep ? text.slice(sep[0].length) : text;
  const delimiter = sep?.[1] ?? delimiterOf(body);
  const rows: Row[] = [];
  let number = sep ? 1 : 0;
  Papa.parse<string[]>(body, {
    delimiter,
    step: ({ data, errors }) => {
      number++;
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        throw refuse('csvQuote', file, { line: rows.length === 0 ? 1 : number });
      }
      const cells = joinBrackets(data, delimiter);
      if (cells.length > MAX_FIELDS)
        throw refuse('tooManyFields', file, { fields: cells.length, limit: MAX_FIELDS });
      rows.push({ number, cells: cells.map(unguardFormula) });
    },
  });
  while (rows.length > 0 && rows.at(-1)?.cells.every((cell) => cell === '')) rows.pop();
  return rows;
}

/** The sign that parts the most lines into the same number of columns. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  let best: { sign: string; score: number } = { sign: ',', score: 0 };
  for (const sign of DELIMITERS) {
    const counts = lines.map(
      (line) =>
        line
          .replace(/"[^"]*"/g, '')
          .replace(/\([^()]*\)/g, '')
          .split(sign).length - 1,
    );
    const frequent = [
      ...Map.groupBy(
        counts.filter((n) => n > 0),
        (n) => n,
      ).values(),
    ].sort((a, b) => b.length - a.length)[0];
    const score = (frequent?.length ?? 0) + (frequent?.[0] ?? 0) / 1000;
    if (score > best.score) best = { sign, score };
  }
  return best.sign;
}

/** WKT that was written without quotes falls apart at its commas: put together again up to its last bracket. */
function joinBrackets(cells: string[], delimiter: string): string[] {
  if (!cells.some((cell) => /^\s*(SRID=\d+;)?(MULTI)?POLYGON\b/i.test(cell) && depthOf(cell) > 0))
    return cells;
  const joined: string[] = [];
  let depth = 0;
  for (const cell of cells) {
    if (depth > 0) joined[joined.length - 1] += delimiter + cell;
    else joined.push(cell);
    depth = Math.max(0, depth + depthOf(cell));
  }
  return joined;
}

function depthOf(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
  }
  return depth;
}

/** Amounts become numbers, so that a stated area can be compared; codes stay the text they are. */
function withAmounts(raw: RawResult): RawResult {
  const names = amountColumns(raw.features);
  for (const { properties } of raw.features) {
    for (const name of names) {
      const value = Object.hasOwn(properties, name) ? properties[name] : null;
      if (typeof value === 'string') properties[name] = Number(value);
    }
  }
  return raw;
}
