import { packParts } from '../coordinateText/polygon.ts';
import { crsOfList, degreesOfList } from '../coordinateText/zone.ts';
import { decodeTextFile } from '../encoding.ts';
import { refuse } from '../error.ts';
import { MAX_TEXT_FILE_BYTES } from '../limits.ts';
import { nestRings } from '../nestRings.ts';
import { boxOf, orderByNumbers, place } from '../place.ts';
import { PolygonsOnly } from '../polygonsOnly.ts';
import type { LayerSource, RawFeature, RawResult, ReadContext, Reader, ReadOptions } from '../types.ts';
import { propertiesOf } from './attributes.ts';
import type { VctObject } from './objects.ts';
import { parseVct, type VctText } from './parse.ts';
import { ringsOf } from './rings.ts';
import type { VctCode, VctField } from './structure.ts';

/**
 * Opens a VCT file (GB/T 17798, versions 2.0 and 3.0): every feature code with polygons is a layer, named by its
 * Chinese name.
 * @throws FormatError naming the line
 */
export const readVct: Reader = async (bytes, file, context) => {
  if (bytes.length > MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, context.options.encoding);
  const vct = parseVct(text, file);
  const byCode = Map.groupBy(vct.polygons, ({ code }) => code);
  const polygons = new Map(vct.polygons.map((object) => [object.id, object]));
  const layers = codesOf(vct, byCode).map((code): LayerSource => {
    const objects = byCode.get(code.code) ?? [];
    return {
      name: code.name,
      format: 'vct',
      records: objects.length,
      geometry: 'polygon',
      read: async () => ({ ...readLayer(vct, polygons, objects, code, file, context), encoding }),
    };
  });
  if (layers.length === 0)
    throw refuse('noPolygonLayer', file, { names: vct.codes.map(({ name }) => name).join('、') || '—' });
  return layers;
};

/** Codes of polygons, those that only the objects use as well; names made unique. */
function codesOf({ codes }: VctText, byCode: ReadonlyMap<string, VctObject[]>): VctCode[] {
  const known = codes.filter(({ geometry, code }) => geometry === 'polygon' || byCode.has(code));
  const others = [...byCode.keys()].filter((code) => !known.some((one) => one.code === code));
  const all = [...known, ...others.map((code) => ({ code, name: code, geometry: 'polygon', rest: [] }))];
  const seen = new Set<string>();
  return all.map((one) => {
    const name = one.name === '' || seen.has(one.name) ? `${one.name}${one.code}` : one.name;
    seen.add(name);
    return { ...one, name };
  });
}

function readLayer(
  vct: VctText,
  polygons: ReadonlyMap<string, VctObject>,
  objects: readonly VctObject[],
  code: VctCode,
  file: string,
  { options }: ReadContext,
): Omit<RawResult, 'encoding'> {
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const table = code.rest.find((name) => vct.tables.has(name)) ?? '';
  const fields = vct.tables.get(table) ?? [];
  const rows = vct.rows.get(table);
  const stock = { lines: vct.lines, polygons, spent: { vertices: 0 } };
  const features: RawFeature[] = [];
  for (const [i, object] of objects.entries()) {
    const record = i + 1;
    const parts = nestRings(ringsOf(object, stock, file));
    if (!parts) throw refuse('tooManyRings', file, { line: object.line, rings: object.refs.length }, record);
    const polygon = packParts(parts);
    if (polygon.coords.length === 0) kinds.missing(record);
    else features.push({ record, properties: propertiesOf(rows?.get(object.id), fields), polygon });
  }
  kinds.finish();
  const lost = rows ? objects.filter(({ id }) => !rows.has(id)).length : 0;
  return {
    ...placeLayer(features, vct, objects, file, options),
    layerName: code.name,
    format: 'vct',
    features,
    skipped: kinds.skipped,
    notes: lost > 0 ? [withoutRow(lost, table)] : [],
    sourceFieldTypes: typesOf(fields),
  };
}

const typesOf = (fields: readonly VctField[]) =>
  Object.fromEntries(fields.map(({ name, type }) => [name, type]));

function placeLayer(
  features: RawFeature[],
  { head }: VctText,
  objects: readonly VctObject[],
  file: string,
  options: ReadOptions,
) {
  const box = boxOf(features);
  const stated = { order: head.order, isRuled: false };
  if (options.epsg || options.asWritten || features.length === 0)
    return place(features, stated, file, options);
  const isDegrees = head.isDegrees || Math.max(...box.map(Math.abs)) <= 180;
  const order = options.axisOrder ?? orderByNumbers(box)?.order ?? head.order;
  const east = box[order === 'xy' ? 0 : 1];
  const crs = isDegrees
    ? degreesOfList(head.header, file)
    : crsOfList(head.header, { east, line: objects[0].line }, file);
  return place(features, { ...stated, crs }, file, options);
}

const withoutRow = (count: number, table: string) => ({
  code: 'remark' as const,
  text: {
    zh: `有 ${count} 个面在属性表“${table}”中没有对应的行，属性为空。`,
    en: `${count} polygons have no row in the attribute table "${table}"; their attributes are empty.`,
  },
});
