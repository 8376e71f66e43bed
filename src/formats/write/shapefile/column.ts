import type { RawValue } from '../../types.ts';
import { gbkLength, missingInGbk } from '../gbk.ts';
import type { Field } from '../types.ts';

/** What is known of a column's values once all have been seen; lengths in characters of numbers, bytes of text. */
export type Seen = {
  /** What of the values still fits: whole numbers, numbers, dates; else text. */
  as: Field['type'];
  gbkBytes: number;
  utf8Bytes: number;
  /** Longest number before its point, sign included, and after it. */
  whole: number;
  decimals: number;
  /** Longest number as it is written, exponents included. */
  longest: number;
  hasExponent: boolean;
};

/** A column as the .dbf declares it. */
export type DbfColumn = { type: 'C' | 'N' | 'F' | 'D'; length: number; decimals: number };

/** dBase ends a text here; what is longer is cut, and said. */
export const MAX_TEXT_BYTES = 254;
/** Digits that every program reads in a number column; longer codes are text. */
const MAX_DIGITS = 18;
/** GDAL writes reals this wide, and all read it. */
const MAX_NUMBER = 24;

export function nothingSeen({ type }: Field): Seen {
  return { as: type, gbkBytes: 0, utf8Bytes: 0, whole: 1, decimals: 0, longest: 1, hasExponent: false };
}

/** Takes one value into account; returns the first character that GBK lacks, if any. */
export function see(seen: Seen, value: RawValue): string | null {
  if (value === null) return null;
  const text = String(value);
  if (typeof value === 'number' || (seen.as === 'integer' && isDigits(text))) seeNumber(seen, text);
  else if (seen.as !== 'date' || !isDate(text)) seen.as = 'text';
  if (
    typeof value === 'number' &&
    (seen.as === 'date' || (seen.as === 'integer' && !Number.isSafeInteger(value)))
  ) {
    seen.as = seen.as === 'date' ? 'text' : 'real';
  }
  seen.gbkBytes = Math.max(seen.gbkBytes, gbkLength(text));
  seen.utf8Bytes = Math.max(seen.utf8Bytes, Buffer.byteLength(text));
  return typeof value === 'string' ? missingInGbk(text) : null;
}

function seeNumber(seen: Seen, text: string): void {
  const [whole, decimals = ''] = text.split('.');
  seen.longest = Math.max(seen.longest, text.length);
  if (text.includes('e')) seen.hasExponent = true;
  else {
    seen.whole = Math.max(seen.whole, whole.length);
    seen.decimals = Math.max(seen.decimals, decimals.length);
  }
}

/** How the values seen are kept best. */
export function columnOf(seen: Seen, encoding: 'gbk' | 'utf-8'): DbfColumn {
  if (seen.as === 'date') return { type: 'D', length: 8, decimals: 0 };
  if (seen.as === 'integer' && seen.longest <= MAX_DIGITS && !seen.hasExponent) {
    return { type: 'N', length: seen.longest, decimals: 0 };
  }
  if (seen.as === 'real') {
    // At least one decimal, so that it stays a real number where all values happen to be whole.
    const decimals = Math.max(seen.decimals, 1);
    const length = seen.whole + 1 + decimals;
    if (!seen.hasExponent && length <= MAX_NUMBER) return { type: 'N', length, decimals };
    return { type: 'F', length: seen.longest, decimals: Math.min(seen.decimals, 15) };
  }
  const bytes = encoding === 'gbk' ? seen.gbkBytes : seen.utf8Bytes;
  return { type: 'C', length: Math.min(Math.max(bytes, 1), MAX_TEXT_BYTES), decimals: 0 };
}

/** A value as it stands in its column, before it is filled up with blanks; '' for nothing. */
export function cellText(value: RawValue, { type, decimals }: DbfColumn): string {
  if (value === null) return '';
  if (type === 'D') return String(value).replaceAll('-', '');
  const text = String(value);
  if (type !== 'N' || decimals === 0) return text;
  // Zeros change no number, and a column reads better with its points below each other.
  const [whole, fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

const isDigits = (text: string) => /^-?[1-9]\d*$/.test(text);
/** 0000-00-00 would read as no date. */
const isDate = (text: string) => /^(?!0000)\d{4}-\d\d-\d\d$/.test(text);
