import { dbfEncoding, type Encoding, fieldDecoder } from './encoding.ts';
import { refuse } from './error.ts';
import * as limits from './limits.ts';
import type { RawValue } from './types.ts';

/**
 * The attribute table of a shapefile (dBase III to FoxPro). Read here rather than by GDAL because this is
 * where Chinese files go wrong: GDAL replaces what it cannot decode without a word, and turns 18-digit
 * codes in number fields into inexact doubles.
 */
export type DbfField = { name: string; type: string; length: number; decimals: number; offset: number };

export type DbfTable = {
  fields: DbfField[];
  encoding: Encoding;
  /** Records including deleted ones; record i belongs to shape i. */
  records: number;
  /** 0-based indexes of records marked deleted. */
  deleted: Set<number>;
  /** Attributes of record `index` (0-based). @throws FormatError `encoding` naming record and field */
  row: (index: number) => Record<string, RawValue>;
};

type Layout = { records: number; headerLength: number; recordLength: number; ldid: number };
type RawField = Omit<DbfField, 'name'> & { nameBytes: Uint8Array };

const DESCRIPTOR = 32;
const DELETED = 0x2a;

/** @throws FormatError `dbfHeader`, `dbfTruncated`, `tooManyFields`, `encodingUnknown`, `encoding` */
export function openDbf(
  bytes: Uint8Array,
  file: string,
  about: { chosenEncoding?: string; cpg?: string } = {},
): DbfTable {
  const layout = readLayout(bytes, file);
  const raw = readFields(bytes, layout, file);
  const start = (index: number) => layout.headerLength + index * layout.recordLength;
  const encoding = dbfEncoding(textOf(bytes, layout, raw), {
    chosen: about.chosenEncoding,
    cpg: about.cpg,
    ldid: layout.ldid,
    file,
  });
  const decode = fieldDecoder(encoding.name);
  const names = uniqueNames(raw, decode, encoding.name, file);
  const fields = raw.map(({ nameBytes: _, ...rest }, i) => ({ name: names[i], ...rest }));
  const deleted = new Set<number>();
  for (let i = 0; i < layout.records; i++) if (bytes[start(i)] === DELETED) deleted.add(i);
  const row = (index: number) =>
    Object.fromEntries(
      fields.map((field) => {
        const at = start(index) + field.offset;
        try {
          return [field.name, fieldValue(bytes.subarray(at, at + field.length), field, decode)];
        } catch {
          throw refuse('encoding', file, { field: field.name, encoding: encoding.name }, index + 1);
        }
      }),
    );
  return { fields, encoding, records: layout.records, deleted, row };
}

/** Rows searched for texts, and how many are taken. */
const SEARCHED_ROWS = 20_000;
const MAX_SAMPLES = 8;

/** Texts beyond ASCII, undecoded: field names, then the first values. Of a table that cannot be read, none. */
export function dbfTextSamples(bytes: Uint8Array): Uint8Array[] {
  try {
    const layout = readLayout(bytes, '');
    const rows = { ...layout, records: Math.min(layout.records, SEARCHED_ROWS) };
    const texts = textOf(bytes, rows, readFields(bytes, layout, ''), MAX_SAMPLES);
    const foreign = texts.filter((text) => text.some((byte) => byte >= 0x80));
    return [...new Map(foreign.map((text) => [text.join(), text])).values()].slice(0, MAX_SAMPLES);
  } catch {
    return [];
  }
}

function readLayout(bytes: Uint8Array, file: string): Layout {
  if (bytes.length < DESCRIPTOR + 1)
    throw refuse('dbfHeader', file, { reason: 'tooShort', bytes: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = {
    records: view.getUint32(4, true),
    headerLength: view.getUint16(8, true),
    recordLength: view.getUint16(10, true),
    ldid: view.getUint8(29),
  };
  if (layout.headerLength < DESCRIPTOR + 1 || layout.headerLength > bytes.length) {
    throw refuse('dbfHeader', file, { reason: 'headerLength', bytes: layout.headerLength });
  }
  if (layout.recordLength < 1) throw refuse('dbfHeader', file, { reason: 'recordLengthZero' });
  if (layout.records > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: layout.records, limit: limits.MAX_FEATURES });
  }
  const whole = Math.floor((bytes.length - layout.headerLength) / layout.recordLength);
  if (whole < layout.records) throw refuse('dbfTruncated', file, { expected: layout.records, found: whole });
  return layout;
}

function readFields(bytes: Uint8Array, layout: Layout, file: string): RawField[] {
  const fields: RawField[] = [];
  let offset = 1;
  for (let at = DESCRIPTOR; at + DESCRIPTOR <= layout.headerLength && bytes[at] !== 0x0d; at += DESCRIPTOR) {
    const type = String.fromCharCode(bytes[at + 11]);
    // FoxPro and Clipper spread the length of wide character fields over both bytes.
    const wide = type === 'C' ? bytes[at + 17] * 256 : 0;
    const length = bytes[at + 16] + wide;
    const zero = bytes.subarray(at, at + 11).indexOf(0);
    const nameBytes = bytes.subarray(at, at + (zero < 0 ? 11 : zero));
    fields.push({ type, length, decimals: type === 'C' ? 0 : bytes[at + 17], offset, nameBytes });
    offset += length;
  }
  if (fields.length > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields: fields.length, limit: limits.MAX_FIELDS });
  }
  if (offset > layout.recordLength) {
    throw refuse('dbfHeader', file, {
      reason: 'fieldsTooWide',
      needed: offset,
      bytes: layout.recordLength,
    });
  }
  return fields;
}

/** All bytes that hold text: field names and character values, blanks trimmed; of each field `perField` at most. */
function textOf(bytes: Uint8Array, layout: Layout, fields: RawField[], perField = Infinity): Uint8Array[] {
  const text = fields.map((field) => field.nameBytes);
  for (const field of fields) {
    if (field.type !== 'C') continue;
    let taken = 0;
    for (let i = 0; i < layout.records && taken < perField; i++) {
      const at = layout.headerLength + i * layout.recordLength + field.offset;
      const value = trimmed(bytes.subarray(at, at + field.length));
      if (!value.some((byte) => byte >= 0x80)) continue;
      text.push(value);
      taken++;
    }
  }
  return text;
}

function uniqueNames(
  raw: RawField[],
  decode: (b: Uint8Array) => string,
  encoding: string,
  file: string,
): string[] {
  const seen = new Set<string>();
  return raw.map(({ nameBytes }, i) => {
    let name: string;
    try {
      name = decode(nameBytes).trim() || `field_${i + 1}`;
    } catch {
      throw refuse('encoding', file, { field: `#${i + 1}`, encoding });
    }
    let unique = name;
    for (let n = 2; seen.has(unique); n++) unique = `${name}_${n}`;
    seen.add(unique);
    return unique;
  });
}

function fieldValue(bytes: Uint8Array, field: DbfField, decode: (bytes: Uint8Array) => string): RawValue {
  switch (field.type) {
    case 'I':
      return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
    case 'O':
    case 'B':
      return field.length === 8
        ? finite(new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true))
        : null;
    default:
      return textValue(decode(trimmed(bytes)), field);
  }
}

function textValue(text: string, field: DbfField): RawValue {
  if (field.type === 'C') return text === '' ? null : text;
  const plain = text.trim();
  // Empty numbers are written as blanks, zeros bytes or asterisks (overflow).
  if (plain === '' || /^\*+$/.test(plain)) return null;
  if (field.type === 'D') return isoDate(plain);
  if (field.type === 'N' || field.type === 'F') return numberOrText(plain);
  return plain;
}

/** `20260501` → `2026-05-01`; 0 and blanks mean no date; anything else stays as it is written. */
function isoDate(text: string): string | null {
  if (/^0+$/.test(text)) return null;
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : text;
}

/** Whole numbers a double cannot hold are codes: they stay text. */
function numberOrText(text: string): RawValue {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Without the blanks and zero bytes that fill a field up. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}
