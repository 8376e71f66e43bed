import proj4 from 'proj4';
import { utmDefinition } from './anywhere.ts';
import { FormatError, refuse } from './error.ts';
import { type Crs, statedCrs } from './infer.ts';
import { anywhereCrs, crsOfMember, crsOfSpatialReference, type StatedCrs } from './jsonCrs.ts';
import { esriAttributes, esriGeometry, timeFields } from './jsonEsri.ts';
import { JsonFields } from './jsonFields.ts';
import { geometryOf, type JsonGeometry } from './jsonGeometry.ts';
import { asWhole, byFeature, type JsonRecords } from './jsonRecords.ts';
import { isObject, type Json, type JsonObject, short } from './jsonValue.ts';
import * as limits from './limits.ts';
import { type Placement, place } from './place.ts';
import { listRecords, PolygonsOnly } from './polygonsOnly.ts';
import type { LayerSource, RawFeature, RawResult, ReadContext, ReadNote, ReadOptions } from './types.ts';

/** Records between two progress messages. */
const PROGRESS_STEP = 10_000;

/**
 * Opens GeoJSON (RFC 7946, and the older `crs` member that Chinese GIS exports still carry), a list or a sequence of
 * features, or Esri's JSON. Parsed here and not by GDAL: JSON.parse is as safe, names the place of a mistake, and keeps
 * a long number's digits. Reading throws `jsonSyntax`, `notGeojson`, `topoJson`, `noFeatures`, those of the coordinate
 * system and of the records.
 */
export async function readGeoJson(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
): Promise<LayerSource[]> {
  const name = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const read = async () => readAll(bytes, name, file, context);
  return [{ name, format: 'geojson', records: null, geometry: 'unknown', read }];
}

function readAll(bytes: Uint8Array, name: string, file: string, context: ReadContext): RawResult {
  const { encoding } = context.options;
  const source = byFeature(bytes, file, encoding) ?? asWhole(bytes, file, encoding);
  try {
    return readRecords(source, name, file, context);
  } catch (error) {
    if (error instanceof FormatError || source.isWhole) throw error;
    // A feature that is no JSON or no UTF-8: read as a whole, the place of the mistake is found.
    return readRecords(asWhole(bytes, file, encoding), name, file, context);
  }
}

function readRecords(source: JsonRecords, name: string, file: string, context: ReadContext): RawResult {
  const { root, count, dialect, encoding } = source;
  if (count === 0) throw refuse('noFeatures', file);
  if (count > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: count, limit: limits.MAX_FEATURES });
  }
  const fields = new JsonFields(file);
  const { features, skipped, notes, reference } = collect(source, file, fields, context);
  const stated = statedBy(root, reference, dialect, file, context.options);
  if (isObject(root) && isCutAtLimit(root)) notes.unshift(CUT_AT_LIMIT);
  return {
    layerName: isObject(root) && typeof root.name === 'string' && root.name !== '' ? root.name : name,
    format: 'geojson',
    encoding,
    ...placed(features, stated, dialect, file, context.options),
    features,
    notes,
    skipped,
    sourceFieldTypes: fields.types,
  };
}

function collect(
  { root, dialect, count, take }: JsonRecords,
  file: string,
  fields: JsonFields,
  { options, onProgress }: ReadContext,
): Pick<RawResult, 'features' | 'skipped' | 'notes'> & { reference: Json } {
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const features: RawFeature[] = [];
  const times = timeFields(root);
  const partly: number[] = [];
  let vertices = 0;
  let reference: Json;
  for (let index = 0; index < count; index++) {
    const record = index + 1;
    if (index % PROGRESS_STEP === 0) onProgress({ stage: 'convert', done: index, total: count });
    const item = take(index);
    if (!isObject(item) || (dialect === 'geojson' && item.type !== 'Feature')) {
      const found = short(isObject(item) ? item.type : item);
      throw refuse('notGeojson', file, { reason: 'notFeature', found }, record);
    }
    const read = dialect === 'esri' ? esriGeometry : geometryOf;
    const found = sound(() => read(item.geometry, record, file), record, kinds);
    if (found === undefined) continue;
    if (isObject(item.geometry)) reference ??= item.geometry.spatialReference;
    vertices += found.polygon.coords.length / 2;
    if (vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES }, record);
    }
    if (found.left) partly.push(record);
    const entries = dialect === 'esri' ? esriAttributes(item, times) : propertyEntries(item, record, file);
    features.push({ record, polygon: found.polygon, properties: fields.take(entries, record) });
  }
  kinds.finish();
  return { features, skipped: kinds.skipped, notes: partlyRead(partly), reference };
}

/** A record's polygon; without one, `kinds` keeps in mind why. */
function sound(read: () => JsonGeometry, record: number, kinds: PolygonsOnly) {
  try {
    const found = read();
    if (found === 'missing') kinds.missing(record);
    else if ('kind' in found) kinds.other(record, found.kind);
    else return found;
  } catch (why) {
    if (!(why instanceof FormatError) || why.code === 'tooManyVertices') throw why;
    kinds.unreadable(record, why);
  }
  return undefined;
}

/** A feature's properties; its own `id`, where it has one beside them, counts as one. */
function propertyEntries({ properties, id }: JsonObject, record: number, file: string): [string, Json][] {
  if (properties !== null && properties !== undefined && !isObject(properties)) {
    throw refuse('notGeojson', file, { reason: 'propertiesNoObject' }, record);
  }
  const entries = Object.entries(properties ?? {});
  const isOwn = (typeof id === 'string' || typeof id === 'number') && !Object.hasOwn(properties ?? {}, 'id');
  return isOwn ? [['id', id], ...entries] : entries;
}

/** What the file says of its system; nobody asks where another was chosen, or coordinates are wanted as written. */
function statedBy(
  root: Json,
  reference: Json,
  dialect: JsonRecords['dialect'],
  file: string,
  { epsg, asWritten }: ReadOptions,
): StatedCrs | undefined {
  if (epsg || asWritten) return undefined;
  const members = isObject(root) ? root : {};
  if (dialect === 'geojson') return crsOfMember(members.crs, file);
  return crsOfSpatialReference(members.spatialReference ?? reference, file);
}

/** Degrees without a word on them are WGS 84 by RFC 7946; Esri's say it or leave it open. */
function placed(
  features: RawFeature[],
  stated: StatedCrs | undefined,
  dialect: JsonRecords['dialect'],
  file: string,
  options: ReadOptions,
): Placement {
  const known: StatedCrs | undefined = options.epsg ? { epsg: options.epsg, how: 'chosen' } : stated;
  if (known && !options.asWritten && (options.anywhere || utmDefinition(known.epsg))) {
    const crs = anywhereCrs(known, file);
    if (crs.via === 'code') return fromUtm(features, crs);
    if (crs.via === 'degrees') return { crs: statedCrs(crs), axisOrder: { order: 'xy', how: 'format' } };
  }
  const placement = place(features, { crs: stated, order: 'xy', isRuled: true }, file, options);
  if (dialect === 'geojson' && placement.crs.how === 'magnitude')
    placement.crs = { epsg: 4326, how: 'format' };
  return placement;
}

function fromUtm(features: RawFeature[], crs: Crs): Placement {
  const utm = proj4(utmDefinition(crs.epsg) as string);
  for (const { polygon } of features) {
    for (let i = 0; i < polygon.coords.length; i += 2) {
      const [lon, lat] = utm.inverse([polygon.coords[i]!, polygon.coords[i + 1]!]);
      polygon.coords[i] = lon!;
      polygon.coords[i + 1] = lat!;
    }
  }
  return { crs: statedCrs(crs), axisOrder: { order: 'xy', how: 'format' } };
}

/** ArcGIS servers hand out a thousand or two at a time and say so. */
function isCutAtLimit(root: JsonObject): boolean {
  const properties = isObject(root.properties) ? root.properties : {};
  return root.exceededTransferLimit === true || properties.exceededTransferLimit === true;
}

const CUT_AT_LIMIT: ReadNote = {
  code: 'remark',
  text: {
    zh: '文件自述“exceededTransferLimit”：服务器只给出了一部分记录，其余的不在文件里。请分页下载完整后再导入。',
    en: 'The file says "exceededTransferLimit": the server handed out only some of the records. Download all pages.',
  },
};

function partlyRead(partly: number[]): ReadNote[] {
  if (partly.length === 0) return [];
  const { count, records } = listRecords(partly);
  const zh = `${count} 条记录的几何集合中，点和线未取，只取了面：第 ${records} 条。`;
  const en = `${count} records are collections: their polygons were taken, points and lines left out: ${records}.`;
  return [{ code: 'remark', text: { zh, en } }];
}
