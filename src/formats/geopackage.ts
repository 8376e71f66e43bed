import type { DatabaseSync } from 'node:sqlite';
import { crsOfCode } from './anywhere.ts';
import { type ConvertedRow, readRows } from './convertedRows.ts';
import { refuse } from './error.ts';
import { openWithGdal } from './gdal.ts';
import { kindOfOgr, readGdalLayer } from './gdalLayers.ts';
import { type GpkgTable, listTables, selectAll } from './gpkgContents.ts';
import { type Crs, requireSupported } from './infer.ts';
import * as limits from './limits.ts';
import { place } from './place.ts';
import { PolygonsOnly } from './polygonsOnly.ts';
import { asDamage, openSqliteBytes } from './sqliteFile.ts';
import { isOwn, statedSystem } from './statedSystem.ts';
import type { LayerSource, RawFeature, RawResult, ReadContext, ReadNote } from './types.ts';

/**
 * Lists the feature tables of a GeoPackage (OGC 12-128).
 * @throws FormatError `gpkgNoTable`, `sqliteDamaged`
 */
export async function readGeoPackage(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
): Promise<LayerSource[]> {
  const { db, close } = openSqliteBytes(bytes, file);
  context.onClose?.(close);
  const { tables, absent } = listTables(db, file);
  if (tables.length === 0) throw refuse('gpkgNoTable', file, { reason: absent.join('、') });
  if (tables.length > limits.MAX_LAYERS) {
    throw refuse('tooManyLayers', file, { layers: tables.length, limit: limits.MAX_LAYERS });
  }
  const notes = absentNote(absent);
  return tables.map((table) => ({
    name: table.name,
    format: 'geopackage',
    records: table.records,
    geometry: kindOfOgr(table.geometryType),
    read: async () => {
      const isQuick = !table.isView && isOwn(systemOf(table, file, context)) && isStraight(table);
      const raw = isQuick ? readTable(db, table, file, context) : await byGdal(bytes, table, file, context);
      return { ...raw, notes: [...raw.notes, ...notes] };
    },
  }));
}

/** Types that hold no curves. A generic `GEOMETRY` may, but then its rows say so and are refused by record. */
function isStraight({ geometryType }: GpkgTable): boolean {
  return !/curve|surface/i.test(geometryType);
}

function readTable(db: DatabaseSync, table: GpkgTable, file: string, context: ReadContext): RawResult {
  const { options, onProgress } = context;
  if (table.columns.length > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields: table.columns.length, limit: limits.MAX_FIELDS });
  }
  onProgress({ stage: 'convert', done: 0, total: table.records ?? 0 });
  const features: RawFeature[] = [];
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const take = ({ record, polygon, values }: ConvertedRow) =>
    features.push({ record, polygon, properties: Object.fromEntries(values) });
  const rows = { db, sql: selectAll(table.name), geometry: table.geometryColumn, id: table.idColumn };
  asDamage(file, () => readRows(rows, file, take, () => false, kinds));
  kinds.finish();
  if (features.length === 0 && kinds.skipped.length === 0) throw refuse('noFeatures', file);
  const crs = systemOf(table, file, context);
  return {
    layerName: table.name,
    format: 'geopackage',
    encoding: { name: 'utf-8', how: 'format' },
    ...place(features, { crs, order: 'xy', isRuled: true }, file, options),
    features,
    skipped: kinds.skipped,
    notes: [],
    sourceFieldTypes: Object.fromEntries(table.columns.map(({ name, type }) => [name, type])),
  };
}

/** Views, curves, and systems that only GDAL converts. */
async function byGdal(bytes: Uint8Array, table: GpkgTable, file: string, context: ReadContext) {
  const source = await openWithGdal([['gpkg', bytes]], 'GPKG', file);
  try {
    const layer = source.layers.find(({ name }) => name === table.name);
    if (!layer) throw refuse('gpkgNoTable', file, { reason: table.name });
    return await readGdalLayer(source, layer, file, 'geopackage', context);
  } finally {
    await source.close();
  }
}

/** GeoPackage reserves srs_id 0 and -1 for systems nobody stated. The description tells an old datum; else the code. */
function systemOf({ srs }: GpkgTable, file: string, { options }: ReadContext): Crs | undefined {
  const isStated = srs !== null && srs.code > 0 && !/^none$/i.test(srs.organization);
  if (!isStated) return statedSystem(undefined, 'table', file, options);
  const isDescribed = /^\s*\w+\s*\[/.test(srs.definition);
  if (isDescribed || options.epsg || options.asWritten) {
    return statedSystem(isDescribed ? srs.definition : undefined, 'table', file, options);
  }
  if (!/^epsg$/i.test(srs.organization)) return undefined;
  if (options.anywhere) return crsOfCode(srs.code, 'table');
  return requireSupported({ epsg: srs.code, how: 'table' }, file, 'gdal');
}

function absentNote(absent: string[]): ReadNote[] {
  if (absent.length === 0) return [];
  const names = absent.join('、');
  const text = {
    zh: `目录中登记了不存在的图层：${names}`,
    en: `The contents name layers that do not exist: ${absent.join(', ')}`,
  };
  return [{ code: 'remark', text }];
}
