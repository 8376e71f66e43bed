import { readConverted } from './convertedRows.ts';
import { refuse } from './error.ts';
import type { GdalLayer, GdalSource } from './gdal.ts';
import { statedCrs } from './infer.ts';
import * as limits from './limits.ts';
import { place } from './place.ts';
import { isOwn, statedSystem } from './statedSystem.ts';
import type {
  FormatName,
  LayerGeometry,
  LayerSource,
  RawFeature,
  RawResult,
  ReadContext,
  Skipped,
} from './types.ts';

/** The layers of a data set that GDAL has opened, to be read through it. Closed with the context. */
export function gdalLayers(
  source: GdalSource,
  file: string,
  format: FormatName,
  context: ReadContext,
): LayerSource[] {
  context.onClose?.(source.close);
  if (source.layers.length > limits.MAX_LAYERS) {
    throw refuse('tooManyLayers', file, { layers: source.layers.length, limit: limits.MAX_LAYERS });
  }
  return source.layers.map((layer) => ({
    name: layer.name,
    format,
    records: layer.featureCount >= 0 ? layer.featureCount : null,
    geometry: kindOfOgr(layer.geometryType),
    read: () => readGdalLayer(source, layer, file, format, context),
  }));
}

/**
 * Reads one layer through GDAL.
 * @throws FormatError `gdal`, `tooMany…`, those of the coordinate system and of the records
 */
export async function readGdalLayer(
  source: GdalSource,
  layer: GdalLayer,
  file: string,
  format: FormatName,
  context: ReadContext,
): Promise<RawResult> {
  const { options, onProgress } = context;
  checkSize(layer, file);
  const crs = statedSystem(layer.wkt, 'table', file, options);
  onProgress({ stage: 'convert', done: 0, total: Math.max(layer.featureCount, 0) });
  const converted = await (isOwn(crs) || crs === undefined
    ? source.asWritten(layer.name)
    : source.toLonLat(layer.name, crs));
  const features: RawFeature[] = [];
  const take = ({ record, polygon, values }: Parameters<Parameters<typeof readConverted>[2]>[0]) =>
    features.push({ record, polygon, properties: Object.fromEntries(values) });
  const skipped: Skipped[] = readConverted(converted, file, take, options);
  const found = features.length + skipped.length;
  if (found === 0) throw refuse('noFeatures', file);
  // GDAL passes over rows that it cannot find in a damaged table.
  if (found < layer.featureCount) {
    throw refuse('gdal', file, { reason: 'rowsLost', expected: layer.featureCount, found });
  }
  const placement =
    isOwn(crs) || crs === undefined
      ? place(features, { crs, order: 'xy', isRuled: true }, file, options)
      : { crs: statedCrs(crs), axisOrder: { order: 'xy', how: 'format' } as const };
  return {
    layerName: layer.name,
    format,
    encoding: { name: 'utf-8', how: 'format' },
    ...placement,
    features,
    skipped,
    notes: [],
    sourceFieldTypes: Object.fromEntries(layer.fields.map(({ name, type }) => [name, type])),
  };
}

function checkSize({ featureCount, fields }: GdalLayer, file: string): void {
  if (featureCount > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: featureCount, limit: limits.MAX_FEATURES });
  }
  if (fields.length > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields: fields.length, limit: limits.MAX_FIELDS });
  }
}

/** Kind by OGR's name of a geometry type, `3D Multi Polygon`, or that of a GeoPackage, `MULTISURFACE`. */
export function kindOfOgr(type: string): LayerGeometry {
  const flat = type.toLowerCase().replace(/[^a-z]/g, '');
  if (flat === 'none') return 'none';
  if (/polyhedral|tin|triangle|multipatch/.test(flat)) return 'multipatch';
  if (/polygon|surface/.test(flat)) return 'polygon';
  if (/point/.test(flat)) return 'point';
  if (/line|curve|circular/.test(flat)) return 'line';
  if (/collection/.test(flat)) return 'collection';
  return 'unknown';
}
