import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apportion,
  formatHectares,
  formatM2,
  formatMu,
  roundedMu,
  roundHalfUp,
} from '../../../src/geo/mu.ts';

describe('figures as the trade writes them', () => {
  it('mu have two decimals, half rounded up, no thousands separators', () => {
    // 10 ㎡ are exactly 0.015 亩, which binary arithmetic rounds down
    expect((10 * 0.0015).toFixed(2)).toBe('0.01');
    expect(formatMu(10)).toBe('0.02');
    expect(formatMu(670)).toBe('1.01');
    expect(formatMu(666.67)).toBe('1.00');
    expect(formatMu(0)).toBe('0.00');
    expect(formatMu(1234567890)).toBe('1851851.84');
    expect(formatMu(-670)).toBe('-1.01');
    expect(roundedMu(670)).toBe(1.01);
  });

  it('hectares have four decimals and square metres two', () => {
    expect(formatHectares(7172.5)).toBe('0.7173');
    expect(formatHectares(7172.4999)).toBe('0.7172');
    expect(formatM2(1.005)).toBe('1.01');
    expect(formatM2(2.5e-7)).toBe('0.00');
    expect(formatM2(1e21)).toBe('1000000000000000000000.00');
  });

  it('what is not a number is a dash', () => {
    expect(formatMu(NaN)).toBe('—');
    expect(formatMu(Infinity)).toBe('—');
  });

  it('mu of whole square centimetres are those of exact integer arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (hundredths) => {
        // hundredths of ㎡ × 15 / 10^6 = mu; in hundredths of a mu, half up
        const exact = (BigInt(hundredths) * 15n * 2n + 10000n) / 20000n;
        expect(BigInt(formatMu(hundredths / 100).replace('.', ''))).toBe(exact);
      }),
    );
  });

  it('rounds what is written, not the binary fraction under it', () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(8.345, 2)).toBe(8.35);
    expect(roundHalfUp(-2.5, 0)).toBe(-3);
  });
});

describe('shown parts that add up to the shown total (平差)', () => {
  it('gives the missing hundredth to the part that lost most', () => {
    expect(apportion([3.333, 3.333, 3.334], 10)).toEqual([3.33, 3.33, 3.34]);
    expect(apportion([0.29, 0.29, 0.42], 1)).toEqual([0.29, 0.29, 0.42]);
    expect(apportion([], 0)).toEqual([]);
  });

  it('always closes, and moves no part by a whole step', () => {
    const part = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
        const total = parts.reduce((sum, p) => sum + p, 0);
        const shown = apportion(parts, total);
        const units = shown.reduce((sum, s) => sum + Math.round(s * 100), 0);
        expect(units).toBe(Math.round(roundHalfUp(total, 2) * 100));
        shown.forEach((s, i) => {
          expect(Math.abs(s - parts[i])).toBeLessThan(0.01 + 1e-9);
        });
      }),
    );
  });

  it('refuses parts that do not make up the total', () => {
    expect(() => apportion([1, 2], 4)).toThrow(RangeError);
    expect(() => apportion([1, 2], 2.9)).toThrow(/2\.9/);
  });
});
