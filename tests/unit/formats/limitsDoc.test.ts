import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as limits from '../../../src/formats/limits.ts';

const doc = readFileSync(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');
const UNITS: Record<string, number> = { '': 1, ms: 1, MB: 1, MiB: 1024 * 1024 };
const stated = new Map(
  Array.from(doc.matchAll(/^\| `([A-Z_]+)` \| (\d+) ?(\w*) \|/gm), ([, name, number, unit]) => [
    name!,
    Number(number) * UNITS[unit!]!,
  ]),
);

/** How the program goes about its work, which no file runs into. */
const INNER = new Set(['CHUNK_FEATURES', 'MAX_LISTED_RECORDS']);

describe('the table of limits in docs/formats.md', () => {
  for (const [name, value] of Object.entries(limits)) {
    if (INNER.has(name)) continue;
    it(`states ${name} as it is`, () => expect(stated.get(name)).toBe(value));
  }

  it('states no limit that does not exist', () => {
    expect([...stated.keys()].filter((name) => !(name in limits))).toEqual([]);
  });
});
