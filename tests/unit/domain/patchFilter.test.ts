import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byPriority,
  localMonth,
  matcher,
  NO_TOWNSHIP,
  PATCH_SORTS,
  type PatchFilter,
  selectPatches,
} from '../../../src/domain/patchFilter.ts';
import { anyPatches, patch } from './patches.ts';

const passes = (filter: PatchFilter, particulars: Parameters<typeof patch>[0] = {}) =>
  matcher(filter)(patch(particulars));

describe('the filter of patches', () => {
  test('an empty filter passes every patch', () => {
    expect(passes({})).toBe(true);
    expect(passes({ batch: [], land: [], text: '  ' })).toBe(true);
  });

  test('land counts as touched only above 1 ㎡: edges that merely meet are digitising noise', () => {
    expect(passes({ land: ['permanentFarmland'] }, { permanentFarmlandM2: 1 })).toBe(false);
    expect(passes({ land: ['permanentFarmland'] }, { permanentFarmlandM2: 1.01 })).toBe(true);
  });

  test('a patch that is not measured yet is not said to touch', () => {
    expect(passes({ land: ['redLine'] }, { redLineM2: null })).toBe(false);
  });

  test('several lands must all be touched', () => {
    const land = ['farmland', 'redLine'] as const;
    expect(passes({ land: [...land] }, { farmlandM2: 500, redLineM2: 0 })).toBe(false);
    expect(passes({ land: [...land] }, { farmlandM2: 500, redLineM2: 20 })).toBe(true);
  });

  test('the area range is in 亩 and takes in its ends', () => {
    expect(passes({ minMu: 15, maxMu: 15 }, { areaM2: 10_000 })).toBe(true);
    expect(passes({ minMu: 15.01 }, { areaM2: 10_000 })).toBe(false);
    expect(passes({ maxMu: 14.99 }, { areaM2: 10_000 })).toBe(false);
  });

  test('words are looked for in code, features and notes, all of them, in any order', () => {
    const found = { code: '150626202600017', text: '光伏板 有围栏' };
    expect(passes({ text: '围栏 光伏' }, found)).toBe(true);
    expect(passes({ text: '00017' }, found)).toBe(true);
    expect(passes({ text: '光伏 井场' }, found)).toBe(false);
  });

  test('patches in no township can be asked for', () => {
    expect(passes({ township: [NO_TOWNSHIP] }, { townshipCode: '' })).toBe(true);
    expect(passes({ township: [NO_TOWNSHIP] }, { townshipCode: '150626100' })).toBe(false);
  });

  test('a month is the month on the county clock of the date that is asked for', () => {
    const rectified = { verdictAt: '2026-07-02T00:00:00Z', rectifiedAt: '2026-05-31T16:00:00Z' };
    expect(passes({ month: '2026-06', monthOf: 'rectifiedAt' }, rectified)).toBe(true);
    expect(passes({ month: '2026-05', monthOf: 'rectifiedAt' }, rectified)).toBe(false);
    expect(passes({ month: '2026-07' }, rectified)).toBe(true);
    expect(localMonth('')).toBe('');
  });

  test('the month agrees with the calendar of Asia/Shanghai at every instant', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const min = new Date('2023-01-01T00:00:00Z');
    const max = new Date('2029-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
        expect(localMonth(instant.toISOString())).toBe(calendar.format(instant).slice(0, 7));
      }),
      { numRuns: 3000 },
    );
    for (const instant of ['2024-02-28T15:59:59Z', '2024-02-28T16:00:00Z', '2024-02-29T16:00:00Z']) {
      expect(localMonth(instant)).toBe(calendar.format(new Date(instant)).slice(0, 7));
    }
  });
});

describe('the order of patches', () => {
  test('永农 comes before red line, red line before farmland, farmland before sheer size', () => {
    const huge = patch({ id: 1, areaM2: 900_000 });
    const farmland = patch({ id: 2, farmlandM2: 5000 });
    const redLine = patch({ id: 3, redLineM2: 20 });
    const permanent = patch({ id: 4, permanentFarmlandM2: 2 });
    const order = [huge, farmland, redLine, permanent].sort(byPriority).map((row) => row.id);
    expect(order).toEqual([4, 3, 2, 1]);
  });

  test('a touch below the tolerance gains no place', () => {
    const edge = patch({ id: 1, permanentFarmlandM2: 0.9, areaM2: 100 });
    const larger = patch({ id: 2, areaM2: 200 });
    expect([edge, larger].sort(byPriority)[0]).toBe(larger);
  });

  test('every order is total: the same patches in any sequence give the same list', () => {
    fc.assert(
      fc.property(anyPatches, fc.constantFrom(...PATCH_SORTS), fc.nat(), (rows, sort, turn) => {
        const at = rows.length ? turn % rows.length : 0;
        const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        const ids = (list: typeof rows) => selectPatches(list, {}, sort).map((row) => row.id);
        expect(ids(turned)).toEqual(ids(rows));
      }),
    );
  });

  test('selecting never changes or loses what passes', () => {
    fc.assert(
      fc.property(anyPatches, fc.constantFrom(...PATCH_SORTS), (rows, sort) => {
        const before = [...rows];
        const filter: PatchFilter = { state: ['violating'], land: ['farmland'] };
        const selected = selectPatches(rows, filter, sort);
        expect(rows).toEqual(before);
        expect(new Set(selected)).toEqual(
          new Set(rows.filter((row) => row.state === 'violating' && (row.farmlandM2 ?? 0) > 1)),
        );
      }),
    );
  });
});
