import type { LayerKind } from '../layerKind.ts';
import { columnsOf, type FieldMapping, type Target } from './columns.ts';
import { findField } from './fieldNames.ts';

type Values = Record<string, unknown>;

/** Which of a file's fields fills which of our columns, by the names of the published schemas. */
export function guessMapping(
  target: Target,
  kind: LayerKind | null | undefined,
  fields: readonly string[],
): FieldMapping {
  return Object.fromEntries(
    columnsOf(target, kind).map(({ name, aliases }) => [name, findField(fields, aliases)]),
  );
}

/** A mapping as a person gave it, for our columns only; columns that it leaves out are guessed. */
export function settleMapping(
  target: Target,
  kind: LayerKind | null | undefined,
  fields: readonly string[],
  given: FieldMapping | undefined,
): FieldMapping {
  const mapping = guessMapping(target, kind, fields);
  for (const name of Object.keys(mapping)) {
    if (given && Object.hasOwn(given, name)) mapping[name] = given[name] ?? null;
  }
  return mapping;
}

/**
 * Reads our columns from a record: the mapped field; where it is empty, or where nothing is mapped by a person, the
 * next published name that the record has a value under. Values are text, trimmed; '' for none.
 */
export function columnReader(
  target: Target,
  kind: LayerKind | null | undefined,
  fields: readonly string[],
  given?: FieldMapping,
): (values: Values, column: string) => string {
  const sources = new Map<string, readonly string[]>();
  for (const { name, aliases } of columnsOf(target, kind)) {
    if (given && Object.hasOwn(given, name)) {
      const field = given[name];
      sources.set(name, field === null || field === undefined ? [] : [field]);
    } else {
      const found = aliases.flatMap((alias) => findField(fields, [alias]) ?? []);
      sources.set(name, [...new Set(found)]);
    }
  }
  return (values, column) => {
    for (const field of sources.get(column) ?? []) {
      const text = textOf(values, field);
      if (text !== '') return text;
    }
    return '';
  };
}

/** A value as trimmed text; '' where the record has none. Own fields only: `__proto__` is a legal name. */
export function textOf(values: Values, field: string): string {
  if (!Object.hasOwn(values, field)) return '';
  const value = values[field];
  return value === null || value === undefined ? '' : `${value}`.trim();
}

/** What a mapping is remembered by: the same fields, in whatever order and case. */
export function fieldsKey(fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => field.trim().toUpperCase()).sort());
}
