import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { toleranceM2, unitOf } from '../../../../src/geo/quality/stated.ts';
import { coverage } from '../synthetic.ts';
import { check } from './layer.ts';

const zones = coverage(5, 5, 0.003, 4);
const own = Float64Array.from(zones, areaM2);
const rounded = (values: Float64Array, decimals: number) =>
  values.map((value) => Number(value.toFixed(decimals)));

describe('the unit in which a layer states areas', () => {
  test('is the one in which most agree with the outlines', () => {
    expect(unitOf(own, own)).toBe('m2');
    expect(
      unitOf(
        own.map((value) => value * 0.0015),
        own,
      ),
    ).toBe('mu');
    expect(
      unitOf(
        own.map((value) => value / 10_000),
        own,
      ),
    ).toBe('ha');
    expect(
      unitOf(
        own.map((value) => value / 1e6),
        own,
      ),
    ).toBe('km2');
    // A few wrong ones, and a few without, do not change it.
    expect(
      unitOf(
        own.map((value, i) => (i < 8 ? 3 * value : i < 12 ? NaN : value)),
        own,
      ),
    ).toBe('m2');
  });

  test('is none where a field holds something else', () => {
    expect(
      unitOf(
        own.map((_, i) => i + 1),
        own,
      ),
    ).toBeNull();
    expect(
      unitOf(
        own.map(() => NaN),
        own,
      ),
    ).toBeNull();
  });
});

describe('a stated area', () => {
  test('may be off by 0.01 亩, and by half of its last decimal', () => {
    expect(toleranceM2(rounded(own, 2), 'm2')).toBeCloseTo(6.6667, 3);
    expect(
      toleranceM2(
        rounded(
          own.map((value) => value * 0.0015),
          2,
        ),
        'mu',
      ),
    ).toBeCloseTo(6.6667, 3);
    expect(toleranceM2(Float64Array.of(12.34, 7.1), 'ha')).toBeCloseTo(50, 6);
  });

  test('that differs by more is told, with the difference', async () => {
    const stated = rounded(own, 2);
    stated[7]! += 6.5;
    stated[11]! += 6.9;
    stated[12]! -= 700;
    stated[13] = NaN;
    const found = await check(zones, { stated });
    expect(found.unit).toBe('m2');
    expect(found.kinds).toEqual(['areaDiffers']);
    expect(found.kept('areaDiffers').map(({ zones: [zone] }) => zone)).toEqual([12, 11]);
    expect(found.kept('areaDiffers')[0]!.areaM2).toBeCloseTo(700, 1);
    expect(found.kept('areaDiffers')[0]!.statedM2).toBeCloseTo(stated[12]!, 6);
  });
});
