import { readFileSync, writeFileSync } from 'node:fs';
import type { OverlayResult } from '../../../src/geo/overlay/result.ts';

/** Keeps pairs in a file for another process of this machine: areas, then patches, then zones. */
export function writePairs(path: string, { patch, zone, areaM2 }: OverlayResult): void {
  const bytes = (array: Uint32Array | Float64Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  writeFileSync(path, Buffer.concat([bytes(areaM2), bytes(patch), bytes(zone)]));
}

export function readPairs(path: string): OverlayResult {
  const { buffer } = Uint8Array.from(readFileSync(path));
  const size = buffer.byteLength / 16;
  return {
    areaM2: new Float64Array(buffer, 0, size),
    patch: new Uint32Array(buffer, 8 * size, size),
    zone: new Uint32Array(buffer, 12 * size, size),
  };
}
