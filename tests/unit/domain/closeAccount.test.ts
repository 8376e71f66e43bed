import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_KEYS } from '../../../src/domain/account.ts';
import { bareM2, closeAccount, isDoubtful } from '../../../src/domain/closeAccount.ts';

const part = (classCode: string, areaM2: number) => ({ classCode, areaM2 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the closed account of a patch', () => {
  test('gathers the land classes in their groups', () => {
    const parts = [
      part('0102', 300),
      part('0103', 100),
      part('0401', 250),
      part('1205', 200),
      part('0602', 150),
    ];
    expect(closeAccount(1000, parts, 1000, 'survey3')).toEqual({
      lines: {
        farmland: 400,
        otherAgricultural: 250,
        unused: 200,
        construction: 150,
        unclassified: 0,
        noBase: 0,
        baseOverlap: 0,
      },
      residualM2: 0,
    });
  });

  test('the same codes make another account in another code system', () => {
    const parts = [part('0601', 600), part('1103', 400)];
    expect(closeAccount(1000, parts, 1000, 'survey3').lines).toMatchObject({
      construction: 600,
      otherAgricultural: 400,
    });
    expect(closeAccount(1000, parts, 1000, 'planning2023').lines).toMatchObject({
      otherAgricultural: 600,
      construction: 400,
    });
  });

  test('a gap and an overlap of the same size are both shown, though the parts add up to the patch', () => {
    const { lines, residualM2 } = closeAccount(1000, [part('0102', 600), part('0401', 400)], 930, 'survey3');
    expect(lines).toMatchObject({ farmland: 600, otherAgricultural: 400, noBase: 70, baseOverlap: -70 });
    expect(residualM2).toBe(0);
  });

  test('a code that the table does not have gets a line of its own', () => {
    expect(closeAccount(10, [part('8888', 10)], 10, 'survey3').lines.unclassified).toBe(10);
  });

  test('what rounding leaves is no ground: it stays in the residual, however it is signed', () => {
    for (const hair of [3e-9, -3e-9]) {
      const account = closeAccount(1000, [part('0102', 1000 + hair)], 1000 + hair, 'survey3');
      expect(account.lines.noBase).toBe(0);
      expect(account.lines.baseOverlap).toBe(0);
      expect(account.residualM2).toBeCloseTo(-hair, 12);
    }
    expect(bareM2(1000, 1000 - 1e-9)).toBe(0);
    expect(bareM2(1000, 999.5)).toBe(0.5);
  });

  test('is doubtful from 1 ㎡ of gap or overlap on', () => {
    expect(isDoubtful(closeAccount(1000, [part('0102', 999.01)], 999.01, 'survey3'))).toBe(false);
    expect(isDoubtful(closeAccount(1000, [part('0102', 999)], 999, 'survey3'))).toBe(true);
    expect(isDoubtful(closeAccount(1000, [part('0102', 1001)], 1000, 'survey3'))).toBe(true);
  });

  test('always closes: lines and residual add up to the patch, the residual under 1e-9 of it', () => {
    const codes = fc.constantFrom('0102', '0305', '1205', '0602', 'X', '0404');
    const area = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    const arbitrary = fc.record({
      parts: fc.array(fc.tuple(codes, area), { maxLength: 12 }),
      gap: fc.double({ min: 0, max: 1e6, noNaN: true }),
      overlapShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
      noise: fc.double({ min: -1e-12, max: 1e-12, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, ({ parts, gap, overlapShare, noise }) => {
        const total = sum(parts.map(([, areaM2]) => areaM2));
        const covered = total * (1 - overlapShare);
        const patchM2 = Math.max(covered + gap, 1e-6) * (1 + noise);
        const account = closeAccount(
          patchM2,
          parts.map(([code, areaM2]) => part(code, areaM2)),
          covered,
          'survey3',
        );
        const lines = ACCOUNT_KEYS.map((key) => account.lines[key]);
        expect(Math.abs(sum(lines) + account.residualM2 - patchM2)).toBeLessThanOrEqual(1e-12 * patchM2);
        expect(Math.abs(account.residualM2)).toBeLessThan(1e-9 * patchM2);
        expect(account.lines.noBase).toBeGreaterThanOrEqual(0);
        expect(account.lines.baseOverlap).toBeLessThanOrEqual(0);
      }),
    );
  });
});
