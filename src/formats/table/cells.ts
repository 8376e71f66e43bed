import { parseAngle, parseNumber } from '../coordinateText/numbers.ts';
import type { RawValue } from '../types.ts';

/** A cell that holds no value: a formula that was never calculated, or an error such as #REF!. */
export type Fault = { fault: 'formula' | 'error'; text: string };

export type Cell = string | number | null | Fault;

/** A row with its number from 1, as the program that shows the table counts. */
export type Row = {
  number: number;
  cells: readonly Cell[];
  /** columns to the left that were cut off, where blocks of columns stand side by side */
  shift?: number;
};

export type Grid = { rows: Row[] /** a hidden column or row is read like any other */; name: string };

export const isFault = (cell: Cell | undefined): cell is Fault => typeof cell === 'object' && cell !== null;

/** The cell as a text, trimmed; '' for an empty one and for a fault. */
export function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
}

export const isBlank = (cell: Cell | undefined) => !isFault(cell) && textOf(cell) === '';

/** A coordinate or an angle in a cell; undefined for what is neither. */
export function numberIn(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  return parseNumber(cell) ?? parseAngle(cell);
}

/** `A`, `AB`: the letters of a column by its index from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** `D5`, as a spreadsheet calls it. */
export const cellName = (column: number, row: number) => `${columnLetters(column)}${row}`;

/** Most digits of a number that a double, and a spreadsheet, keeps. */
const EXACT = 999_999_999_999_999;

/** What an attribute takes from a cell. Whole numbers beyond 15 digits are codes, and stay text. */
export function attributeIn(cell: Cell | undefined): RawValue {
  if (isFault(cell)) return cell.fault === 'error' ? cell.text : null;
  if (typeof cell === 'number') {
    return Number.isInteger(cell) && Math.abs(cell) > EXACT ? BigInt(cell).toString() : cell;
  }
  const text = textOf(cell);
  return text === '' ? null : text;
}
