import { crc32, inflateRawSync } from 'node:zlib';
import { refuse } from './error.ts';
import * as limits from './limits.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * A ZIP archive judged by its central directory before anything is unpacked (APPNOTE 6.3.10, 4.3).
 * Names are labels for matching and messages only: nothing is ever written under a name from an archive.
 */
export type ZipEntry = {
  /** Name in the archive, `/` as separator. */
  name: string;
  method: number;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  headerOffset: number;
};

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ZIP64_MARK = 0xffffffff;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 1 << 11;

/**
 * Lists the files (folders and macOS junk left out).
 * @throws FormatError `zip…` when damaged, encrypted, too large, or when a name leaves its folder
 */
export function listZip(bytes: Uint8Array, file: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view, file);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === ZIP64_MARK) throw damaged(file, 'zip64');
  if (count > limits.MAX_ENTRIES) {
    throw refuse('zipTooManyEntries', file, { entries: count, limit: limits.MAX_ENTRIES });
  }
  if (at + size > end) throw damaged(file, 'noEnd');
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw damaged(file, 'directoryCut', i + 1);
    }
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const entry: ZipEntry = {
      name: entryName(bytes.subarray(at + 46, at + 46 + nameLength), flags),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    checkName(entry.name, file);
    if (entry.name.endsWith('/') || isJunk(entry.name)) continue;
    if (flags & FLAG_ENCRYPTED) throw refuse('zipEncrypted', file, { entry: entry.name });
    entries.push(entry);
  }
  checkSizes(entries, file);
  return entries;
}

/**
 * Unpacks one entry into memory, never beyond what its directory entry promised.
 * @throws FormatError `zipDamaged` (cut short, wrong length, wrong CRC), `zipMethod`
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    throw damaged(file, 'noLocalHeader', entry.name);
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedBytes > bytes.length) throw damaged(file, 'dataCut', entry.name);
  const data = inflate(bytes.subarray(start, start + entry.packedBytes), entry, file);
  if (data.length !== entry.unpackedBytes) throw damaged(file, 'notInflatable', entry.name);
  if (crc32(data) !== entry.crc) throw damaged(file, 'crc', entry.name);
  return data;
}

function inflate(packed: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw refuse('zipMethod', file, { entry: entry.name, method: entry.method });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpackedBytes, 1) });
  } catch {
    throw damaged(file, 'notInflatable', entry.name);
  }
}

function findEnd(view: DataView, file: string): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged(file, 'noEnd');
}

/** Chinese Windows packs names in GBK without the UTF-8 flag; newer tools set it or write UTF-8 anyway. */
function entryName(bytes: Uint8Array, flags: number): string {
  const utf8 = () => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  let name: string;
  try {
    name = utf8();
  } catch {
    name = new TextDecoder(flags & FLAG_UTF8 ? 'utf-8' : 'gb18030').decode(bytes);
  }
  return name.replaceAll('\\', '/');
}

function checkName(name: string, file: string): void {
  const parts = name.split('/');
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..') || name.includes('\0')) {
    throw refuse('zipUnsafeName', file, { entry: name });
  }
}

function isJunk(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return (
    name.startsWith('__MACOSX/') || base.startsWith('._') || base === '.DS_Store' || base === 'Thumbs.db'
  );
}

function checkSizes(entries: ZipEntry[], file: string): void {
  let total = 0;
  for (const { name, packedBytes, unpackedBytes } of entries) {
    total += unpackedBytes;
    if (unpackedBytes > limits.MAX_ENTRY_BYTES || total > limits.MAX_UNPACKED_BYTES) {
      const limit =
        unpackedBytes > limits.MAX_ENTRY_BYTES ? limits.MAX_ENTRY_BYTES : limits.MAX_UNPACKED_BYTES;
      throw refuse('zipTooLarge', file, { entry: name, bytes: Math.max(unpackedBytes, total), limit });
    }
    const ratio = Math.round(unpackedBytes / Math.max(packedBytes, 1));
    if (unpackedBytes > limits.RATIO_FREE_BYTES && ratio > limits.MAX_RATIO) {
      throw refuse('zipRatio', file, { entry: name, ratio, limit: limits.MAX_RATIO });
    }
  }
}

function damaged(file: string, reason: ReasonCode, entry: string | number = '') {
  return refuse('zipDamaged', file, { reason, entry });
}
