import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOf, parseSearch, type ViewSearch } from '../../../../src/app/router/search.ts';
import { parseSearchText, stringifySearch } from '../../../../src/app/router/searchText.ts';

const reopened = (search: ViewSearch) => parseSearch(parseSearchText(stringifySearch(search)));

describe('the address of a view', () => {
  test('reopens the same view, whatever was typed into it', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' });
    const views = fc.record(
      {
        patch: fc.nat(),
        batch: word,
        q: word,
        min: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
        compare: fc.constantFrom('swipe' as const, 'side' as const),
        at: fc.constant('12.50/38.59710/108.84120'),
        layers: word,
        site: word,
        show: fc.constantFrom('gap' as const, 'siteUncovered' as const),
        basis: fc.constantFrom('after' as const, 'before' as const),
        version: fc.nat(),
        faultKind: fc.constantFrom('gap' as const, 'areaDiffers' as const),
        fault: fc.nat(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(views, (view) => {
        expect(reopened(view)).toEqual({ ...view });
      }),
    );
  });

  test('codes stay text: leading zeros, long numbers, an exponent', () => {
    for (const q of ['0012', '150626102000', '15E0626', 'true', 'null', '"x"'])
      expect(reopened({ q })).toEqual({ q });
  });

  test('can be read and edited by people', () => {
    expect(
      stringifySearch({ batch: '2026-3', at: '12.50/38.59710/108.84120', state: 'pending.violating' }),
    ).toBe('?batch=2026-3&at=12.50/38.59710/108.84120&state=pending.violating');
    expect(stringifySearch({ patch: undefined })).toBe('');
  });

  test('an old or mistyped link opens without the part that makes no sense', () => {
    expect(
      parseSearch({ patch: 'abc', compare: 'holo', sort: 'random', heat: 'x', show: 'moon', q: '' }),
    ).toEqual({});
    expect(
      parseSearch({ basis: 'tomorrow', version: '2024年度', faultKind: 'moon', fault: '1e999' }),
    ).toEqual({});
  });

  test('lists are split, and land names that do not exist are dropped', () => {
    expect(filterOf({ state: 'pending.legal', land: 'redLine.moon' })).toMatchObject({
      state: ['pending', 'legal'],
      land: ['redLine'],
    });
  });
});
