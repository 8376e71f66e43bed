import type { Position } from 'geojson';
import proj4 from 'proj4';
import { toLonLat } from '../geo/crs.ts';
import { type FlatPolygon, fromRings } from '../geo/flat.ts';
import { crsOfCode, utmDefinition } from './anywhere.ts';
import { decodeTextFile, type Encoding } from './encoding.ts';
import { FormatError, refuse } from './error.ts';
import { scanFeatures } from './featureScan.ts';
import { type Crs, inferCrs, refuseUnknownCrs, requireSupported, statedCrs } from './infer.ts';
import { parseJson } from './json.ts';
import * as limits from './limits.ts';
import { kindOfGeoJson, PolygonsOnly } from './polygonsOnly.ts';
import type { ReasonCode } from './reasons.ts';
import type { CrsHow, RawFeature, RawResult, RawValue, ReadContext, Skipped } from './types.ts';

type Json = unknown;
type JsonObject = Record<string, Json>;

/** Records between two progress messages. */
const PROGRESS_STEP = 10_000;

/**
 * Reads GeoJSON (RFC 7946, and the older `crs` member that Chinese GIS exports still carry). Parsed here and
 * not by GDAL: JSON.parse is as safe, names the place of a mistake, and keeps a long number's digits.
 * @throws FormatError `jsonSyntax`, `notGeojson`, `noFeatures`, and those of the records
 */
export async function readGeoJson(bytes: Uint8Array, file: string, context: ReadContext): Promise<RawResult> {
  const source = byFeature(bytes, context.options.encoding) ?? asWhole(bytes, file, context.options.encoding);
  try {
    return readRecords(source, file, context);
  } catch (error) {
    if (error instanceof FormatError || source.isWhole) throw error;
    // A feature that is no JSON or no UTF-8: read as a whole, the place of the mistake is found.
    return readRecords(asWhole(bytes, file, context.options.encoding), file, context);
  }
}

/** Where records come from: their number, each by its index (once), and what stands around them. */
type Records = {
  root: Json;
  count: number;
  take: (index: number) => Json;
  encoding: Encoding;
  isWhole: boolean;
};

function byFeature(bytes: Uint8Array, encoding: string | undefined): Records | undefined {
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) return undefined;
  const scan = scanFeatures(bytes);
  if (scan === null) return undefined;
  const how = encoding ? 'chosen' : scan.hasBom ? 'bom' : 'validUtf8';
  return { ...scan, take: scan.parse, encoding: { name: 'utf-8', how }, isWhole: false };
}

function asWhole(bytes: Uint8Array, file: string, chosen: string | undefined): Records {
  if (bytes.length > limits.MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: limits.MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, chosen);
  const root = parseJson(text, file);
  const items = featuresOf(root, file);
  const take = (index: number) => {
    const item = items[index];
    // The parsed tree takes ten times the room of the flat arrays: let go of it as we go.
    items[index] = null;
    return item;
  };
  return { root, count: items.length, take, encoding, isWhole: true };
}

function readRecords(source: Records, file: string, context: ReadContext): RawResult {
  const { root, count, encoding } = source;
  if (count === 0) throw refuse('noFeatures', file);
  if (count > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: count, limit: limits.MAX_FEATURES });
  }
  const fieldTypes = new Map<string, string>();
  const { features, skipped } = collect(source, file, fieldTypes, context);
  const crs = crsOf(root as JsonObject, features, file, context);
  return {
    layerName: isObject(root) && typeof root.name === 'string' ? root.name : file.replace(/\.[^.]*$/, ''),
    format: 'geojson',
    encoding,
    crs: statedCrs(crs),
    features: inLonLat(features, crs),
    notes: [],
    skipped,
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

function collect(
  { count, take }: Records,
  file: string,
  fieldTypes: Map<string, string>,
  { options, onProgress }: ReadContext,
): { features: RawFeature[]; skipped: Skipped[] } {
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const features: RawFeature[] = [];
  let vertices = 0;
  for (let index = 0; index < count; index++) {
    const record = index + 1;
    if (index % PROGRESS_STEP === 0) onProgress({ stage: 'convert', done: index, total: count });
    const item = take(index);
    if (!isObject(item) || item.type !== 'Feature') {
      throw refuse(
        'notGeojson',
        file,
        { reason: 'notFeature', found: short(isObject(item) ? item.type : item) },
        record,
      );
    }
    const polygon = polygonOf(item.geometry, record, file, kinds);
    if (!polygon) continue;
    vertices += polygon.coords.length / 2;
    if (vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES }, record);
    }
    features.push({ record, polygon, properties: propertiesOf(item.properties, record, file, fieldTypes) });
  }
  kinds.finish();
  return { features, skipped: kinds.skipped };
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
  try {
    return fromRings(checkedParts(parts, record, file));
  } catch (why) {
    if (!(why instanceof FormatError) || why.code === 'tooManyVertices') throw why;
    kinds.unreadable(record, why);
    return undefined;
  }
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
  if (options.epsg) return supported(options.epsg, 'chosen', file, options.anywhere);
  const member = isObject(root.crs) && isObject(root.crs.properties) ? root.crs.properties : undefined;
  if (member) {
    const name = String(member.name ?? (member.code === undefined ? '' : `EPSG:${member.code}`));
    if (/CRS84$/i.test(name)) return { epsg: 4326, how: 'member' };
    const code = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name);
    if (!code) throw refuse('crsUnsupported', file, { name });
    return supported(Number(code[1]), 'member', file, options.anywhere);
  }
  const box = extentOf(features);
  const inferred = inferCrs(box, options.expectedExtent);
  // RFC 7946: no member means longitude and latitude on WGS 84.
  if (inferred?.how === 'magnitude') return { epsg: 4326, how: 'format' };
  if (!inferred) throw refuseUnknownCrs(box, file, options.expectedExtent);
  return inferred;
}

/** GDAL is not asked here, so that of the systems of the world only degrees and UTM zones are known. */
function supported(epsg: number, how: CrsHow, file: string, anywhere = false): Crs {
  const crs = anywhere ? crsOfCode(epsg, how) : { epsg, how };
  if (crs.via === 'degrees' || (crs.via === 'code' && utmDefinition(epsg))) return crs;
  return requireSupported(crs, file, 'own');
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

function inLonLat(features: RawFeature[], { epsg, via }: Crs): RawFeature[] {
  if (epsg === 4490 || epsg === 4326 || via === 'degrees') return features;
  const utm = via === 'code' ? proj4(utmDefinition(epsg) as string) : undefined;
  const convert = utm ? (x: number, y: number) => utm.inverse([x, y]) : toLonLat(epsg);
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
