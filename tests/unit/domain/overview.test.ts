import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsTowards, type Figures, monthTrend, overview } from '../../../src/domain/overview.ts';
import type { PatchRow } from '../../../src/domain/patch.ts';
import { anyPatches, patch, VOCABULARY } from './patches.ts';

const whole = (rows: readonly PatchRow[]) => overview(rows, VOCABULARY, () => 'whole')[0]!;

describe('overview', () => {
  test('counts 宗数 and areas of a township by what the verdict counts towards', () => {
    const rows = [
      patch({ id: 1, state: 'violating', areaM2: 1000, farmlandM2: 300 }),
      patch({ id: 2, state: 'rectified', areaM2: 3000, farmlandM2: 50 }),
      patch({ id: 3, state: 'legal', areaM2: 500 }),
      patch({ id: 4, state: 'pending', areaM2: 70 }),
    ];
    const group = whole(rows);
    expect(group.all).toMatchObject({ patches: 4, areaM2: 4570, farmlandM2: 350 });
    expect(group.found).toMatchObject({ patches: 2, areaM2: 4000, farmlandM2: 350 });
    expect(group.violating.patches).toBe(1);
    expect(group.undecided.patches).toBe(1);
  });

  test('整改率 by count and by area differ: one large rectified patch of two is half, and three quarters', () => {
    const group = whole([
      patch({ id: 1, state: 'violating', areaM2: 1000 }),
      patch({ id: 2, state: 'rectified', areaM2: 3000 }),
    ]);
    expect(group.rectifiedShare).toEqual({ byCount: 0.5, byArea: 0.75 });
  });

  test('where nothing was found violating there is no rate, not 0 % and not 100 %', () => {
    expect(whole([patch({ state: 'legal' })]).rectifiedShare).toEqual({ byCount: null, byArea: null });
  });

  test('a total rate is computed from all patches, not from the rates of the townships', () => {
    const slow = Array.from({ length: 9 }, (_, i) => patch({ id: i + 1, state: 'violating' }));
    const rows = [...slow, patch({ id: 10, townshipCode: '150626101', state: 'rectified' })];
    expect(whole(rows).rectifiedShare.byCount).toBeCloseTo(0.1, 12);
    const rates = overview(rows, VOCABULARY, (row) => row.townshipCode).map((g) => g.rectifiedShare.byCount);
    expect(rates).toEqual([0, 1]);
  });

  test('a state that the vocabulary does not know counts as undecided', () => {
    expect(countsTowards(VOCABULARY, 'fromAnOldVocabulary')).toBe('undecided');
    expect(countsTowards(VOCABULARY, 'pending')).toBe('undecided');
    expect(countsTowards(VOCABULARY, 'rectified')).toBe('rectified');
  });

  test('a patch that is not measured yet is named, and adds nothing to the land figures', () => {
    const group = whole([patch({ id: 1, farmlandM2: null }), patch({ id: 2, farmlandM2: 40 })]);
    expect(group.unmeasured).toBe(1);
    expect(group.all.farmlandM2).toBe(40);
  });

  test('parts make up the whole: by verdict, and over any grouping', () => {
    fc.assert(
      fc.property(anyPatches, (rows) => {
        if (rows.length === 0) {
          expect(overview(rows, VOCABULARY, (row) => row.batchId)).toEqual([]);
          return;
        }
        const total = whole(rows);
        const groups = overview(rows, VOCABULARY, (row) => row.townshipCode);
        for (const field of Object.keys(total.all) as (keyof Figures)[]) {
          const { undecided, legal, other, violating, rectified, found, all } = total;
          const parts = [undecided, legal, other, violating, rectified].map((figures) => figures[field]);
          expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(all[field], 4);
          expect(violating[field] + rectified[field]).toBeCloseTo(found[field], 4);
          expect(groups.reduce((sum, group) => sum + group.all[field], 0)).toBeCloseTo(all[field], 4);
        }
      }),
    );
  });
});

describe('the month trend', () => {
  test('puts a verdict of the last evening in UTC into the next month of the county', () => {
    const points = monthTrend([patch({ verdictAt: '2026-05-31T16:30:00Z' })]);
    expect(points).toEqual([{ month: '2026-06', decided: 1, found: 0, rectified: 0 }]);
  });

  test('shows months without any verdict as zero, across the turn of the year', () => {
    const points = monthTrend([
      patch({ id: 1, violatingAt: '2025-11-05T02:00:00Z' }),
      patch({ id: 2, rectifiedAt: '2026-02-05T02:00:00Z' }),
    ]);
    expect(points.map((point) => point.month)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(points[1]).toMatchObject({ decided: 0, found: 0, rectified: 0 });
  });

  test('every date of every patch is in exactly one month', () => {
    fc.assert(
      fc.property(anyPatches, (rows) => {
        const points = monthTrend(rows);
        const sum = (field: 'decided' | 'found' | 'rectified') =>
          points.reduce((total, point) => total + point[field], 0);
        expect(sum('decided')).toBe(rows.filter((row) => row.verdictAt).length);
        expect(sum('found')).toBe(rows.filter((row) => row.violatingAt).length);
        expect(sum('rectified')).toBe(rows.filter((row) => row.rectifiedAt).length);
        expect(points.map((point) => point.month)).toEqual(points.map((point) => point.month).sort());
      }),
    );
  });
});
