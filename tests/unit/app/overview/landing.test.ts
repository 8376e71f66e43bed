import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, PROGRESS_FIGURES, SUBJECTS, sizeFigures } from '../../../../src/app/overview/figures.ts';
import { GROUPINGS, groupKey, landOn, landOnMonth } from '../../../../src/app/overview/landing.ts';
import { SERIES } from '../../../../src/app/overview/series.ts';
import { filterOf, parseSearch, type ViewSearch } from '../../../../src/app/router/search.ts';
import { parseSearchText, stringifySearch } from '../../../../src/app/router/searchText.ts';
import { monthTrend, overview } from '../../../../src/domain/overview.ts';
import type { PatchRow } from '../../../../src/domain/patch.ts';
import { matcher } from '../../../../src/domain/patchFilter.ts';
import { anyPatches, patch, VOCABULARY } from '../../domain/patches.ts';

const FIGURES = [...PROGRESS_FIGURES, ...SUBJECTS.flatMap(sizeFigures)];

/** What the person had filtered before looking at the overview. */
const anySearch: fc.Arbitrary<ViewSearch> = fc.record(
  {
    batch: fc.constantFrom('b1', 'b1.b2'),
    township: fc.constantFrom('150626100', '150626100.none'),
    state: fc.constantFrom('violating', 'pending.fieldCheck', 'rectified.violating'),
    land: fc.constantFrom('farmland', 'grass0401.redLine'),
    min: fc.constantFrom(5, 50),
    q: fc.constantFrom('光伏', '井场'),
  },
  { requiredKeys: [] },
);

/** What 研判 lists at an address: through the text of the address, as a person's browser does. */
function listed(rows: readonly PatchRow[], search: ViewSearch): PatchRow[] {
  const reopened = parseSearch(parseSearchText(stringifySearch(search)));
  return rows.filter(matcher(filterOf(reopened)));
}

describe('a click on a figure', () => {
  test('lands on exactly the patches that were counted, whatever was filtered before', () => {
    fc.assert(
      fc.property(
        anyPatches,
        anySearch,
        fc.constantFrom(...GROUPINGS),
        fc.constantFrom(...FIGURES),
        (all, search, grouping, figure) => {
          const rows = listed(all, search);
          for (const group of overview(rows, VOCABULARY, (row) => groupKey(grouping, row))) {
            const shown = figureOf(figure, group);
            // A zero is not a link: there are no patches behind it.
            if (!shown) continue;
            const address = {
              ...search,
              ...landOn(search, rows, VOCABULARY, figure, { grouping, key: group.key }),
            };
            const landed = listed(all, address);
            const again = overview(landed, VOCABULARY, () => 'whole')[0];
            // Touches under 1 ㎡ are counted in an area but not listed.
            const slack = figure.land ? rows.length : 1e-6 * shown;
            const found = again ? (figureOf(figure, again) ?? 0) : 0;
            expect(Math.abs(found - shown)).toBeLessThanOrEqual(slack);
            if (figure.unit === 'count') expect(landed).toHaveLength(shown);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('on a cell of the table keeps the batch that was chosen and closes an open patch', () => {
    const rows = [patch({ state: 'violating' }), patch({ id: 2, state: 'rectified' })];
    const [found] = PROGRESS_FIGURES.filter((figure) => figure.id === 'found');
    const change = landOn({ batch: 'b1', patch: 7 }, rows, VOCABULARY, found!, {
      grouping: 'township',
      key: '150626100',
    });
    expect(change).toEqual({ patch: undefined, township: '150626100', state: 'rectified.violating' });
  });

  test('on 占永农 asks for that land beside the land already asked for', () => {
    const [permanent] = sizeFigures('all').filter((figure) => figure.id === 'permanentFarmland');
    expect(landOn({ land: 'redLine' }, [patch()], VOCABULARY, permanent!).land).toBe(
      'redLine.permanentFarmland',
    );
  });

  test('on 整改率 lands on all patches found violating, those of the numerator and the rest', () => {
    const rows = [patch({ state: 'violating' }), patch({ id: 2, state: 'rectified' })];
    const [rate] = PROGRESS_FIGURES.filter((figure) => figure.id === 'rateCount');
    expect(landOn({}, rows, VOCABULARY, rate!).state).toBe('rectified.violating');
  });
});

describe('a click on a bar of the month trend', () => {
  test('lands on exactly the patches of that month and date', () => {
    fc.assert(
      fc.property(anyPatches, anySearch, (all, search) => {
        const rows = listed(all, search);
        for (const point of monthTrend(rows)) {
          for (const { of, field } of SERIES) {
            const change = landOnMonth(search, point.month, of);
            expect(listed(all, { ...search, ...change })).toHaveLength(point[field]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is not offered where another month is already asked for, since an address holds one', () => {
    expect(landOnMonth({ month: '2026-05', monthOf: 'rectifiedAt' }, '2026-05', 'verdictAt')).toBeNull();
    expect(landOnMonth({ month: '2026-05', monthOf: 'rectifiedAt' }, '2026-05', 'rectifiedAt')).toMatchObject(
      { month: '2026-05', monthOf: 'rectifiedAt' },
    );
  });
});
