import { refuse } from '../error.ts';
import type { Pair } from './pairs.ts';

const SENTINEL_BYTES = 22;

type Kind = 'text' | 'double' | 'int16' | 'int32' | 'int64' | 'byte' | 'chunk';

/** Kinds of values by the last code of each range (Autodesk, "DXF Reference": Group Code Value Types). */
const KINDS: readonly (readonly [last: number, kind: Kind])[] = [
  [9, 'text'],
  [59, 'double'],
  [79, 'int16'],
  [99, 'int32'],
  [109, 'text'],
  [149, 'double'],
  [169, 'int64'],
  [179, 'int16'],
  [239, 'double'],
  [289, 'int16'],
  [299, 'byte'],
  [309, 'text'],
  [319, 'chunk'],
  [369, 'text'],
  [389, 'int16'],
  [399, 'text'],
  [409, 'int16'],
  [419, 'text'],
  [429, 'int32'],
  [439, 'text'],
  [459, 'int32'],
  [469, 'double'],
  [1003, 'text'],
  [1004, 'chunk'],
  [1009, 'text'],
  [1059, 'double'],
  [1070, 'int16'],
  [1071, 'int32'],
];

/** Whether the bytes are a binary DXF. */
export function isBinary(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 18)) === 'AutoCAD Binary DXF';
}

/**
 * The groups of a binary DXF, texts by `decode`.
 * @throws FormatError `dxfCut`, `dxfSyntax` with the byte
 */
export function* pairsOfBinary(
  bytes: Uint8Array,
  file: string,
  decode: (bytes: Uint8Array) => string,
): Generator<Pair> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Up to R12 a code takes one byte; the first one is 0, and the text "SECTION" follows.
  const isWide = bytes[SENTINEL_BYTES + 1] === 0;
  let at = SENTINEL_BYTES;
  const need = (count: number): number => {
    if (at + count > bytes.length) throw refuse('dxfCut', file, { line: bytes.length });
    at += count;
    return at - count;
  };
  while (at < bytes.length) {
    const start = at;
    let code = isWide ? view.getInt16(need(2), true) : bytes[need(1)]!;
    if (!isWide && code === 255) code = view.getInt16(need(2), true);
    const kind = KINDS.find(([last]) => code <= last)?.[1];
    if (code < -5 || kind === undefined) throw refuse('dxfSyntax', file, { line: start, found: code });
    yield { code, value: readValue(kind), at: start };
    if (code === 0 && at >= bytes.length) return;
  }

  function readValue(kind: Kind): string {
    switch (kind) {
      case 'double':
        return String(view.getFloat64(need(8), true));
      case 'int16':
        return String(view.getInt16(need(2), true));
      case 'int32':
        return String(view.getInt32(need(4), true));
      case 'int64':
        return String(view.getBigInt64(need(8), true));
      case 'byte':
        return String(bytes[need(1)]);
      case 'chunk':
        need(bytes[need(1)]!);
        return '';
      case 'text': {
        const end = bytes.indexOf(0, at);
        if (end < 0) throw refuse('dxfCut', file, { line: bytes.length });
        return decode(bytes.subarray(need(end + 1 - at), end));
      }
    }
  }
}
