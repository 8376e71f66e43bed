import { guardFormula } from '../formula.ts';
import type { Field, Remark } from '../types.ts';

/** Name of the file beside the shapefile that tells which field was which. */
export const MAPPING_FILE = '字段对照.csv';

export type MappedField = { field: Field; name: string; type: string; remark: Remark | null };

/** What became of each field: name in the shapefile, own name, title, type, and what did not fit. UTF-8 with a mark. */
export function mappingCsv(fields: readonly MappedField[]): string {
  const lines = [
    ['SHP 字段', '原字段名', '标题', '类型', '说明'],
    ...fields.map(({ field, name, type, remark }) => [
      name,
      field.name,
      field.title,
      type,
      remark ? `${remark.zh} ${remark.en}` : '',
    ]),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: string): string {
  const text = guardFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
