import { describe, expect, test } from 'vitest';
import vocabularyJson from '../../../../data/reference/vocabulary.json' with { type: 'json' };
import type { Catalog } from '../../../../src/api/catalog.ts';
import { filterOf, parseSearch } from '../../../../src/app/router/search.ts';
import { activeFilters, NO_FILTER } from '../../../../src/app/triage/activeFilters.ts';
import { toggled } from '../../../../src/app/triage/chosen.ts';
import { touchedLands, unmeasured } from '../../../../src/app/triage/touchedLands.ts';
import { patch } from '../../domain/patches.ts';

const catalog = {
  vocabulary: vocabularyJson,
  batches: [{ id: '2026-1', name: '2026年第一期' }],
  townships: [{ code: '150626102', name: '无定河镇' }],
} as unknown as Catalog;

const search = parseSearch({
  batch: '2026-1',
  township: '150626102',
  kind: 'GF.CK',
  state: 'pending',
  land: 'redLine',
  min: '2',
  max: '50',
  q: '光伏',
  month: '2026-05',
  monthOf: 'rectifiedAt',
});

describe('the chips of the filter', () => {
  test('every condition in force is named in the trade’s words', () => {
    expect(activeFilters(search, catalog).map((filter) => filter.name.zh)).toEqual([
      '2026年第一期',
      '无定河镇',
      '光伏',
      '采矿',
      '待研判',
      '红线',
      '≥ 2 亩',
      '≤ 50 亩',
      '2026-05 整改到位',
      '“光伏”',
    ]);
  });

  test('taking every chip away, one by one, leaves no filter', () => {
    let left = search;
    for (let steps = 0; activeFilters(left, catalog).length > 0; steps++) {
      expect(steps).toBeLessThan(20);
      left = parseSearch({ ...left, ...activeFilters(left, catalog)[0]!.without });
    }
    expect(filterOf(left)).toEqual(filterOf({}));
  });

  test('clearing all clears everything a filter can hold', () => {
    expect(filterOf(parseSearch({ ...search, ...NO_FILTER }))).toEqual(filterOf({}));
  });

  test('a value is put in and taken out', () => {
    expect(toggled(undefined, 'GF')).toBe('GF');
    expect(toggled('GF', 'CK')).toBe('GF.CK');
    expect(toggled('GF.CK', 'GF')).toBe('CK');
    expect(toggled('CK', 'CK')).toBeUndefined();
  });
});

describe('the tags of a row', () => {
  test('永农 comes first, and the same land is not named twice as 耕地', () => {
    const same = patch({ permanentFarmlandM2: 3000, farmlandM2: 3000, redLineM2: 0, basicGrasslandM2: 0 });
    expect(touchedLands(same).map((land) => land.name)).toEqual(['permanentFarmland']);
    const more = patch({ permanentFarmlandM2: 3000, farmlandM2: 4000, redLineM2: 5, basicGrasslandM2: 0 });
    expect(touchedLands(more).map((land) => land.name)).toEqual(['permanentFarmland', 'redLine', 'farmland']);
  });

  test('a patch that is not measured says so instead of looking harmless', () => {
    expect(unmeasured(patch({ permanentFarmlandM2: null }))).toBe(true);
  });
});
