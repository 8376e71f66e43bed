import { refuse } from './error.ts';
import { type Json, plainValue } from './jsonValue.ts';
import * as limits from './limits.ts';
import type { RawValue } from './types.ts';

/** Gathers the attributes of one record after the other, and what kind of values each field has. */
export class JsonFields {
  #file: string;
  #types = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Field name → `string`, `number`, `array` …, `mixed`, or `null` where no record has a value. */
  get types(): Record<string, string> {
    return Object.fromEntries(this.#types);
  }

  /** @throws FormatError `tooManyFields`, `textTooLong`, `jsonDepth` */
  take(entries: [string, Json][], record: number): Record<string, RawValue> {
    const values = entries.map(([name, value]): [string, RawValue] => {
      const known = this.#types.get(name);
      const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
      if (known === undefined || known === 'null') this.#types.set(name, kind);
      else if (kind !== 'null' && known !== kind) this.#types.set(name, 'mixed');
      return [name, this.#checked(plainValue(value), name, record)];
    });
    if (this.#types.size > limits.MAX_FIELDS) {
      const params = { fields: this.#types.size, limit: limits.MAX_FIELDS };
      throw refuse('tooManyFields', this.#file, params, record);
    }
    // fromEntries defines each name, so one called __proto__ is a column like any other.
    return Object.fromEntries(values);
  }

  #checked(value: RawValue | undefined, field: string, record: number): RawValue {
    if (value === undefined) throw refuse('jsonDepth', this.#file, { field }, record);
    if (typeof value === 'string' && value.length > limits.MAX_TEXT_LENGTH) {
      const params = { field, length: value.length, limit: limits.MAX_TEXT_LENGTH };
      throw refuse('textTooLong', this.#file, params, record);
    }
    return value;
  }
}
