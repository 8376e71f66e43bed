import type { Field } from '../../formats/write/types.ts';
import type { RawAttributes } from '../../store/store.ts';

type Value = RawAttributes[string];
/** What has been met in a column. */
type Met = { text: boolean; digits: boolean; date: boolean; integer: boolean; real: boolean };

const DIGITS = /^-?[1-9]\d{15,18}$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * The columns that issued attributes need: all names in the order they are first met, each with the narrowest type that
 * holds its values unchanged. Codes stay text; digits as text are numbers only beside numbers of the same column.
 */
export async function rawFields(chunks: AsyncIterable<RawAttributes[]>): Promise<Field[]> {
  const met = new Map<string, Met>();
  for await (const chunk of chunks) {
    for (const raw of chunk) for (const [name, value] of Object.entries(raw)) meet(met, name, value);
  }
  return Array.from(met, ([name, seen]) => ({ name, title: name, type: typeOf(seen) }));
}

function meet(met: Map<string, Met>, name: string, value: Value): void {
  let seen = met.get(name);
  if (!seen) {
    seen = { text: false, digits: false, date: false, integer: false, real: false };
    met.set(name, seen);
  }
  if (value === null) return;
  if (typeof value === 'number') seen[Number.isSafeInteger(value) ? 'integer' : 'real'] = true;
  else if (seen.text) return;
  else if (isDate(value)) seen.date = true;
  else if (DIGITS.test(value) && !Number.isSafeInteger(Number(value))) seen.digits = true;
  else seen.text = true;
}

function typeOf({ text, digits, date, integer, real }: Met): Field['type'] {
  if (text || (date && (digits || integer || real))) return 'text';
  if (date) return 'date';
  if (real) return digits ? 'text' : 'real';
  return integer ? 'integer' : 'text';
}

/** A day that the calendar has, written as `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts || parts[1] === '0000') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
