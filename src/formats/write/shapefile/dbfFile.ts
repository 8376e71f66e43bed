import type { RawValue } from '../../types.ts';
import { WriteError } from '../error.ts';
import { encodeGbk } from '../gbk.ts';
import { cellText, type DbfColumn, MAX_TEXT_BYTES } from './column.ts';
import { MAX_MEMBER_BYTES, memberTooLarge } from './shpFile.ts';

export type Encoding = 'gbk' | 'utf-8';

/** dBase III's own limits. */
const MAX_COLUMNS = 255;
const MAX_RECORD_BYTES = 65_535;
const DESCRIPTOR = 32;
/** Language driver id of CP936; with UTF-8 only the .cpg says so. */
const LDID_GBK = 0x4d;
const BLANK = 0x20;

export function encoderOf(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding === 'gbk') return encodeGbk;
  const encoder = new TextEncoder();
  return (text) => encoder.encode(text);
}

/**
 * The .dbf of rows whose columns are known. `onCut` hears of each text that dBase's 254 bytes could not hold.
 * @throws WriteError `tooManyFields`, `tooLarge`
 */
export function* dbfBytes(
  columns: readonly (DbfColumn & { name: string })[],
  rows: Iterable<readonly RawValue[]>,
  count: number,
  encoding: Encoding,
  onCut: (column: number) => void,
): Generator<Uint8Array> {
  const encode = encoderOf(encoding);
  const recordLength = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  checkLimits(columns.length, recordLength, count);
  yield header(columns, count, recordLength, encoding);
  for (const values of rows) {
    const record = new Uint8Array(recordLength).fill(BLANK);
    let at = 1;
    columns.forEach((column, i) => {
      const bytes = encode(cellText(values[i], column));
      const fits = bytes.length <= column.length ? bytes : wholeCharacters(bytes, column.length, encoding);
      if (fits !== bytes) onCut(i);
      // Numbers stand to the right, text to the left.
      record.set(fits, column.type === 'C' ? at : at + column.length - fits.length);
      at += column.length;
    });
    yield record;
  }
  yield Uint8Array.of(0x1a);
}

/** The beginning of an encoded text that ends with a whole character. */
export function wholeCharacters(bytes: Uint8Array, most: number, encoding: Encoding): Uint8Array {
  let end = 0;
  for (let next = 0; next <= most && next <= bytes.length; ) {
    end = next;
    if (next === bytes.length) break;
    next += encoding === 'gbk' ? (bytes[next] >= 0x80 ? 2 : 1) : utf8Length(bytes[next]);
  }
  return bytes.subarray(0, end);
}

const utf8Length = (lead: number) => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

function header(
  columns: readonly (DbfColumn & { name: string })[],
  count: number,
  recordLength: number,
  encoding: Encoding,
): Uint8Array {
  const encode = encoderOf(encoding);
  const bytes = Buffer.alloc(DESCRIPTOR + DESCRIPTOR * columns.length + 1);
  const today = new Date();
  bytes.set([3, today.getUTCFullYear() - 1900, today.getUTCMonth() + 1, today.getUTCDate()]);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt16LE(bytes.length, 8);
  bytes.writeUInt16LE(recordLength, 10);
  bytes[29] = encoding === 'gbk' ? LDID_GBK : 0;
  columns.forEach(({ name, type, length, decimals }, i) => {
    const at = DESCRIPTOR * (i + 1);
    bytes.set(encode(name), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = length;
    bytes[at + 17] = decimals;
  });
  bytes[bytes.length - 1] = 0x0d;
  return bytes;
}

function checkLimits(columns: number, recordLength: number, count: number): void {
  if (columns > MAX_COLUMNS || recordLength > MAX_RECORD_BYTES) {
    throw new WriteError(
      'tooManyFields',
      `${columns} 个字段（每条 ${recordLength} 字节）超过 DBF 的上限（${MAX_COLUMNS} 个、${MAX_RECORD_BYTES} 字节）；请改用 GeoPackage`,
      `${columns} fields (${recordLength} bytes a record) exceed dBase's ${MAX_COLUMNS} fields and ${MAX_RECORD_BYTES} bytes; use GeoPackage`,
    );
  }
  if (recordLength * count + MAX_TEXT_BYTES > MAX_MEMBER_BYTES) throw memberTooLarge('.dbf');
}
