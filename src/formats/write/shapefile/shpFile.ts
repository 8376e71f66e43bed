import type { FlatPolygon } from '../../../geo/flat.ts';
import { WriteError } from '../error.ts';
import type { Output } from '../output.ts';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
const VERSION = 1000;
const POLYGON = 5;
/** Bytes of a polygon before its list of rings: type, box, two counts. */
const POLYGON_HEAD = 44;
/** ESRI's limit for each member of a shapefile. */
export const MAX_MEMBER_BYTES = 0x7fff_ffff;

type Box = [number, number, number, number];

/** The .shp and .shx of polygons (ESRI Shapefile Technical Description, 1998), record by record. */
export function shpWriter(shp: Output, shx: Output) {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  let records = 0;
  shp.write(new Uint8Array(HEADER_BYTES));
  shx.write(new Uint8Array(HEADER_BYTES));
  return {
    /** A polygon in the file's own coordinates, outer rings clockwise. @throws WriteError `tooLarge` */
    add(polygon: FlatPolygon): void {
      records += 1;
      const record = recordOf(polygon, records, box);
      if (shp.bytes + record.length > MAX_MEMBER_BYTES) throw memberTooLarge('.shp');
      const index = Buffer.alloc(8);
      index.writeInt32BE(shp.bytes / 2, 0);
      index.writeInt32BE((record.length - 8) / 2, 4);
      shp.write(record);
      shx.write(index);
    },
    /** Puts the lengths and the box into both headers. */
    finish(): void {
      const whole: Box = records === 0 ? [0, 0, 0, 0] : box;
      for (const file of [shp, shx]) file.patch(headerOf(file.bytes, whole), 0);
    },
  };
}

function recordOf({ coords, ringEnds }: FlatPolygon, number: number, box: Box): Buffer {
  const content = POLYGON_HEAD + 4 * ringEnds.length + 8 * coords.length;
  const record = Buffer.alloc(8 + content);
  record.writeInt32BE(number, 0);
  record.writeInt32BE(content / 2, 4);
  record.writeInt32LE(POLYGON, 8);
  const own: Box = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 8 + POLYGON_HEAD + 4 * ringEnds.length;
  for (let i = 0; i < coords.length; i += 2) {
    at = record.writeDoubleLE(coords[i], at);
    at = record.writeDoubleLE(coords[i + 1], at);
    widen(own, coords[i], coords[i + 1]);
  }
  widen(box, own[0], own[1]);
  widen(box, own[2], own[3]);
  own.forEach((value, i) => {
    record.writeDoubleLE(value, 12 + 8 * i);
  });
  record.writeInt32LE(ringEnds.length, 44);
  record.writeInt32LE(coords.length / 2, 48);
  ringEnds.forEach((_, ring) => {
    record.writeInt32LE(ring === 0 ? 0 : ringEnds[ring - 1], 52 + 4 * ring);
  });
  return record;
}

function widen(box: Box, x: number, y: number): void {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

function headerOf(bytes: number, box: Box): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32BE(FILE_CODE, 0);
  header.writeInt32BE(bytes / 2, 24);
  header.writeInt32LE(VERSION, 28);
  header.writeInt32LE(POLYGON, 32);
  box.forEach((value, i) => {
    header.writeDoubleLE(value, 36 + 8 * i);
  });
  return header;
}

export const memberTooLarge = (member: string) =>
  new WriteError(
    'tooLarge',
    `${member} 超过 Shapefile 的 2 GB 上限；请按批次或苏木镇分开导出，或改用 GeoPackage`,
    `The ${member} would exceed a shapefile's 2 GB; export in parts, or as GeoPackage`,
  );
