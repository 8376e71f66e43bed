import type { RawValue } from '../types.ts';
import { MAX_SAMPLE_LENGTH, MAX_SAMPLES, MAX_SHOWN_FIELDS } from './limits.ts';
import type { FieldInspection } from './types.ts';

type Row = { properties: Record<string, RawValue> };
type Seen = { filled: number; samples: Set<string> };

/** What each column holds, in the order of the source; columns that only some records have come last. */
export function fieldsOf(rows: readonly Row[], types: Readonly<Record<string, string>>): FieldInspection[] {
  const seen = new Map<string, Seen>(Object.keys(types).map((name) => [name, emptySeen()]));
  for (const { properties } of rows) {
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === '') continue;
      let field = seen.get(name);
      if (field === undefined) {
        field = emptySeen();
        seen.set(name, field);
      }
      field.filled++;
      if (field.samples.size < MAX_SAMPLES) field.samples.add(shortened(String(value)));
    }
  }
  return Array.from(seen, ([name, { filled, samples }]) => ({
    name,
    type: Object.hasOwn(types, name) ? types[name]! : '',
    filled,
    samples: [...samples],
  })).slice(0, MAX_SHOWN_FIELDS);
}

const emptySeen = (): Seen => ({ filled: 0, samples: new Set() });

/** A text of at most 60 characters. */
export function shortened(text: string): string {
  return text.length > MAX_SAMPLE_LENGTH ? `${text.slice(0, MAX_SAMPLE_LENGTH - 1)}…` : text;
}
