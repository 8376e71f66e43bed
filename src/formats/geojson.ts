import type { Position } from 'geojson';
import { toLonLat } from '../geo/crs.ts';
import { type FlatPolygon, fromRings } from '../geo/flat.ts';
import { decodeTextFile } from './encoding.ts';
import { refuse } from './error.ts';
import { type Crs, inferCrs, refuseUnknownCrs, requireSupported } from './infer.ts';
import { parseJson } from './json.ts';
import * as limits from './limits.ts';
import { kindOfGeoJson, PolygonsOnly } from './polygonsOnly.ts';
import type { ReasonCode } from './reasons.ts';
import type { RawFeature, RawResult, RawValue, ReadContext } from './types.ts';

type Json = unknown;
type JsonObject = Record<string, Json>;

/**
 * Reads GeoJSON (RFC 7946, and the older `crs` member that Chinese GIS exports still carry). Parsed here and
 * not by GDAL: JSON.parse is as safe, names the place of a mistake, and keeps a long number's digits.
 * @throws FormatError `jsonSyntax`, `notGeojson`, `noFeatures`, and those of the records
 */
export async function readGeoJson(bytes: Uint8Array, file: string, context: ReadContext): Promise<RawResult> {
  if (bytes.length > limits.MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: limits.MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, context.options.encoding);
  const root = parseJson(text, file);
  const items = featuresOf(root, file);
  if (items.length === 0) throw refuse('noFeatures', file);
  if (items.length > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: items.length, limit: limits.MAX_FEATURES });
  }
  const fieldTypes = new Map<string, string>();
  const features = collect(items, file, fieldTypes);
  const crs = crsOf(root as JsonObject, features, file, context);
  return {
    layerName: isObject(root) && typeof root.name === 'string' ? root.name : file.replace(/\.[^.]*$/, ''),
    format: 'geojson',
    encoding,
    crs,
    features: inLonLat(features, crs.epsg),
    notes: [],
    sourceFieldTypes: Object.fromEntries(fieldTypes),
  };
}

/** A collection's features, a single feature, or a bare geometry: as records. */
function featuresOf(root: Json, file: string): Json[] {
  if (!isObject(root)) throw refuse('notGeojson', file, { reason: 'rootNoObject' });
  if (root.type === 'FeatureCollection') {
    if (Array.isArray(root.features)) return root.features;
    throw refuse('notGeojson', file, { reason: 'featuresNoArray' });
  }
  if (root.type === 'Feature') return [root];
  if (isPolygonal(root.type) || kindOfGeoJson(root.type))
    return [{ type: 'Feature', properties: null, geometry: root }];
  throw refuse('notGeojson', file, { reason: 'typeIs', found: short(root.type) });
}

function collect(items: Json[], file: string, fieldTypes: Map<string, string>): RawFeature[] {
  const kinds = new PolygonsOnly(file);
  const features: RawFeature[] = [];
  let vertices = 0;
  items.forEach((item, index) => {
    const record = index + 1;
    // The parsed tree takes ten times the room of the flat arrays: let go of it as we go.
    items[index] = null;
    if (!isObject(item) || item.type !== 'Feature') {
      throw refuse(
        'notGeojson',
        file,
        { reason: 'notFeature', found: short(isObject(item) ? item.type : item) },
        record,
      );
    }
    const polygon = polygonOf(item.geometry, record, file, kinds);
    if (!polygon) return;
    vertices += polygon.coords.length / 2;
    if (vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES }, record);
    }
    features.push({ record, polygon, properties: propertiesOf(item.properties, record, file, fieldTypes) });
  });
  kinds.finish();
  return features;
}

function polygonOf(
  geometry: Json,
  record: number,
  file: string,
  kinds: PolygonsOnly,
): FlatPolygon | undefined {
  if (geometry === null || geometry === undefined) {
    kinds.missing(record);
    return undefined;
  }
  const type = isObject(geometry) ? geometry.type : geometry;
  const kind = kindOfGeoJson(type);
  if (kind) {
    kinds.other(record, kind);
    return undefined;
  }
  if (!isPolygonal(type)) throw refuse('geometryBad', file, { reason: 'typeIs', found: short(type) }, record);
  const { coordinates } = geometry as JsonObject;
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  if (Array.isArray(parts) && (parts.length === 0 || (parts.length === 1 && isEmptyArray(parts[0])))) {
    kinds.missing(record);
    return undefined;
  }
  return fromRings(checkedParts(parts, record, file));
}

/** @throws FormatError `geometryBad`, `coordinateNotFinite`, `tooManyVertices` */
function checkedParts(parts: Json, record: number, file: string): Position[][][] {
  const bad = (reason: ReasonCode, found: Json = '') =>
    refuse('geometryBad', file, { reason, found: short(found) }, record);
  let vertices = 0;
  if (!Array.isArray(parts)) throw bad('partsNoArray');
  for (const part of parts) {
    if (!Array.isArray(part)) throw bad('ringsNoArray');
    for (const ring of part) {
      if (!Array.isArray(ring)) throw bad('ringsNoArray');
      vertices += ring.length;
      if (vertices > limits.MAX_VERTICES_PER_FEATURE) {
        throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES_PER_FEATURE }, record);
      }
      for (const position of ring) {
        if (!Array.isArray(position) || typeof position[0] !== 'number' || typeof position[1] !== 'number') {
          throw bad('noPosition', position);
        }
        if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) {
          throw refuse('coordinateNotFinite', file, {}, record);
        }
      }
    }
  }
  return parts as Position[][][];
}

function propertiesOf(properties: Json, record: number, file: string, types: Map<string, string>) {
  if (properties === null || properties === undefined) return {};
  if (!isObject(properties)) throw refuse('notGeojson', file, { reason: 'propertiesNoObject' }, record);
  const entries = Object.entries(properties).map(([name, value]): [string, RawValue] => {
    const known = types.get(name);
    const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    if (known === undefined || known === 'null') types.set(name, kind);
    else if (kind !== 'null' && known !== kind) types.set(name, 'mixed');
    return [name, plain(value, name, record, file)];
  });
  if (types.size > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields: types.size, limit: limits.MAX_FIELDS }, record);
  }
  // fromEntries defines each name, so one called __proto__ is a column like any other.
  return Object.fromEntries(entries);
}

/** Objects, lists and truth values become their JSON text. */
function plain(value: Json, field: string, record: number, file: string): RawValue {
  if (value === null || value === undefined || typeof value === 'number') return value ?? null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > limits.MAX_TEXT_LENGTH) {
    throw refuse('textTooLong', file, { field, length: text.length, limit: limits.MAX_TEXT_LENGTH }, record);
  }
  return text;
}

function crsOf(root: JsonObject, features: RawFeature[], file: string, { options }: ReadContext): Crs {
  if (options.epsg) return requireSupported({ epsg: options.epsg, how: 'chosen' }, file, 'own');
  const member = isObject(root.crs) && isObject(root.crs.properties) ? root.crs.properties : undefined;
  if (member) {
    const name = String(member.name ?? (member.code === undefined ? '' : `EPSG:${member.code}`));
    if (/CRS84$/i.test(name)) return { epsg: 4326, how: 'member' };
    const code = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name);
    if (!code) throw refuse('crsUnsupported', file, { name });
    return requireSupported({ epsg: Number(code[1]), how: 'member' }, file, 'own');
  }
  const box = extentOf(features);
  const inferred = inferCrs(box, options.expectedExtent);
  // RFC 7946: no member means longitude and latitude on WGS 84.
  if (inferred?.how === 'magnitude') return { epsg: 4326, how: 'format' };
  if (!inferred) throw refuseUnknownCrs(box, file, options.expectedExtent);
  return inferred;
}

function extentOf(features: RawFeature[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { polygon } of features) {
    for (let i = 0; i < polygon.coords.length; i += 2) {
      box[0] = Math.min(box[0], polygon.coords[i]);
      box[1] = Math.min(box[1], polygon.coords[i + 1]);
      box[2] = Math.max(box[2], polygon.coords[i]);
      box[3] = Math.max(box[3], polygon.coords[i + 1]);
    }
  }
  return box;
}

function inLonLat(features: RawFeature[], epsg: number): RawFeature[] {
  if (epsg === 4490 || epsg === 4326) return features;
  const convert = toLonLat(epsg);
  for (const { polygon } of features) {
    for (let i = 0; i < polygon.coords.length; i += 2) {
      const [lon, lat] = convert(polygon.coords[i], polygon.coords[i + 1]);
      polygon.coords[i] = lon;
      polygon.coords[i + 1] = lat;
    }
  }
  return features;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPolygonal(type: Json): boolean {
  return type === 'Polygon' || type === 'MultiPolygon';
}

function isEmptyArray(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function short(value: Json): string {
  return (JSON.stringify(value) ?? '—').slice(0, 60);
}
