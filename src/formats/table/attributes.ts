import type { RawValue } from '../types.ts';
import { attributeIn, type Row } from './cells.ts';
import { continuedColumns, type Layout } from './columns.ts';

/** The columns that are attributes: those with a name or a value that no coordinate is read from. */
export function attributeColumns(rows: readonly Row[], layout: Layout): number[] {
  const { wkt, north, east, ring, point } = layout;
  const used = new Set([wkt, north, east, ring, point, ...continuedColumns(layout)]);
  const filled = new Set<number>();
  for (const { cells } of rows.slice(layout.heading + 1)) {
    for (let i = 0; i < cells.length; i++) if (attributeIn(cells[i]) !== null) filled.add(i);
  }
  return layout.names.flatMap((name, i) =>
    !used.has(i) && (filled.has(i) || !/^列[A-Z]+$/.test(name)) ? [i] : [],
  );
}

export function attributesOf(
  cells: Row['cells'],
  columns: readonly number[],
  names: readonly string[],
): Record<string, RawValue> {
  return Object.fromEntries(columns.map((i) => [names[i], attributeIn(cells[i])]));
}

const NUMERIC = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const AMOUNT = /面积|公顷|亩|㎡|长度|宽度|周长|占比|比例|[^a-z]mj$|^mj$|area|length|width/i;

/**
 * Names of the columns of a text file whose every value is an amount: with a fraction, or under a heading of amounts.
 * Codes look like numbers too and have to stay text.
 */
export function amountColumns(features: readonly { properties: Record<string, RawValue> }[]): Set<string> {
  const seen = new Map<string, { isNumeric: boolean; hasFraction: boolean; count: number }>();
  for (const { properties } of features) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue;
      const column = seen.get(name) ?? { isNumeric: true, hasFraction: false, count: 0 };
      column.isNumeric &&= NUMERIC.test(value) && value.replace(/\D/g, '').length <= 15;
      column.hasFraction ||= value.includes('.');
      column.count++;
      seen.set(name, column);
    }
  }
  const names = [...seen].filter(
    ([name, { isNumeric, hasFraction }]) => isNumeric && (hasFraction || AMOUNT.test(name)),
  );
  return new Set(names.map(([name]) => name));
}
