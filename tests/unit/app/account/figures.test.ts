import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  apart,
  classesMu,
  closes,
  residualText,
  shareText,
  splitM2,
} from '../../../../src/app/account/figures.ts';
import { accountOf } from './fixture.ts';

const ground = {
  farmland: [
    ['0102', '水浇地', 1003.3],
    ['0103', '旱地', 1003.3],
    ['0101', '水田', 1003.4],
  ] as [string, string, number][],
  construction: 500,
};

describe('the tick of the closed account', () => {
  test('stands where the rest is rounding and the shown 亩 add up to the shown total', () => {
    expect(closes(accountOf(ground))).toBe(true);
    expect(closes(accountOf({ ...ground, noBase: 20.2, baseOverlap: -13.7 }))).toBe(true);
  });

  test('is missing where a shown line is a hundredth of a 亩 off', () => {
    const account = accountOf(ground);
    account.lines[0]!.shownMu = (Number(account.lines[0]!.shownMu) + 0.01).toFixed(2);
    expect(closes(account)).toBe(false);
  });

  test('is missing where the rest is more than a billionth of the patch', () => {
    expect(closes(accountOf(ground, { residualM2: 3510 * 2e-9 }))).toBe(false);
    expect(closes(accountOf(ground, { residualM2: -3510 * 2e-9 }))).toBe(false);
  });
});

test('classes of a line add up to what the line shows, also where each by itself would round down', () => {
  const line = accountOf(ground).lines[0]!;
  const sum = classesMu(line).reduce((hundredths, mu) => hundredths + Math.round(Number(mu) * 100), 0);
  expect(sum).toBe(Math.round(Number(line.shownMu) * 100));
});

test('classes that do not make up their line are rounded each by itself', () => {
  const line = { ...accountOf(ground).lines[0]!, shownMu: '99.00' };
  expect(classesMu(line)).toEqual(['1.50', '1.50', '1.51']);
});

test('the rest is written with two digits, and none as 0', () => {
  expect(residualText(1.2345e-9)).toBe('1.2e-9');
  expect(residualText(-4.66e-10)).toBe('-4.7e-10');
  expect(residualText(0)).toBe('0');
});

test('unrounded ㎡ are cut at the decimal point and lose nothing', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (areaM2) => {
      const { whole, rest } = splitM2(areaM2);
      expect(Number(whole + rest)).toBe(Number(`${areaM2}`));
      expect(whole).not.toMatch(/[.e]/);
    }),
  );
});

test('what is taken off has a minus sign, and a trace is never "-0.0%"', () => {
  expect(shareText(-25, 1000)).toBe('−2.5%');
  expect(shareText(-0.001, 1000)).toBe('<0.1%');
  expect(shareText(5, 0)).toBe('0.0%');
});

describe('a figure beside its threshold', () => {
  test('94.998 is not written as the 95.00 that it does not reach', () => {
    expect(apart(94.998, 95)).toBe('94.998');
    expect(apart(94.9, 95)).toBe('94.90');
    expect(apart(95, 95)).toBe('95.00');
  });

  test('always stands on its own side', () => {
    fc.assert(
      fc.property(fc.double({ min: 94.9, max: 95.1, noNaN: true }), (percent) => {
        fc.pre(Math.abs(percent - 95) > 1e-8);
        expect(Number(apart(percent, 95)) < 95).toBe(percent < 95);
      }),
    );
  });
});
