import { describe, expect, test } from 'vitest';
import {
  addDays,
  formOf,
  periodOf,
  problemsOf,
  validityOf,
} from '../../../../../src/app/data/layers/validity.ts';
import { fill } from '../../../../../src/app/text/lang.tsx';

const words = (from: string, to: string) => {
  const { text, values } = periodOf(from, to);
  return fill(text, 'zh', values);
};

describe('when a layer version is in force', () => {
  test('people read its last day, not the day after it', () => {
    expect(words('2025-01-01', '2026-01-01')).toBe('2025-01-01 至 2025-12-31');
    expect(words('2026-01-01', '')).toBe('2026-01-01 起');
    expect(words('', '2026-01-01')).toBe('至 2025-12-31');
    expect(words('', '')).toBe('一直有效');
  });

  test('days are counted over the ends of months and leap years, in any time zone', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('', 1)).toBe('');
    expect(addDays('2026-13-45', 1)).toBe('');
  });

  test('what is filled in comes back as it was: the form and the store say the same', () => {
    for (const validity of [
      { validFrom: '2025-01-01', validTo: '2026-01-01' },
      { validFrom: '2024-02-29', validTo: '' },
    ])
      expect(validityOf(formOf(validity))).toEqual(validity);
  });

  test('a last day before the first is refused, a single day is not', () => {
    expect(problemsOf({ firstDay: '2026-02-01', lastDay: '2026-01-31' }).lastDay).toBeDefined();
    expect(problemsOf({ firstDay: '2026-02-01', lastDay: '2026-02-01' })).toEqual({});
    expect(problemsOf({ firstDay: '', lastDay: '' }).firstDay).toBeDefined();
  });
});
