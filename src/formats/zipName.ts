import { crc32 } from 'node:zlib';
import { extraField } from './zip64.ts';

const FLAG_UTF8 = 1 << 11;
const EXTRA_UNICODE_PATH = 0x7075;

/**
 * Name of an entry, `/` as separator. A Unicode Path field that belongs to these very bytes wins (APPNOTE 4.6.9); else
 * the bytes are UTF-8 if they can be, whatever the flag says, and GB18030 if not: Chinese Windows packs names in GBK
 * without the flag, some tools set it over GBK, newer ones write UTF-8 without it.
 */
export function entryName(bytes: Uint8Array, flags: number, extra: Uint8Array): string {
  return decodeName(unicodePath(bytes, extra) ?? bytes, flags).replaceAll('\\', '/');
}

function unicodePath(bytes: Uint8Array, extra: Uint8Array): Uint8Array | null {
  const field = extraField(extra, EXTRA_UNICODE_PATH);
  if (field === null || field.length < 6 || field[0] !== 1) return null;
  const crc = new DataView(field.buffer, field.byteOffset).getUint32(1, true);
  return crc === crc32(bytes) ? field.subarray(5) : null;
}

function decodeName(bytes: Uint8Array, flags: number): string {
  const isSaidUtf8 = (flags & FLAG_UTF8) !== 0;
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null && (isSaidUtf8 || !isGbkRather(utf8))) return utf8;
  return (
    strictly('gb18030', bytes) ?? utf8 ?? new TextDecoder(isSaidUtf8 ? 'utf-8' : 'gb18030').decode(bytes)
  );
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Short GBK names can pass as UTF-8, and then read as Greek, Cyrillic, Arabic or rare Latin letters only. */
function isGbkRather(utf8: string): boolean {
  const foreign = Array.from(utf8).filter((char) => char > '\u007F');
  return foreign.length > 0 && foreign.every((char) => char <= '\u07FF');
}

/** Whether a name would leave the folder it is unpacked into. Nothing is; but no honest archive has such names. */
export function isUnsafe(name: string): boolean {
  return (
    name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0')
  );
}

/** What macOS and Windows put into archives for themselves. */
export function isJunk(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return (
    name.startsWith('__MACOSX/') ||
    base.startsWith('._') ||
    base === '.DS_Store' ||
    base === 'Thumbs.db' ||
    base === 'desktop.ini'
  );
}
