import { crsOfCode, crsOfWkt } from './anywhere.ts';
import { readConverted } from './convertedRows.ts';
import { refuse } from './error.ts';
import { type GdalLayer, openWithGdal } from './gdal.ts';
import { type Crs, inferCrs, refuseUnknownCrs, requireSupported, statedCrs } from './infer.ts';
import * as limits from './limits.ts';
import type { RawFeature, RawResult, ReadContext } from './types.ts';
import { epsgOfWkt } from './wkt.ts';

/**
 * Reads one feature table of a GeoPackage (OGC 12-128). With several, the user chooses; the others are noted.
 * @throws FormatError `gpkgNoTable`, `severalLayers`, `layerMissing`, `gdal`, and those of the records
 */
export async function readGeoPackage(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
): Promise<RawResult> {
  const source = await openWithGdal([['gpkg', bytes]], 'GPKG', file);
  try {
    const layer = chooseLayer(source.layers, file, context.options.layerName);
    checkSize(layer, file);
    const crs = crsOf(layer, file, context);
    context.onProgress({ stage: 'convert', done: 0, total: layer.featureCount });
    const features: RawFeature[] = [];
    const skipped = readConverted(
      await source.toLonLat(layer.name, crs),
      file,
      ({ record, polygon, values }) => {
        features.push({ record, polygon, properties: Object.fromEntries(values) });
      },
      context.options,
    );
    if (features.length === 0) throw refuse('noFeatures', file);
    const others = source.layers.filter((other) => other !== layer).map(({ name }) => name);
    return {
      layerName: layer.name,
      format: 'geopackage',
      encoding: { name: 'utf-8', how: 'format' },
      crs: statedCrs(crs),
      features,
      skipped,
      notes: others.length > 0 ? [{ code: 'otherLayers', names: others }] : [],
      sourceFieldTypes: Object.fromEntries(layer.fields.map(({ name, type }) => [name, type])),
    };
  } finally {
    await source.close();
  }
}

function chooseLayer(layers: GdalLayer[], file: string, wanted: string | undefined): GdalLayer {
  const spatial = layers.filter((layer) => layer.geometryType !== 'None');
  const names = layers.map(({ name }) => name).join('、');
  if (wanted !== undefined) {
    const found = spatial.find(({ name }) => name === wanted);
    if (!found) throw refuse('layerMissing', file, { name: wanted, names });
    return found;
  }
  if (spatial.length === 0) throw refuse('gpkgNoTable', file, { reason: names });
  const areal = spatial.filter(({ geometryType }) => !/point|line/i.test(geometryType));
  if (areal.length > 1)
    throw refuse('severalLayers', file, { names: areal.map(({ name }) => name).join('、') });
  // Only points or lines: reading them says so record by record.
  return areal[0] ?? spatial[0];
}

function checkSize({ featureCount, fields }: GdalLayer, file: string): void {
  if (featureCount > limits.MAX_FEATURES) {
    throw refuse('tooManyFeatures', file, { features: featureCount, limit: limits.MAX_FEATURES });
  }
  if (fields.length > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields: fields.length, limit: limits.MAX_FIELDS });
  }
}

/** GeoPackage reserves srs_id 0 and -1 for systems nobody stated. */
function crsOf({ wkt, extent }: GdalLayer, file: string, { options }: ReadContext): Crs {
  if (options.epsg && options.anywhere) return crsOfCode(options.epsg, 'chosen');
  if (options.epsg) return requireSupported({ epsg: options.epsg, how: 'chosen' }, file, 'gdal');
  if (wkt && !/^\w+\s*\[\s*"Undefined/i.test(wkt)) {
    if (options.anywhere) return crsOfWkt(wkt, 'table', file);
    return requireSupported({ epsg: epsgOfWkt(wkt, file), how: 'table' }, file, 'gdal');
  }
  if (!extent) throw refuse('crsUnknown', file);
  const inferred = inferCrs(extent, options.expectedExtent);
  if (!inferred) throw refuseUnknownCrs(extent, file, options.expectedExtent);
  return inferred;
}
