import { firstField } from '../../domain/layerKind.ts';
import type { SourceFeature } from '../../formats/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { representativePoint } from '../../geo/point.ts';
import type { NewPatch } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { PATCH_FIELDS, patchText, upperKeys } from './patchFields.ts';

/**
 * The checks that concern the file as a whole, before anything is written: every record has a code, none twice.
 * Throws a 422 Fault that names file, records and field.
 */
export function assertCodes(features: readonly SourceFeature[], fileName: string): void {
  const seen = new Map<string, number>();
  for (const { record, properties } of features) {
    const code = firstField(upperKeys(properties), PATCH_FIELDS.code);
    if (!code) throw noCode(fileName, record, Object.keys(properties));
    const earlier = seen.get(code);
    if (earlier !== undefined) throw twice(fileName, code, earlier, record);
    seen.set(code, record);
  }
}

/** One record of an issue as a patch. The raw attributes are kept whole; area and place are our own measure. */
export function toPatch(feature: SourceFeature, townshipAt: (lon: number, lat: number) => string): NewPatch {
  const upper = upperKeys(feature.properties);
  const [lon, lat] = representativePoint(feature.polygon) ?? [
    feature.polygon.coords[0]!,
    feature.polygon.coords[1]!,
  ];
  return {
    code: firstField(upper, PATCH_FIELDS.code),
    kind: firstField(upper, PATCH_FIELDS.kind),
    beforeClass: firstField(upper, PATCH_FIELDS.beforeClass),
    beforeName: firstField(upper, PATCH_FIELDS.beforeName),
    townshipCode: townshipAt(lon, lat),
    areaM2: areaM2(feature.polygon),
    lon,
    lat,
    text: patchText(upper),
    raw: feature.properties,
    polygon: feature.polygon,
  };
}

function noCode(fileName: string, record: number, fields: string[]): Fault {
  const names = PATCH_FIELDS.code.slice(0, 4).join('、');
  const has = fields.slice(0, 30).join(', ') || '-';
  return new Fault(422, 'noCode', {
    zh: `“${fileName}”第 ${record} 条记录没有图斑编号（应有字段 ${names} 之一；文件中的字段：${has}）`,
    en: `${fileName}, record ${record}: no patch code (one of the fields ${names}; the file has: ${has})`,
  });
}

function twice(fileName: string, code: string, first: number, second: number): Fault {
  return new Fault(422, 'duplicateCode', {
    zh: `“${fileName}”中图斑编号 ${code} 出现两次：第 ${first} 条和第 ${second} 条记录。没有导入任何内容；请在文件中改正后重试`,
    en: `${fileName}: patch code ${code} occurs twice, in records ${first} and ${second}. Nothing was imported; correct the file and try again`,
  });
}
