import { DatabaseSync } from 'node:sqlite';
import type { FlatPolygon } from '../geo/flat.ts';
import { decodeGpkg } from '../geo/wkb.ts';
import { WkbError } from '../geo/wkbError.ts';
import { FormatError, refuse } from './error.ts';
import { type Converted, GEOMETRY_COLUMN, ID_COLUMN } from './gdal.ts';
import * as limits from './limits.ts';
import { kindOfWkbType, PolygonsOnly } from './polygonsOnly.ts';
import type { RawValue, Skipped } from './types.ts';

export type ConvertedRow = {
  record: number;
  polygon: FlatPolygon;
  values: [name: string, value: RawValue][];
};

/**
 * Reads what GDAL has written, in the order of the source. All or nothing: after the last row, records
 * without a geometry or of another kind refuse the whole file.
 * @param how `skip`: records to leave out unread (marked deleted in the source); `skipInvalid`: return records without
 * a usable polygon instead of refusing the file
 * @throws FormatError `geometryMissing`, `geometryKind`, `geometryBad`, `textTooLong`, `tooManyVertices`
 */
export function readConverted(
  source: Converted,
  file: string,
  onRow: (row: ConvertedRow) => void,
  { skip = () => false, skipInvalid }: { skip?: (record: number) => boolean; skipInvalid?: boolean } = {},
): Skipped[] {
  const kinds = new PolygonsOnly(file, skipInvalid);
  try {
    readRows(source, file, onRow, skip, kinds);
  } catch (error) {
    if (source.complaint === undefined || error instanceof FormatError) throw error;
  }
  if (source.complaint) throw refuse('gdal', file, { reason: source.complaint }, kinds.firstMissing);
  kinds.finish();
  return kinds.skipped;
}

function readRows(
  source: Converted,
  file: string,
  onRow: (row: ConvertedRow) => void,
  skip: (record: number) => boolean,
  kinds: PolygonsOnly,
): void {
  const db = new DatabaseSync(source.path, { readOnly: true });
  try {
    const statement = db.prepare(`SELECT * FROM "${source.table}" ORDER BY "${ID_COLUMN}"`);
    statement.setReadBigInts(true);
    let vertices = 0;
    let record = 0;
    for (const row of statement.iterate()) {
      record++;
      if (skip(record)) continue;
      const polygon = polygonOf(row[GEOMETRY_COLUMN], record, file, kinds);
      if (!polygon) continue;
      vertices += polygon.coords.length / 2;
      if (vertices > limits.MAX_VERTICES) {
        throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES }, record);
      }
      onRow({ record, polygon, values: valuesOf(row, record, file) });
    }
  } finally {
    db.close();
  }
}

function polygonOf(
  blob: unknown,
  record: number,
  file: string,
  kinds: PolygonsOnly,
): FlatPolygon | undefined {
  if (!(blob instanceof Uint8Array)) {
    kinds.missing(record);
    return undefined;
  }
  try {
    const { polygon } = decodeGpkg(blob);
    if (polygon.coords.length === 0) kinds.missing(record);
    return polygon.coords.length === 0 ? undefined : polygon;
  } catch (error) {
    if (!(error instanceof WkbError)) throw error;
    if (error.code !== 'notPolygon')
      kinds.unreadable(record, refuse('geometryBad', file, { reason: error.message }, record));
    else kinds.other(record, kindOfWkbType(wkbType(blob)));
    return undefined;
  }
}

/** Bytes of each envelope kind of a GeoPackage blob (OGC 12-128r19, 2.1.3). */
const ENVELOPES = [0, 32, 48, 48, 64];

function wkbType(blob: Uint8Array): number {
  const at = 8 + (ENVELOPES[(blob[3] >> 1) & 7] ?? 0);
  return new DataView(blob.buffer, blob.byteOffset).getUint32(at + 1, blob[at] === 1);
}

function valuesOf(row: Record<string, unknown>, record: number, file: string): ConvertedRow['values'] {
  const values: ConvertedRow['values'] = [];
  for (const [name, value] of Object.entries(row)) {
    if (name !== GEOMETRY_COLUMN && name !== ID_COLUMN) values.push([name, plain(value, name, record, file)]);
  }
  return values;
}

function plain(value: unknown, field: string, record: number, file: string): RawValue {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string') {
    if (value.length > limits.MAX_TEXT_LENGTH) {
      throw refuse(
        'textTooLong',
        file,
        { field, length: value.length, limit: limits.MAX_TEXT_LENGTH },
        record,
      );
    }
    return value;
  }
  // Binary columns (photos, styles) are no attribute a table can show; their size is kept as a trace.
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  return typeof value === 'number' ? value : null;
}
