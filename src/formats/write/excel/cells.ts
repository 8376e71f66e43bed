import type { RawValue } from '../../types.ts';
import { WriteError } from '../error.ts';
import { guardFormula } from '../formula.ts';
import type { Field } from '../types.ts';
import { isXmlUnit, notXmlAt, xmlText } from '../xmlText.ts';
import { MAX_DECIMALS, STYLE } from './styles.ts';

/** Characters that a cell holds; Excel cuts the rest without a word. */
export const MAX_CELL_TEXT = 32_767;

/** `A`, `Z`, `AA` … of a 0-based column. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (index % 26));
}

/** One cell: numbers as numbers, all else as text that no program takes for a formula. '' for null. */
export function cellXml(value: RawValue, field: Field, column: string, row: number): string {
  if (value === null) return '';
  if (typeof value === 'number' && !isLong(value)) {
    const { decimals } = field;
    const style = decimals === undefined ? STYLE.number : STYLE.decimals + Math.min(decimals, MAX_DECIMALS);
    return `<c r="${column}${row}" s="${style}"><v>${value}</v></c>`;
  }
  const text = String(value);
  if (text.length > MAX_CELL_TEXT) throw tooLong(field, row, text.length);
  return textCell(text, column, row, guardFormula(text) === text ? STYLE.text : STYLE.guardedText);
}

/** Whole numbers of more than 15 digits are codes, which Excel would round as soon as somebody touches the cell. */
const isLong = (value: number) => Number.isInteger(value) && Math.abs(value) >= 1e15;

/** A text, whatever it looks like: kept in the cell itself, where it can be no formula. */
export function textCell(text: string, column: string, row: number, style: number): string {
  return `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${excelText(text)}</t></is></c>`;
}

/** Excel's own way to write what XML cannot hold: `_x0007_`; what merely looks like it is told apart (ECMA-376, 22.9.2.19). */
function excelText(text: string): string {
  let plain = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_');
  if (notXmlAt(plain) >= 0) {
    plain = Array.from({ length: plain.length }, (_, i) => {
      const unit = plain.charCodeAt(i);
      return isXmlUnit(unit) ? plain[i] : `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`;
    }).join('');
  }
  return xmlText(plain);
}

const tooLong = (field: Field, row: number, length: number) =>
  new WriteError(
    'textTooLong',
    `第 ${row} 行“${field.title}”有 ${length} 个字符，超过 Excel 单元格的上限 ${MAX_CELL_TEXT}；请改用 CSV 或 GeoPackage`,
    `"${field.title}" in row ${row} has ${length} characters, more than an Excel cell's ${MAX_CELL_TEXT}; use CSV or GeoPackage`,
  );
