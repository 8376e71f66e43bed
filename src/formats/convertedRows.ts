import { DatabaseSync } from 'node:sqlite';
import type { FlatPolygon } from '../geo/flat.ts';
import { decodeGpkg } from '../geo/wkb.ts';
import { WkbError } from '../geo/wkbError.ts';
import { FormatError, refuse } from './error.ts';
import { type Converted, GEOMETRY_COLUMN, ID_COLUMN } from './gdal.ts';
import * as limits from './limits.ts';
import { kindOfWkbType, PolygonsOnly } from './polygonsOnly.ts';
import type { ReasonCode } from './reasons.ts';
import type { RawValue, Skipped } from './types.ts';

/** Which rows to read. `id` and `geometry` are no attributes. */
export type RowSource = {
  db: DatabaseSync;
  sql: string;
  geometry: string;
  id: string | null;
};

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
  const db = new DatabaseSync(source.path, { readOnly: true });
  try {
    const sql = `SELECT * FROM "${source.table}" ORDER BY "${ID_COLUMN}"`;
    readRows({ db, sql, geometry: GEOMETRY_COLUMN, id: ID_COLUMN }, file, onRow, skip, kinds);
  } catch (error) {
    if (source.complaint === undefined || error instanceof FormatError) throw error;
  } finally {
    db.close();
  }
  if (source.complaint) throw refuse('gdal', file, { reason: source.complaint }, kinds.firstMissing);
  kinds.finish();
  return kinds.skipped;
}

/**
 * Reads rows with a GeoPackage geometry, each a record by its order.
 * @throws FormatError `tooManyFeatures`, `tooManyVertices`, `textTooLong`, `geometryBad`
 */
export function readRows(
  { db, sql, geometry, id }: RowSource,
  file: string,
  onRow: (row: ConvertedRow) => void,
  skip: (record: number) => boolean,
  kinds: PolygonsOnly,
): void {
  const statement = db.prepare(sql);
  statement.setReadBigInts(true);
  let vertices = 0;
  let record = 0;
  for (const row of statement.iterate()) {
    record++;
    if (record > limits.MAX_FEATURES) {
      throw refuse('tooManyFeatures', file, { features: record, limit: limits.MAX_FEATURES });
    }
    if (skip(record)) continue;
    const polygon = polygonOf(row[geometry], record, file, kinds);
    if (!polygon) continue;
    vertices += polygon.coords.length / 2;
    if (vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES }, record);
    }
    const values: ConvertedRow['values'] = [];
    for (const [name, value] of Object.entries(row)) {
      if (name !== geometry && name !== id) values.push([name, plain(value, name, record, file)]);
    }
    onRow({ record, polygon, values });
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
      kinds.unreadable(
        record,
        refuse('geometryBad', file, { reason: WKB_REASONS[error.code] ?? error.message }, record),
      );
    else kinds.other(record, kindOfWkbType(wkbType(blob)));
    return undefined;
  }
}

const WKB_REASONS: Record<string, ReasonCode> = {
  truncated: 'wkbCut',
  byteOrder: 'wkbHead',
  notGeoPackage: 'wkbHead',
};

/** Bytes of each envelope kind of a GeoPackage blob (OGC 12-128r19, 2.1.3). */
const ENVELOPES = [0, 32, 48, 48, 64];

function wkbType(blob: Uint8Array): number {
  const at = 8 + (ENVELOPES[(blob[3] >> 1) & 7] ?? 0);
  return new DataView(blob.buffer, blob.byteOffset).getUint32(at + 1, blob[at] === 1);
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
