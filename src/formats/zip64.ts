import { findEnd } from './detectZip.ts';
import type { ZipEntry } from './zip.ts';

/** Where the central directory lies and how many entries it says to have. */
export type Directory = { at: number; end: number; count: number };

const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64 = 0x06064b50;
const END64_SIZE = 56;
const MARK16 = 0xffff;
const MARK32 = 0xffffffff;
const EXTRA_ZIP64 = 0x0001;

/** Finds the central directory, by the ZIP64 records where there are (APPNOTE 4.3.14–4.3.16); else says what is wrong. */
export function findDirectory(view: DataView): Directory | 'noEnd' | 'zip64' {
  const end = findEnd(view);
  if (end < 0) return 'noEnd';
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const at = view.getUint32(end + 16, true);
  if (count === MARK16 || size === MARK32 || at === MARK32) {
    const long = longDirectory(view, end);
    if (long !== null) return long;
    if (at === MARK32 || size === MARK32) return 'zip64';
  }
  return at + size > end ? 'noEnd' : { at, end, count };
}

function longDirectory(view: DataView, end: number): Directory | null {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return null;
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (end64 + END64_SIZE > locator || view.getUint32(end64, true) !== END64) return null;
  const count = Number(view.getBigUint64(end64 + 32, true));
  const size = Number(view.getBigUint64(end64 + 40, true));
  const at = Number(view.getBigUint64(end64 + 48, true));
  return at + size > end64 ? null : { at, end: end64, count };
}

type Sizes = Pick<ZipEntry, 'unpackedBytes' | 'packedBytes' | 'headerOffset'>;

/** Sizes and offset of an entry; where they are beyond 32 bits, from its extra field (APPNOTE 4.5.3). */
export function longSizes(extra: Uint8Array, sizes: Sizes): Sizes {
  const field = extraField(extra, EXTRA_ZIP64);
  if (field === null) return sizes;
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength);
  let at = 0;
  const long = (value: number) => {
    if (value !== MARK32 || at + 8 > field.length) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  const unpackedBytes = long(sizes.unpackedBytes);
  const packedBytes = long(sizes.packedBytes);
  return { unpackedBytes, packedBytes, headerOffset: long(sizes.headerOffset) };
}

/** Content of the extra field with this id; `null` where there is none. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id) return extra.subarray(at + 4, Math.min(at + 4 + size, extra.length));
    at += 4 + size;
  }
  return null;
}
