import { constants, crc32, inflateRawSync } from 'node:zlib';
import { refuse } from './error.ts';
import * as limits from './limits.ts';
import type { ReasonCode } from './reasons.ts';
import { type Directory, findDirectory, longSizes } from './zip64.ts';
import { entryName, isJunk, isUnsafe } from './zipName.ts';

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

/** What an archive and those in it would take, together. */
export type ZipTotals = { entries: number; bytes: number };

const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const FLAG_ENCRYPTED = 1;

/**
 * Lists the files (folders and macOS junk left out).
 * @throws FormatError `zip…` when damaged, encrypted, too large, or when a name leaves its folder
 */
export function listZip(bytes: Uint8Array, file: string): ZipEntry[] {
  const view = viewOf(bytes);
  const directory = findDirectory(view);
  if (typeof directory === 'string') throw damaged(file, directory);
  if (directory.count > limits.MAX_ENTRIES) {
    throw refuse('zipTooManyEntries', file, { entries: directory.count, limit: limits.MAX_ENTRIES });
  }
  const entries = readDirectory(bytes, view, directory, file);
  checkOverlap(entries, directory.at, file);
  checkTotals(entries, { entries: 0, bytes: 0 }, file);
  return entries;
}

function readDirectory(bytes: Uint8Array, view: DataView, { at, end, count }: Directory, file: string) {
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw damaged(file, 'directoryCut', i + 1);
    }
    const nameEnd = at + CENTRAL_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > end) throw damaged(file, 'directoryCut', i + 1);
    const flags = view.getUint16(at + 8, true);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const name = entryName(bytes.subarray(at + CENTRAL_SIZE, nameEnd), flags, extra);
    const sizes = longSizes(extra, {
      unpackedBytes: view.getUint32(at + 24, true),
      packedBytes: view.getUint32(at + 20, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes,
    };
    at = extraEnd + view.getUint16(at + 32, true);
    if (isUnsafe(name)) throw refuse('zipUnsafeName', file, { entry: name });
    if (name.endsWith('/') || isJunk(name)) continue;
    if (flags & FLAG_ENCRYPTED) throw refuse('zipEncrypted', file, { entry: name });
    entries.push(entry);
  }
  return entries;
}

/**
 * Unpacks one entry into memory, never beyond what its directory entry promised.
 * @throws FormatError `zipDamaged` (cut short, wrong length, wrong CRC), `zipMethod`
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const packed = packedOf(bytes, entry, file);
  if (entry.method === 0 && packed.length !== entry.unpackedBytes)
    throw damaged(file, 'notInflatable', entry.name);
  const data = inflate(packed, entry, file);
  if (data.length !== entry.unpackedBytes) throw damaged(file, 'notInflatable', entry.name);
  if (crc32(data) !== entry.crc) throw damaged(file, 'crc', entry.name);
  return data;
}

/** Packed bytes from which the beginning of an entry is judged; they unpack to 4 MiB at most. */
const PEEKED_BYTES = 4_096;

/**
 * The beginning of an entry, unchecked: enough to tell what it is without unpacking it.
 * @throws FormatError `zipDamaged`, `zipMethod`
 */
export function peek(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const packed = packedOf(bytes, entry, file).subarray(0, PEEKED_BYTES);
  if (entry.method === 0) return packed;
  checkMethod(entry, file);
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw damaged(file, 'notInflatable', entry.name);
  }
}

function packedOf(bytes: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    throw damaged(file, 'noLocalHeader', entry.name);
  }
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedBytes > bytes.length) throw damaged(file, 'dataCut', entry.name);
  return bytes.subarray(start, start + entry.packedBytes);
}

function inflate(packed: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  if (entry.method === 0) return packed;
  checkMethod(entry, file);
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(entry.unpackedBytes, 1),
      // In one piece: joining thousands of small ones takes longer than unpacking them.
      chunkSize: Math.min(Math.max(entry.unpackedBytes + 1, LEAST_CHUNK), MOST_CHUNK),
    });
  } catch {
    throw damaged(file, 'notInflatable', entry.name);
  }
}

/** What zlib takes as the size of a piece of its output. */
const LEAST_CHUNK = 64;
const MOST_CHUNK = 2 ** 30;

function checkMethod({ name, method }: ZipEntry, file: string): void {
  if (method !== 8) throw refuse('zipMethod', file, { entry: name, method });
}

/** Entries that share their data, as in the bombs that need no nesting, and data that reaches into the directory. */
function checkOverlap(entries: readonly ZipEntry[], directoryAt: number, file: string): void {
  const inOrder = entries.toSorted((a, b) => a.headerOffset - b.headerOffset);
  inOrder.forEach((entry, i) => {
    const next = inOrder[i + 1]?.headerOffset ?? directoryAt;
    if (entry.headerOffset + LOCAL_SIZE + entry.packedBytes <= next) return;
    if (i + 1 < inOrder.length) throw refuse('zipOverlap', file, { entry: entry.name });
    throw damaged(file, 'dataCut', entry.name);
  });
}

/**
 * Adds an archive's entries to the totals of those around it.
 * @throws FormatError `zipTooManyEntries`, `zipTooLarge`, `zipRatio`
 */
export function checkTotals(entries: readonly ZipEntry[], totals: ZipTotals, file: string): void {
  totals.entries += entries.length;
  if (totals.entries > limits.MAX_ENTRIES) {
    throw refuse('zipTooManyEntries', file, { entries: totals.entries, limit: limits.MAX_ENTRIES });
  }
  for (const { name, packedBytes, unpackedBytes } of entries) {
    totals.bytes += unpackedBytes;
    const isTooLarge = unpackedBytes > limits.MAX_ENTRY_BYTES;
    if (isTooLarge || totals.bytes > limits.MAX_UNPACKED_BYTES) {
      const limit = isTooLarge ? limits.MAX_ENTRY_BYTES : limits.MAX_UNPACKED_BYTES;
      throw refuse('zipTooLarge', file, {
        entry: name,
        bytes: isTooLarge ? unpackedBytes : totals.bytes,
        limit,
      });
    }
    const ratio = Math.round(unpackedBytes / Math.max(packedBytes, 1));
    if (unpackedBytes > limits.RATIO_FREE_BYTES && ratio > limits.MAX_RATIO) {
      throw refuse('zipRatio', file, { entry: name, ratio, limit: limits.MAX_RATIO });
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(file: string, reason: ReasonCode, entry: string | number = '') {
  return refuse('zipDamaged', file, { reason, entry });
}
