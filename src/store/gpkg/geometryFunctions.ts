import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** minX, maxX, minY, maxY of a GeoPackage geometry, or null for an empty or unreadable one. */
export type Envelope = [minX: number, maxX: number, minY: number, maxY: number];

const HEADER_BYTES = 8;
const EMPTY_FLAG = 0x10;

/**
 * The envelope in a GeoPackage geometry's header (GeoPackage 1.4, 2.1.3). All geometries that the store writes have
 * one; QGIS and GDAL write one too for everything but points, which no table here holds.
 */
export function headerEnvelope(blob: Uint8Array): Envelope | null {
  if (blob.length < HEADER_BYTES + 32 || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3]!;
  const envelopeKind = (flags >> 1) & 0x07;
  if (flags & EMPTY_FLAG || envelopeKind === 0 || envelopeKind > 4) return null;
  const view = new DataView(blob.buffer, blob.byteOffset + HEADER_BYTES, 32);
  const little = (flags & 1) === 1;
  const envelope: Envelope = [
    view.getFloat64(0, little),
    view.getFloat64(8, little),
    view.getFloat64(16, little),
    view.getFloat64(24, little),
  ];
  return envelope.every(Number.isFinite) ? envelope : null;
}

/**
 * The SQL functions that the standard R-tree triggers of a GeoPackage call. Other programs bring their own.
 */
export function defineGeometryFunctions(database: DatabaseSync): void {
  const define = (name: string, pick: (envelope: Envelope | null) => number | null) =>
    database.function(name, { deterministic: true }, (blob: SQLOutputValue) =>
      blob instanceof Uint8Array ? pick(headerEnvelope(blob)) : null,
    );
  define('ST_IsEmpty', (envelope) => (envelope ? 0 : 1));
  define('ST_MinX', (envelope) => envelope?.[0] ?? null);
  define('ST_MaxX', (envelope) => envelope?.[1] ?? null);
  define('ST_MinY', (envelope) => envelope?.[2] ?? null);
  define('ST_MaxY', (envelope) => envelope?.[3] ?? null);
}
