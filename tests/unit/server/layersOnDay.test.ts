import { describe, expect, test } from 'vitest';
import { basisOf, imageDays, layersOnDay } from '../../../src/server/layersOnDay.ts';
import type { LayerVersion } from '../../../src/store/store.ts';

const version = (id: number, kind: string, validFrom: string, validTo: string) =>
  ({ id, kind, validFrom, validTo }) as LayerVersion;
const VERSIONS = [
  version(1, 'landUse', '2024-12-31', '2025-12-31'),
  version(2, 'landUse', '2025-12-31', ''),
  version(3, 'ecologicalRedLine', '2026-03-01', ''),
];
const on = (day: string) => layersOnDay(VERSIONS, day).map(({ id }) => id);

describe('the layers in force on a day', () => {
  test('are those whose first day has come and whose end has not', () => {
    expect(on('2024-12-30')).toEqual([]);
    expect(on('2024-12-31')).toEqual([1]);
    expect(on('2025-12-30')).toEqual([1]);
    expect(on('2025-12-31')).toEqual([2]);
    expect(on('2026-05-01')).toEqual([2, 3]);
  });
});

describe('the basis of a judgement', () => {
  const days = { before: '2025-10-06', after: '' };

  test('is what is in force now, unless a person chooses', () => {
    expect(basisOf({}, days)).toEqual({ by: 'current', asOf: '' });
    expect(basisOf({ basis: 'before' }, days)).toEqual({ by: 'before', asOf: '2025-10-06' });
    expect(basisOf({ asOf: '2026-01-01', basis: 'before' }, days)).toEqual({
      by: 'date',
      asOf: '2026-01-01',
    });
  });

  test('is refused on a day that is none, or that the patch does not have', () => {
    expect(() => basisOf({ basis: 'after' }, days)).toThrow(/later image/);
    for (const asOf of ['', '2026-02-30', '20260501', '2026-5-1'])
      expect(() => basisOf({ asOf }, days)).toThrow(/no day/);
  });
});

test('the days of the images are read from the issue where the import did not', () => {
  const raw = { QSX: '20251006', 后时相: '2026年5月1日' };
  expect(imageDays({ beforeDate: '', afterDate: '', raw })).toEqual({
    before: '2025-10-06',
    after: '2026-05-01',
  });
  expect(imageDays({ beforeDate: '2025-09-01', afterDate: '', raw: { HSX: '未知' } })).toEqual({
    before: '2025-09-01',
    after: '',
  });
});
