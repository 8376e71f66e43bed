import type { Position } from 'geojson';
import { type FlatPolygon, fromRings, joinPolygons } from '../geo/flat.ts';
import { type FormatError, refuse } from './error.ts';
import { isObject, type Json, type JsonObject, short } from './jsonValue.ts';
import * as limits from './limits.ts';
import { kindOfGeoJson } from './polygonsOnly.ts';
import type { GeometryKind, ReasonCode } from './reasons.ts';

/** A record's polygon, or what stands in its place. */
export type JsonGeometry =
  /** `left`: other geometries of a collection that were left out */
  { polygon: FlatPolygon; left?: true } | { kind: GeometryKind } | 'missing';

/** Collections inside of collections. RFC 7946 advises against any. */
const MAX_NESTED = 8;

/**
 * Reads a GeoJSON geometry: a polygon of one part or several, or a collection that holds such.
 * @throws FormatError `geometryBad`, `coordinateNotFinite`, `tooManyVertices`
 */
export function geometryOf(geometry: Json, record: number, file: string, depth = 0): JsonGeometry {
  if (geometry === null || geometry === undefined) return 'missing';
  const type = isObject(geometry) ? geometry.type : geometry;
  if (type === 'GeometryCollection') return collected(geometry as JsonObject, record, file, depth);
  const kind = kindOfGeoJson(type);
  if (kind) return { kind };
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    throw refuse('geometryBad', file, { reason: 'typeIs', found: short(type) }, record);
  }
  const { coordinates } = geometry as JsonObject;
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  if (Array.isArray(parts) && (parts.length === 0 || (parts.length === 1 && isEmptyArray(parts[0])))) {
    return 'missing';
  }
  return { polygon: fromRings(checkedParts(parts, record, file)) };
}

/** The polygons of a collection as one; lines and points among them are what an overlay leaves behind. */
function collected({ geometries }: JsonObject, record: number, file: string, depth: number): JsonGeometry {
  if (!Array.isArray(geometries) || depth >= MAX_NESTED) return { kind: 'collection' };
  const found = geometries.map((geometry) => geometryOf(geometry, record, file, depth + 1));
  const polygons = found.flatMap((one) => (one !== 'missing' && 'polygon' in one ? [one] : []));
  const polygon = joinPolygons(polygons.map((one) => one.polygon));
  if (polygon === null) return geometries.length === 0 ? 'missing' : { kind: 'collection' };
  const isLeft = polygons.length < found.length || polygons.some(({ left }) => left);
  return isLeft ? { polygon, left: true } : { polygon };
}

function checkedParts(parts: Json, record: number, file: string): Position[][][] {
  const bad = (reason: ReasonCode, found: Json = '') =>
    refuse('geometryBad', file, { reason, found: short(found) }, record);
  let vertices = 0;
  if (!Array.isArray(parts)) throw bad('partsNoArray');
  for (const part of parts) {
    if (!Array.isArray(part)) throw bad('ringsNoArray');
    for (const ring of part) {
      vertices += checkRing(ring, record, file, bad);
      if (vertices > limits.MAX_VERTICES_PER_FEATURE) {
        throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES_PER_FEATURE }, record);
      }
    }
  }
  return parts as Position[][][];
}

type Bad = (reason: ReasonCode, found?: Json) => FormatError;

/** Number of positions in a ring that is sound. */
export function checkRing(ring: Json, record: number, file: string, bad: Bad): number {
  if (!Array.isArray(ring)) throw bad('ringsNoArray');
  for (const position of ring) {
    if (!Array.isArray(position) || typeof position[0] !== 'number' || typeof position[1] !== 'number') {
      throw bad('noPosition', position);
    }
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) {
      throw refuse('coordinateNotFinite', file, {}, record);
    }
  }
  return ring.length;
}

function isEmptyArray(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}
