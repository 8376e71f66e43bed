import { describe, expect, test } from 'vitest';
import { distance, issueDate, localTime, m2, mu, percent } from '../../../../src/app/text/format.ts';
import { landClassName, zoneClassName } from '../../../../src/app/text/names.ts';

describe('figures', () => {
  test('亩 has two decimals and no thousands separators: 1 亩 is 666⅔ ㎡', () => {
    expect(mu(2000 / 3)).toBe('1.00');
    expect(mu(11_600_000_000)).toBe('17400000.00');
    expect(m2(10823.94)).toBe('10823.9');
  });

  test('not measured is not zero', () => {
    expect([mu(null), m2(null), percent(null)]).toEqual(['—', '—', '—']);
    expect(mu(0)).toBe('0.00');
  });

  test('a trace of land is never shown as none', () => {
    expect(percent(0.0001)).toBe('<0.1%');
    expect(percent(0)).toBe('0.0%');
    expect(percent(1)).toBe('100.0%');
  });

  test('times are those of the county’s clock, whatever the machine’s', () => {
    expect(localTime('2026-04-30T16:30:00Z')).toBe('2026-05-01 00:30');
    expect(localTime('')).toBe('');
  });

  test('dates of the issue are read as written', () => {
    expect(issueDate(20251006)).toBe('2025-10-06');
    expect(issueDate('2025年10月')).toBe('2025年10月');
  });

  test('distances', () => {
    expect([distance(84.6), distance(1237)]).toEqual(['85 m', '1.24 km']);
  });
});

describe('names', () => {
  test('a class with a letter has the name of its four digits', () => {
    expect(landClassName('0602C').zh).toBe(landClassName('0602').zh);
    expect(landClassName('0602').zh).toBe('采矿用地');
  });

  test('a layer’s own Chinese name stands; English comes from the tables', () => {
    expect(zoneClassName('landUse', '0102', '水浇地')).toEqual({ zh: '水浇地', en: 'Irrigated field' });
    expect(zoneClassName('approval', '', '国土资批〔2023〕1号').en).toBe('国土资批〔2023〕1号');
  });
});
