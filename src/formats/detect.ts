import { textKind } from './detectText.ts';
import { zipKind } from './detectZip.ts';
import type { ReasonCode } from './reasons.ts';

/** What the bytes really are (each a word of the `reasons` catalogue), whatever the file is called. */
export type Detected = Extract<
  ReasonCode,
  | 'empty'
  | 'zip'
  | 'kmz'
  | 'excel'
  | 'office'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'tar'
  | 'xz'
  | 'bzip2'
  | 'sqlite'
  | 'shp'
  | 'dbf'
  | 'flatGeobuf'
  | 'json'
  | 'kml'
  | 'gml'
  | 'html'
  | 'xml'
  | 'dxf'
  | 'dwg'
  | 'mdb'
  | 'ole'
  | 'program'
  | 'csv'
  | 'coordinateText'
  | 'vct'
  | 'tiff'
  | 'jpeg'
  | 'png'
  | 'pdf'
  | 'text'
  | 'binary'
>;

const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0));

const SIGNATURES: readonly (readonly [Detected, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['rar', ascii('Rar!\x1a\x07')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', ascii('BZh')],
  ['sqlite', ascii('SQLite format 3\0')],
  ['shp', [0x00, 0x00, 0x27, 0x0a]],
  ['flatGeobuf', ascii('fgb\x03fgb')],
  ['dxf', ascii('AutoCAD Binary DXF')],
  ['dwg', ascii('AC10')],
  ['mdb', ascii('\x00\x01\x00\x00Standard')],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['tiff', [0x49, 0x49, 0x2b, 0x00]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['program', ascii('MZ\x90\x00')],
];

/**
 * Judges by magic bytes, then by what the text looks like.
 * @param name decides between kinds of text that look the same: `.csv` and `.txt` with the same columns
 */
export function detect(bytes: Uint8Array, name = ''): Detected {
  if (bytes.length === 0) return 'empty';
  const kind = SIGNATURES.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
  if (kind === 'zip') return zipKind(bytes);
  if (kind === 'ole') return isWorkbook(bytes) ? 'excel' : 'ole';
  if (kind) return kind;
  if (looksLikeDbf(bytes)) return 'dbf';
  if (isTar(bytes)) return 'tar';
  return textKind(bytes, name);
}

/** An OLE2 container is a workbook when it has a stream of that name (UTF-16 in its directory). */
function isWorkbook(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    buffer.includes(Buffer.from('Workbook', 'utf16le')) || buffer.includes(Buffer.from('Book\0', 'utf16le'))
  );
}

/** dBase: version byte, a month and a day, a header length that fits whole field descriptors. */
function looksLikeDbf(bytes: Uint8Array): boolean {
  if (bytes.length < 65) return false;
  const versions = [0x03, 0x04, 0x30, 0x31, 0x83, 0x8b, 0xf5];
  const headerLength = bytes[8]! | (bytes[9]! << 8);
  return (
    versions.includes(bytes[0]!) &&
    bytes[2]! <= 12 &&
    bytes[3]! <= 31 &&
    headerLength % 32 <= 8 &&
    headerLength >= 65
  );
}

/** Where a tar header says so. */
const TAR_MAGIC_AT = 257;

function isTar(bytes: Uint8Array): boolean {
  return ascii('ustar').every((byte, i) => bytes[TAR_MAGIC_AT + i] === byte);
}
