import { areaM2 } from '../../geo/ellipsoid.ts';
import { bbox as boxOfPolygon, type FlatPolygon, vertexCount } from '../../geo/flat.ts';
import { boxOf } from '../place.ts';
import type { LayerSource, RawResult, ReadOptions, ReadResult } from '../types.ts';
import { areaFieldOf } from './areaField.ts';
import { boxAsWritten, candidatesFor, meets } from './candidates.ts';
import { encodingOf } from './encodings.ts';
import { fieldsOf } from './fields.ts';
import { MAX_LISTED } from './limits.ts';
import { outlineOf } from './outline.ts';
import { refusedRecords } from './refused.ts';
import type { LayerInspection, LonLatBox } from './types.ts';

/** What can be said of a layer that was read, its unusable records left out. */
export function describeRead(read: ReadResult, layer: LayerSource, options: ReadOptions): LayerInspection {
  const polygons = read.features.map(({ polygon }) => polygon);
  const rows = read.features.map(({ properties, polygon }) => ({ properties, areaM2: areaM2(polygon) }));
  const bbox = boxAround(polygons);
  const asWritten = bbox && boxAsWritten(bbox, read.crs.epsg, read.axisOrder ?? null);
  const { expectedExtent } = options;
  const fields = fieldsOf(read.features, read.sourceFieldTypes);
  return {
    ...common(read, layer),
    features: read.features.length,
    vertices: polygons.reduce((sum, polygon) => sum + vertexCount(polygon), 0),
    areaM2: rows.reduce((sum, row) => sum + row.areaM2, 0),
    bbox,
    fields,
    crs: read.crs,
    axisOrder: read.axisOrder ?? null,
    candidates: asWritten ? candidatesFor(asWritten, expectedExtent) : [],
    inExpected: expectedExtent ? polygons.filter((polygon) => isIn(polygon, expectedExtent)).length : null,
    areaField: areaFieldOf(rows, fields),
    ...repairsOf(read),
    outline: outlineOf(polygons, bbox),
  };
}

/** What can be said of a layer whose coordinates are still as the file has them, since nobody knows their system. */
export function describeUnplaced(raw: RawResult, layer: LayerSource, options: ReadOptions): LayerInspection {
  return {
    ...common(raw, layer),
    features: raw.features.length,
    vertices: raw.features.reduce((sum, { polygon }) => sum + vertexCount(polygon), 0),
    areaM2: 0,
    bbox: null,
    fields: fieldsOf(raw.features, raw.sourceFieldTypes),
    crs: null,
    axisOrder: null,
    candidates: raw.features.length > 0 ? candidatesFor(boxOf(raw.features), options.expectedExtent) : [],
    inExpected: null,
    areaField: null,
    repairs: [],
    repaired: [],
    outline: [],
  };
}

/** What can be said of a table of which nobody knows yet which columns hold coordinates. */
export function describeTable(layer: LayerSource, names: readonly string[]): LayerInspection {
  const columns = layer.columns?.() ?? names.map((name) => ({ name, samples: [] }));
  const encoding = { name: 'utf-8', how: 'format' } as const;
  const nothing = {
    features: [],
    skipped: [],
    notes: [],
    sourceFieldTypes: {},
    crs: { epsg: 0, how: 'format' } as const,
  };
  const raw: RawResult = { ...nothing, layerName: layer.name, format: layer.format, encoding };
  return {
    ...describeUnplaced(raw, layer, {}),
    records: layer.records ?? 0,
    fields: columns.map(({ name, samples }) => ({ name, type: '', filled: samples.length, samples })),
  };
}

function common(read: RawResult | ReadResult, layer: LayerSource) {
  return {
    name: layer.name,
    format: layer.format,
    records: read.features.length + read.skipped.length,
    encoding: encodingOf(read.encoding, layer, read.features),
    refused: refusedRecords(read.skipped),
    refusedCount: read.skipped.length,
    notes: read.notes,
  };
}

function repairsOf({ repairs, skipped }: ReadResult): Pick<LayerInspection, 'repairs' | 'repaired'> {
  const left = new Set(skipped.map(({ record }) => record));
  const kept = repairs.filter(({ record }) => !left.has(record));
  const counts = Map.groupBy(kept, ({ repair }) => repair.code);
  const listed = kept.slice(0, MAX_LISTED);
  return {
    repairs: Array.from(counts, ([code, list]) => ({
      code,
      records: new Set(list.map((one) => one.record)).size,
    })),
    repaired: listed.map(({ record, repair, bbox }) => ({
      record,
      code: repair.code,
      areaBeforeM2: repair.areaEvenOddM2 ?? repair.areaBeforeM2 ?? null,
      areaAfterM2: repair.areaAfterM2 ?? null,
      bbox,
    })),
  };
}

function boxAround(polygons: readonly FlatPolygon[]): LonLatBox | null {
  return polygons.length === 0 ? null : boxOf(polygons.map((polygon) => ({ polygon })));
}

function isIn(polygon: FlatPolygon, expected: LonLatBox): boolean {
  const box = boxOfPolygon(polygon);
  return box !== null && meets(box, expected);
}
