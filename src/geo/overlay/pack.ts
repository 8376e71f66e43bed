/** Arrays of an index by name, in the order in which they lie in its bytes. */
const LAYOUT = [
  ['xy', Float64Array],
  ['boxes', Float64Array],
  ['ringStarts', Uint32Array],
  ['ringNodes', Uint32Array],
  ['ringOwner', Uint32Array],
  ['polygonRings', Uint32Array],
  ['ringOfItem', Uint32Array],
  ['search', Uint8Array],
] as const;

export type Packed = {
  [Name in (typeof LAYOUT)[number][0]]: Name extends 'xy' | 'boxes'
    ? Float64Array
    : Name extends 'search'
      ? Uint8Array
      : Uint32Array;
};

/** First bytes of an index, and the number of its format: another engine must not read what this one wrote. */
const MAGIC = 0x49425554;
/** Raise whenever what the arrays mean changes. */
export const INDEX_FORMAT = 1;
/** Magic, format and a spare word, then the length in bytes of each array as a double; all arrays begin at 8. */
const HEADER = 8 + 8 * LAYOUT.length;

const padded = (bytes: number) => Math.ceil(bytes / 8) * 8;

/** Bytes that `pack` writes. */
export function packedSize(arrays: Packed): number {
  return LAYOUT.reduce((size, [name]) => size + padded(arrays[name].byteLength), HEADER);
}

/** Writes the arrays into `bytes`, which begin at a multiple of 8 and have room for `packedSize`. */
export function pack(arrays: Packed, bytes: Uint8Array): void {
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, INDEX_FORMAT, true);
  let at = HEADER;
  LAYOUT.forEach(([name], i) => {
    const { buffer, byteOffset, byteLength } = arrays[name];
    header.setFloat64(8 + 8 * i, byteLength, true);
    bytes.set(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  });
}

/** The arrays that lie in `bytes`, without copying them. Throws a RangeError on anything else than an index. */
export function unpack(bytes: Uint8Array): Packed {
  const { buffer, byteOffset, byteLength } = bytes;
  if (byteLength < HEADER || byteOffset % 8 !== 0) throw foreign(`${byteLength} bytes at ${byteOffset}`);
  const header = new DataView(buffer, byteOffset, HEADER);
  const format = header.getUint32(4, true);
  if (header.getUint32(0, true) !== MAGIC || format !== INDEX_FORMAT) throw foreign(`format ${format}`);
  const arrays: Record<string, unknown> = {};
  let at = HEADER;
  LAYOUT.forEach(([name, ArrayType], i) => {
    const length = header.getFloat64(8 + 8 * i, true);
    if (!(length >= 0) || length % ArrayType.BYTES_PER_ELEMENT !== 0 || at + length > byteLength) {
      throw foreign(`${name}: ${length} bytes`);
    }
    arrays[name] = new ArrayType(
      buffer as ArrayBuffer,
      byteOffset + at,
      length / ArrayType.BYTES_PER_ELEMENT,
    );
    at += padded(length);
  });
  if (at !== byteLength) throw foreign(`${byteLength} bytes instead of ${at}`);
  return arrays as Packed;
}

function foreign(what: string): RangeError {
  return new RangeError(`不是本版本的图层索引 not an index of this version: ${what}`);
}
