import { decodeTextFile, type Encoding } from './encoding.ts';
import { FormatError, refuse } from './error.ts';
import { scanFeatures } from './featureScan.ts';
import { parseJson } from './json.ts';
import { parseSequence } from './jsonSequence.ts';
import { isObject, type Json, short } from './jsonValue.ts';
import * as limits from './limits.ts';
import { kindOfGeoJson } from './polygonsOnly.ts';

/** Where records come from: their number, each by its index (once), and what stands around them. */
export type JsonRecords = {
  root: Json;
  /** Esri's JSON has the same root and other geometries. */
  dialect: 'geojson' | 'esri';
  count: number;
  take: (index: number) => Json;
  encoding: Encoding;
  isWhole: boolean;
};

/** The features of a collection in UTF-8, each parsed by itself; undefined for all else. */
export function byFeature(
  bytes: Uint8Array,
  file: string,
  encoding: string | undefined,
): JsonRecords | undefined {
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) return undefined;
  const scan = scanFeatures(bytes);
  if (scan === null) return undefined;
  if (scan === 'repeated') throw refuse('jsonRepeated', file, { name: 'features' });
  const how = encoding ? 'chosen' : scan.hasBom ? 'bom' : 'validUtf8';
  const { root, count, parse } = scan;
  return { root, count, take: parse, dialect: 'geojson', encoding: { name: 'utf-8', how }, isWhole: false };
}

/**
 * The records of any JSON text that holds geometries.
 * @throws FormatError `tooLarge`, `jsonSyntax`, `notGeojson`, `topoJson`, `encodingFile`
 */
export function asWhole(bytes: Uint8Array, file: string, chosen: string | undefined): JsonRecords {
  if (bytes.length > limits.MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: limits.MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, chosen);
  const root = parseWhole(text, file);
  const { items, dialect } = itemsOf(root, file);
  const take = (index: number) => {
    const item = items[index];
    // The parsed tree takes ten times the room of the flat arrays: let go of it as we go.
    items[index] = null;
    return item;
  };
  return { root, count: items.length, take, dialect, encoding, isWhole: true };
}

/** One value, or else a sequence of values, as a list. */
function parseWhole(text: string, file: string): Json {
  try {
    return parseJson(text, file);
  } catch (error) {
    const values = error instanceof FormatError ? parseSequence(text, file) : undefined;
    if (values === undefined) throw error;
    return values;
  }
}

/** A collection's features, a list of features or geometries, a single one of either. */
function itemsOf(root: Json, file: string): { items: Json[]; dialect: JsonRecords['dialect'] } {
  if (Array.isArray(root)) {
    const isEsri = isEsriFeature(root[0]) && !(isObject(root[0]) && 'type' in root[0]);
    return { items: isEsri ? root : root.map(asFeature), dialect: isEsri ? 'esri' : 'geojson' };
  }
  if (!isObject(root)) throw refuse('notGeojson', file, { reason: 'rootNoObject' });
  if (root.type === 'FeatureCollection') {
    if (Array.isArray(root.features)) return { items: root.features, dialect: 'geojson' };
    throw refuse('notGeojson', file, { reason: 'featuresNoArray' });
  }
  if (root.type === 'Feature') return { items: [root], dialect: 'geojson' };
  if (isGeometry(root)) return { items: [asFeature(root)], dialect: 'geojson' };
  if (root.type === 'Topology') throw refuse('topoJson', file);
  if (isEsriSet(root)) return { items: root.features as Json[], dialect: 'esri' };
  if (isEsriFeature(root)) return { items: [root], dialect: 'esri' };
  if (isEsriGeometry(root)) return { items: [{ geometry: root }], dialect: 'esri' };
  throw refuse('notGeojson', file, { reason: 'typeIs', found: short(root.type) });
}

/** A bare geometry as a feature without attributes. */
function asFeature(item: Json): Json {
  return isGeometry(item) ? { type: 'Feature', properties: null, geometry: item } : item;
}

function isGeometry(value: Json): boolean {
  if (!isObject(value)) return false;
  return value.type === 'Polygon' || value.type === 'MultiPolygon' || kindOfGeoJson(value.type) !== undefined;
}

function isEsriSet(root: Record<string, Json>): boolean {
  if (!Array.isArray(root.features) || root.type !== undefined) return false;
  return (
    root.geometryType !== undefined || root.spatialReference !== undefined || isEsriFeature(root.features[0])
  );
}

function isEsriFeature(value: Json): boolean {
  return isObject(value) && (isObject(value.attributes) || isEsriGeometry(value.geometry));
}

function isEsriGeometry(value: Json): boolean {
  return isObject(value) && (Array.isArray(value.rings) || Array.isArray(value.curveRings));
}
