import type { FlatPolygon } from './flat.ts';
import { bbox } from './flat.ts';
import { WkbError } from './wkbError.ts';
import { decodeWkb } from './wkbRead.ts';

const HEADER_BYTES = 8;
const ENVELOPE_BYTES = 32;
const IS_LITTLE_ENDIAN = 1;
const HAS_XY_ENVELOPE = 1 << 1;
const IS_EMPTY = 1 << 4;
const WKB_POLYGON = 3;
const WKB_MULTIPOLYGON = 6;
/** Bytes of each envelope kind of the GeoPackage header: none, XY, XYZ, XYM, XYZM. */
const ENVELOPE_SIZES = [0, 32, 48, 48, 64];
const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Bytes of the little-endian WKB of a polygon, written as MULTIPOLYGON. */
function wkbSize(polygon: FlatPolygon): number {
  return 9 + 9 * polygon.partEnds.length + 4 * polygon.ringEnds.length + 8 * polygon.coords.length;
}

function writeWkb(polygon: FlatPolygon, bytes: Uint8Array, offset: number): void {
  const { coords, ringEnds, partEnds } = polygon;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = new Uint8Array(coords.buffer, coords.byteOffset, coords.byteLength);
  let at = offset;
  const head = (type: number, count: number) => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type, true);
    view.setUint32(at + 5, count, true);
    at += 9;
  };
  head(WKB_MULTIPOLYGON, partEnds.length);
  let ring = 0;
  let vertex = 0;
  for (const partEnd of partEnds) {
    head(WKB_POLYGON, partEnd - ring);
    for (; ring < partEnd; ring++) {
      const end = ringEnds[ring];
      view.setUint32(at, end - vertex, true);
      at += 4;
      if (HOST_IS_LITTLE_ENDIAN) bytes.set(raw.subarray(16 * vertex, 16 * end), at);
      else
        for (let i = 2 * vertex; i < 2 * end; i++)
          view.setFloat64(at + 8 * (i - 2 * vertex), coords[i], true);
      at += 16 * (end - vertex);
      vertex = end;
    }
  }
}

/** Little-endian OGC WKB, always MULTIPOLYGON. */
export function encodeWkb(polygon: FlatPolygon): Uint8Array {
  const bytes = new Uint8Array(wkbSize(polygon));
  writeWkb(polygon, bytes, 0);
  return bytes;
}

/** A GeoPackage geometry blob: little endian, with an XY envelope, MULTIPOLYGON (OGC 12-128r19, 2.1.3). */
export function encodeGpkg(polygon: FlatPolygon, srsId = 4490): Uint8Array {
  const box = bbox(polygon);
  const start = HEADER_BYTES + (box === null ? 0 : ENVELOPE_BYTES);
  const bytes = new Uint8Array(start + wkbSize(polygon));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 0x47);
  view.setUint8(1, 0x50);
  view.setUint8(3, IS_LITTLE_ENDIAN | (box === null ? IS_EMPTY : HAS_XY_ENVELOPE));
  view.setInt32(4, srsId, true);
  if (box !== null) {
    view.setFloat64(8, box[0], true);
    view.setFloat64(16, box[2], true);
    view.setFloat64(24, box[1], true);
    view.setFloat64(32, box[3], true);
  }
  writeWkb(polygon, bytes, start);
  return bytes;
}

/**
 * Reads a GeoPackage geometry blob of a polygon or multipolygon, in any byte order and dimension (Z and M are
 * dropped). Coordinates stand as they are. Throws `WkbError`.
 */
export function decodeGpkg(blob: Uint8Array): { polygon: FlatPolygon; srsId: number } {
  if (blob.length < HEADER_BYTES) throw new WkbError('truncated', blob.length, 'shorter than its header');
  if (blob[0] !== 0x47 || blob[1] !== 0x50)
    throw new WkbError('notGeoPackage', 0, 'does not begin with "GP"');
  const flags = blob[3];
  const envelope = ENVELOPE_SIZES[(flags >> 1) & 7];
  if (envelope === undefined) throw new WkbError('notGeoPackage', 3, 'unknown envelope kind');
  if ((flags & 0x20) !== 0) throw new WkbError('notPolygon', 3, 'an extension geometry');
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const srsId = view.getInt32(4, (flags & IS_LITTLE_ENDIAN) !== 0);
  return { polygon: decodeWkb(blob, HEADER_BYTES + envelope), srsId };
}
