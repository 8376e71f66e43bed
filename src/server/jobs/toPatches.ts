import type { FieldMapping } from '../../domain/schemas/columns.ts';
import { PATCH_COLUMNS_IN } from '../../domain/schemas/columns.ts';
import { columnReader } from '../../domain/schemas/mapping.ts';
import { isoDate, type StatedUnit, statedM2 } from '../../domain/schemas/values.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { representativePoint } from '../../geo/point.ts';
import type { NewPatch } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import type { TownshipAt } from './townships.ts';

/** Reads our columns from a record of an issue; '' where it has none. */
export type ReadColumn = (properties: SourceFeature['properties'], column: string) => string;

/** By the mapping that a person settled, else by the published names. `fields` are those of the file. */
export function patchReader(fields: readonly string[], mapping?: FieldMapping): ReadColumn {
  return columnReader('patches', null, fields, mapping);
}

/**
 * The checks that concern the file as a whole, before anything is written: every record has a code, none twice.
 * Throws a 422 Fault that names file, records and field.
 */
export function assertCodes(
  features: readonly SourceFeature[],
  fileName: string,
  read: ReadColumn = patchReader(fieldsOf(features)),
): void {
  const seen = new Map<string, number>();
  for (const { record, properties } of features) {
    const code = read(properties, 'code');
    if (!code) throw noCode(fileName, record, Object.keys(properties));
    const earlier = seen.get(code);
    if (earlier !== undefined) throw twice(fileName, code, earlier, record);
    seen.set(code, record);
  }
}

/** Names of all fields of some features, in the order in which they first occur. */
export function fieldsOf(features: readonly SourceFeature[]): string[] {
  const names = new Set<string>();
  for (const { properties } of features) for (const name of Object.keys(properties)) names.add(name);
  return [...names];
}

/**
 * One record of an issue as a patch. The raw attributes are kept whole; area and place are our own measure, the
 * stated area is kept beside where its unit is known.
 */
export function toPatch(
  feature: SourceFeature,
  read: ReadColumn,
  townshipAt: TownshipAt,
  unit: StatedUnit | null = null,
): NewPatch {
  const column = (name: string) => read(feature.properties, name);
  const [lon, lat] = representativePoint(feature.polygon) ?? [
    feature.polygon.coords[0]!,
    feature.polygon.coords[1]!,
  ];
  return {
    code: column('code'),
    kind: column('kind'),
    beforeClass: column('beforeClass'),
    beforeName: column('beforeName'),
    townshipCode: townshipAt(lon, lat, column('township')),
    areaM2: areaM2(feature.polygon),
    lon,
    lat,
    text: [column('feature'), column('remark')].filter(Boolean).join(' '),
    beforeDate: isoDate(column('beforeDate')),
    afterDate: isoDate(column('afterDate')),
    statedAreaM2: unit === null ? null : statedM2(column('statedArea'), unit),
    raw: feature.properties,
    polygon: feature.polygon,
  };
}

function noCode(fileName: string, record: number, fields: string[]): Fault {
  const names = PATCH_COLUMNS_IN[0].aliases.slice(0, 4).join('、');
  const has = fields.slice(0, 30).join(', ') || '-';
  return new Fault(422, 'noCode', {
    zh: `“${fileName}”第 ${record} 条记录没有图斑编号（应有字段 ${names} 等之一，或在预览中指定哪个字段是编号；文件中的字段：${has}）`,
    en: `${fileName}, record ${record}: no patch code (one of the fields ${names} …, or name the field in the preview; the file has: ${has})`,
  });
}

function twice(fileName: string, code: string, first: number, second: number): Fault {
  return new Fault(422, 'duplicateCode', {
    zh: `“${fileName}”中图斑编号 ${code} 出现两次：第 ${first} 条和第 ${second} 条记录。没有导入任何内容；请在文件中改正后重试`,
    en: `${fileName}: patch code ${code} occurs twice, in records ${first} and ${second}. Nothing was imported; correct the file and try again`,
  });
}
