import { describe, expect, test } from 'vitest';
import { rawFields } from '../../../../src/server/exports/rawFields.ts';
import type { RawAttributes } from '../../../../src/store/store.ts';

/** Name and type of each column that these attributes need. */
async function typesOf(...rows: RawAttributes[]): Promise<Record<string, string>> {
  const chunks = (async function* () {
    for (const row of rows) yield [row];
  })();
  return Object.fromEntries((await rawFields(chunks)).map(({ name, type }) => [name, type]));
}
const typeOf = async (...values: RawAttributes[string][]) =>
  (await typesOf(...values.map((value) => ({ MJ: value })))).MJ;

describe('columns for issued attributes', () => {
  test('come in the order in which their names are first met', async () => {
    const found = await typesOf({ JCBH: 'a', MJ: 1 }, { MJ: 2, 备注: null }, { __proto__x: 1 });
    expect(Object.keys(found)).toEqual(['JCBH', 'MJ', '备注', '__proto__x']);
  });

  test.each<[string, RawAttributes[string][]]>([
    ['integer', [1, null, -3]],
    ['real', [1, 2.5]],
    ['real', [1e300]],
    ['date', ['2026-05-01', null]],
    ['text', ['2026-02-30']],
    ['text', ['2026-05-01', '不详']],
    ['text', ['2026-05-01', 5]],
    ['text', ['0101', '0103']],
    ['text', [null]],
    ['text', ['150626201000000001']],
    ['integer', ['150626201000000001', 7]],
    ['text', ['150626201000000001', 7.5]],
    ['text', [5, '五']],
  ])('%s holds %j', async (type, values) => {
    expect(await typeOf(...values)).toBe(type);
  });
});
