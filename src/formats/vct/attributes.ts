import { refuse } from '../error.ts';
import type { RawValue } from '../types.ts';
import type { LineCursor } from './cursor.ts';
import type { VctField } from './structure.ts';

/** Rows of a table by object number. */
export type VctRows = Map<string, string[]>;

/**
 * Reads the attribute section: a table's name, its rows (`1001,2001010100,…`), `TableEnd`; table after table.
 * @throws FormatError `vctUnclosed`, `vctRow`
 */
export function readAttributes(
  cursor: LineCursor,
  tables: ReadonlyMap<string, VctField[]>,
  separator: string,
): Map<string, VctRows> {
  const begun = cursor.number;
  const all = new Map<string, VctRows>();
  let fields: readonly VctField[] = [];
  let rows: VctRows | undefined;
  const end = 'AttributeEnd';
  for (let line = cursor.nextIn(end, begun); line !== null; line = cursor.nextIn(end, begun)) {
    if (/^TableEnd$/i.test(line) || (line === '0' && rows)) rows = undefined;
    else if (!rows || (tables.has(line) && !line.includes(separator))) {
      fields = tables.get(line) ?? [];
      rows = all.get(line) ?? new Map();
      all.set(line, rows);
    } else takeRow(line, fields, rows, cursor, separator);
  }
  return all;
}

/** The object's number stands before the values, or is the first of them (BSM). */
function takeRow(
  line: string,
  fields: readonly VctField[],
  rows: VctRows,
  cursor: LineCursor,
  separator: string,
): void {
  const values = line.split(separator);
  const id = values[0].trim();
  if (!/^\d{1,20}$/.test(id) || (fields.length > 0 && values.length < fields.length)) {
    throw refuse('vctRow', cursor.file, { line: cursor.number, found: values.length, due: fields.length });
  }
  const own = values.length > fields.length ? values.slice(1) : values;
  // a text may hold the separator: what is too much belongs to the last field
  if (own.length > fields.length && fields.length > 0) {
    own.push(own.splice(fields.length - 1).join(separator));
  }
  rows.set(id, own);
}

const NUMERIC = /^(float|double|int|integer|smallint|int[1248]|numeric|number)$/;

/** Attributes of an object under the table's field names; null where the table has no such row. */
export function propertiesOf(
  values: readonly string[] | undefined,
  fields: readonly VctField[],
): Record<string, RawValue> {
  return Object.fromEntries(
    fields.map(({ name, type }, i) => [name, valueIn((values?.[i] ?? '').trim(), type)]),
  );
}

function valueIn(text: string, type: string): RawValue {
  if (text === '') return null;
  if (/^date/.test(type) && /^\d{8}$/.test(text))
    return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const isExact = text.replace(/\D/g, '').length <= 15;
  return NUMERIC.test(type) && isExact && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
