import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** Changes with what this file writes; the index inside checks its own format. */
const FORMAT = 1;
const MAGIC = 0x495a4254; // "TBZI"
/** magic, format, length of the JSON head, checksum of all that follows it */
const FIXED_BYTES = 16;
const UNFINISHED = '.part';
/** An unfinished file this old was left by a crash. */
const STALE_MS = 3600_000;

/** The index of one layer version as it is kept on disk: whatever is needed to measure on it but the polygons. */
export type StoredIndex = {
  /** Which content it was built from: a store restored from a backup can use the same version number again. */
  identity: string;
  /** zone ids in the order of the index */
  ids: Float64Array;
  /** pairs of zones that lie over each other, as places in `ids` */
  pairs: { a: Uint32Array; b: Uint32Array };
  index: Uint8Array;
};

export const indexFolder = (folder: string) => join(folder, 'cache', 'zone-index');
const nameOf = (versionId: number) => `${versionId}-${FORMAT}.bin`;

/** Writes it under another name, to disk, and then puts it in place: a reader sees the whole or nothing. */
export function writeIndexFile(
  folder: string,
  versionId: number,
  { identity, ids, pairs, index }: StoredIndex,
): void {
  const head = Buffer.from(
    JSON.stringify({ identity, zones: ids.length, pairs: pairs.a.length, indexBytes: index.length }),
  );
  const sections = [padded(head), ...[ids, pairs.a, pairs.b].map((part) => padded(bytesOf(part))), index];
  const fixed = Buffer.alloc(FIXED_BYTES);
  fixed.writeUInt32LE(MAGIC, 0);
  fixed.writeUInt32LE(FORMAT, 4);
  fixed.writeUInt32LE(head.length, 8);
  fixed.writeUInt32LE(
    sections.reduce((sum, section) => crc32(section, sum), 0),
    12,
  );
  const into = indexFolder(folder);
  mkdirSync(into, { recursive: true });
  const part = join(into, `${nameOf(versionId)}.${process.pid}-${threadId}${UNFINISHED}`);
  try {
    const file = openSync(part, 'w', 0o600);
    try {
      for (const section of [fixed, ...sections]) writeWhole(file, section);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, join(into, nameOf(versionId)));
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
}

/**
 * Reads what was written for this version and content; null where there is none, or where it is damaged, cut short,
 * of another format or of other content. The index lies in memory that threads can share.
 */
export function readIndexFile(folder: string, versionId: number, identity: string): StoredIndex | null {
  const bytes = readShared(join(indexFolder(folder), nameOf(versionId)));
  if (!bytes || bytes.length < FIXED_BYTES) return null;
  const fixed = new DataView(bytes.buffer, 0, FIXED_BYTES);
  if (fixed.getUint32(0, true) !== MAGIC || fixed.getUint32(4, true) !== FORMAT) return null;
  if (crc32(bytes.subarray(FIXED_BYTES)) !== fixed.getUint32(12, true)) return null;
  const headBytes = fixed.getUint32(8, true);
  // A decoder does not take shared memory: the head is copied.
  const head = JSON.parse(Buffer.from(bytes.slice(FIXED_BYTES, FIXED_BYTES + headBytes)).toString('utf8'));
  if (head.identity !== identity) return null;
  const { zones, pairs, indexBytes } = head as { zones: number; pairs: number; indexBytes: number };
  const idsAt = FIXED_BYTES + roundUp(headBytes);
  const aAt = idsAt + 8 * zones;
  const bAt = aAt + roundUp(4 * pairs);
  const indexAt = bAt + roundUp(4 * pairs);
  if (indexAt + indexBytes !== bytes.length) return null;
  return {
    identity,
    ids: new Float64Array(bytes.buffer, idsAt, zones),
    pairs: { a: new Uint32Array(bytes.buffer, aAt, pairs), b: new Uint32Array(bytes.buffer, bAt, pairs) },
    index: bytes.subarray(indexAt),
  };
}

/** Removes the files of versions that are no longer in force, of other formats, and what crashes left. */
export function sweepIndexFiles(folder: string, inForce: readonly number[]): void {
  const keep = new Set(inForce.map(nameOf));
  const into = indexFolder(folder);
  let names: string[] = [];
  try {
    names = readdirSync(into);
  } catch {
    return; // there is no cache yet
  }
  for (const name of names) {
    const path = join(into, name);
    if (keep.has(name) || (name.endsWith(UNFINISHED) && !isStale(path))) continue;
    rmSync(path, { force: true });
  }
}

function isStale(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}

/** All bytes of a file in shared memory; null where it is not there or cannot be read. */
function readShared(path: string): Uint8Array | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(file, bytes, at, bytes.length - at, at);
      if (got === 0) return null;
      at += got;
    }
    return bytes;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

const roundUp = (bytes: number) => Math.ceil(bytes / 8) * 8;

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 8 === 0) return bytes;
  const longer = new Uint8Array(roundUp(bytes.length));
  longer.set(bytes);
  return longer;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
