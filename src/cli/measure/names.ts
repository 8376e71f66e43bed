import type { SourceFeature } from '../../formats/types.ts';
import { InputError } from './inputError.ts';

/** How the features of a file are called in the result; `field` is null where they go by their record number. */
export type Names = { field: string | null; of: (index: number) => string };

/** Fields that carry the code of a patch, parcel or zone in files of the trade and elsewhere, by preference. */
const CODE_FIELDS = [
  'JCBH',
  'TBBH',
  'TBBM',
  '监测编号',
  '图斑编号',
  '图斑号',
  'XSBH',
  '线索编号',
  'XKZH',
  'JBNTTBBH',
  'BSM',
  'YSBSM',
  '编号',
  'ID',
  'FID',
  'OBJECTID',
  'GID',
  'UUID',
];

/**
 * The names of a file's features: the field that was asked for, else the first known code field that has a value
 * for every feature and no value twice, else the record number.
 * @throws InputError when there is no such field
 */
export function namesOf(
  features: readonly SourceFeature[],
  fields: readonly string[],
  wanted: string | undefined,
  file: string,
): Names {
  if (wanted !== undefined) {
    const field = fields.find((name) => name === wanted) ?? byCase(fields, wanted);
    if (field === undefined) {
      const list = fields.join('、') || '—';
      throw new InputError(
        `“${file}”没有字段“${wanted}”；有：${list}`,
        `${file} has no field "${wanted}"; it has: ${list}`,
      );
    }
    return { field, of: (index) => textOf(features[index], field) };
  }
  for (const code of CODE_FIELDS) {
    const field = byCase(fields, code);
    if (field !== undefined && isKey(features, field))
      return { field, of: (index) => textOf(features[index], field) };
  }
  return { field: null, of: (index) => String(features[index].record) };
}

function byCase(fields: readonly string[], wanted: string): string | undefined {
  return fields.find((name) => name.trim().toUpperCase() === wanted.toUpperCase());
}

function isKey(features: readonly SourceFeature[], field: string): boolean {
  const seen = new Set<string>();
  return features.every((feature) => {
    const text = textOf(feature, field).trim();
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function textOf({ properties }: SourceFeature, field: string): string {
  return String(properties[field] ?? '');
}
