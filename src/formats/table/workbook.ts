import { read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { zipSync } from 'fflate';
import { refuse } from '../error.ts';
import { MAX_FIELDS, MAX_MERGED_CELLS, MAX_TABLE_BYTES } from '../limits.ts';
import { listZip, unzip } from '../zip.ts';
import { type Cell, isBlank, type Row } from './cells.ts';

export type WorkbookSheet = { name: string; rows: Row[]; isHidden: boolean };

// Workbooks of before 1997 hold their text in the code page of their country.
set_cptable(codepages);

/**
 * The sheets of a workbook as rows of plain cells. Formulas give the value that was stored with them.
 * @throws FormatError `zip…` before anything is unpacked, `workbookEncrypted`, `workbookDamaged`
 */
export function readWorkbook(bytes: Uint8Array, file: string): WorkbookSheet[] {
  const isZip = bytes[0] === 0x50;
  if (!isZip && bytes.length > MAX_TABLE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: MAX_TABLE_BYTES });
  }
  const book = parse(isZip ? checkedParts(bytes, file) : bytes, file);
  const about = book.Workbook?.Sheets ?? [];
  return book.SheetNames.map((name, i) => ({
    name,
    rows: rowsOf(Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : {}),
    isHidden: Boolean(about[i]?.Hidden),
  }));
}

/** Parts of an .xlsx that hold tables: pictures, drawings and printer settings are left behind. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]*|xl\/_rels\/[^/]*|xl\/worksheets\/[^/]*|xl\/worksheets\/_rels\/[^/]*)$/i;

/**
 * The parts of an .xlsx, judged by its directory, unpacked and checked here, and packed again without compression: the
 * library is given nothing that it could unpack wrongly or without end.
 */
function checkedParts(bytes: Uint8Array, file: string): Uint8Array {
  const all = listZip(bytes, file);
  // its counts make the library take all memory there is
  if (all.some(({ name }) => /^xl\/workbook\.bin$/i.test(name))) throw refuse('workbookBinary', file);
  const entries = all.filter(({ name }) => PARTS.test(name) && !/\.bin$/i.test(name));
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (total > MAX_TABLE_BYTES) {
    throw refuse('zipTooLarge', file, { entry: file, bytes: total, limit: MAX_TABLE_BYTES });
  }
  return zipSync(Object.fromEntries(entries.map((entry) => [entry.name, unzip(bytes, entry, file)])), {
    level: 0,
  });
}

function parse(bytes: Uint8Array, file: string): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      nodim: true,
      // a formula without a stored value comes as a stub, and must not be taken for an empty cell
      sheetStubs: true,
      cellDates: true,
      UTC: true,
      cellHTML: false,
      cellText: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt|crypt/i.test(reason)) throw refuse('workbookEncrypted', file);
    throw refuse('workbookDamaged', file, { reason: reason.split('\n')[0] });
  }
}

type DenseCell = { t: string; v?: unknown; f?: string; w?: string };

function rowsOf(sheet: WorkSheet): Row[] {
  const data: (DenseCell | undefined)[][] = sheet['!data'] ?? [];
  const grid: Cell[][] = [];
  for (let r = 0; r < data.length; r++) {
    const source = data[r] ?? [];
    const cells: Cell[] = [];
    const width = Math.min(source.length, MAX_FIELDS);
    for (let c = 0; c < width; c++) cells.push(plain(source[c]));
    grid.push(cells);
  }
  fillMerged(grid, sheet['!merges'] ?? []);
  while (grid.length > 0 && grid.at(-1)?.every(isBlank)) grid.pop();
  return grid.map((cells, i) => ({ number: i + 1, cells }));
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

function plain(cell: DenseCell | undefined): Cell {
  if (cell === undefined) return null;
  const { t, v, f } = cell;
  if (t === 'e') return { fault: 'error', text: ERRORS[Number(v)] ?? '#ERROR' };
  if (f !== undefined && (t === 'z' || v === undefined || v === null))
    return { fault: 'formula', text: `=${f}` };
  if (t === 'z') return null;
  if (v instanceof Date) return isoOf(v);
  if (typeof v === 'boolean') return v ? '是' : '否';
  return typeof v === 'number' || typeof v === 'string' ? v : null;
}

/** A date as `2026-05-01`, with its time where it has one. */
function isoOf(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** Every cell of a merged range below the first gets its value: a parcel's number is often merged over its points. */
function fillMerged(
  grid: Cell[][],
  merges: readonly { s: { r: number; c: number }; e: { r: number; c: number } }[],
): void {
  let filled = 0;
  for (const { s, e } of merges) {
    const value = grid[s.r]?.[s.c] ?? null;
    const last = Math.min(e.r, grid.length - 1);
    filled += Math.max(0, last - s.r + 1);
    if (filled > MAX_MERGED_CELLS) return;
    if (value === null || s.c >= MAX_FIELDS) continue;
    for (let r = s.r + 1; r <= last; r++) {
      while (grid[r].length < s.c) grid[r].push(null);
      grid[r][s.c] ??= value;
    }
  }
}
