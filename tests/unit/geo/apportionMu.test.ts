import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportionMu, formatMu } from '../../../src/geo/mu.ts';

/** '-0.12' is -12: what a person adds up on paper. */
const hundredths = (text: string) => BigInt(text.replace('.', ''));

describe('areas in 亩 that add up as they are shown', () => {
  test('three thirds of 1 亩 are 0.33, 0.33 and 0.34', () => {
    const third = 2000 / 9;
    expect(apportionMu([third, third, third], 2000 / 3).toSorted()).toEqual(['0.33', '0.33', '0.34']);
  });

  test('ground counted twice is taken off again', () => {
    expect(apportionMu([400, 300, -100], 600)).toEqual(['0.60', '0.45', '-0.15']);
    expect(apportionMu([1000 / 3, 1000 / 3, -200 / 3], 600)).toEqual(['0.50', '0.50', '-0.10']);
  });

  test('lines without ground stay at 0.00', () => {
    expect(apportionMu([0, 1247.2627613866177, 0, 0, -0], 1247.2627613866177)).toEqual([
      '0.00',
      '1.87',
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  test('parts that do not make up the total are refused', () => {
    expect(() => apportionMu([100, 100], 300)).toThrow(RangeError);
    expect(() => apportionMu([100, 300], 300)).toThrow(/300 ㎡/);
  });

  test('any account adds up to the total as shown, each line within 0.01 亩 of its own area', () => {
    const area = fc.double({ min: 0, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(area, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (areas, share) => {
          const parts = [...areas, -areas[0]! * share];
          const total = parts.reduce((sum, part) => sum + part, 0);
          const shown = apportionMu(parts, total);
          const added = shown.reduce((sum, text) => sum + hundredths(text), 0n);
          expect(added).toBe(hundredths(formatMu(total)));
          shown.forEach((text, i) => {
            expect(text).toMatch(/^-?\d+\.\d\d$/);
            expect(Math.abs(Number(text) - parts[i]! * 0.0015)).toBeLessThan(0.01 + 1e-9);
          });
        },
      ),
    );
  });
});
