import { describe, expect, test } from 'vitest';
import { coveredFact, farmlandFact, roadFact } from '../../../../src/app/account/criteria.ts';
import { coverageOf } from './fixture.ts';

describe('coverage beside the values that reviewers compare with', () => {
  test('95 % is met by 95 % and not by a little less, however it rounds', () => {
    expect(coveredFact(coverageOf({ coveredShare: 0.95 }))).toEqual({ shown: '95.00', reached: true });
    expect(coveredFact(coverageOf({ coveredShare: 0.949996 }))).toEqual({ shown: '94.9996', reached: false });
    expect(coveredFact(coverageOf({ coveredShare: 1 }))).toEqual({ shown: '100.00', reached: true });
  });

  test('farmland has to be below half a 亩: 0.5 亩 itself is not', () => {
    expect(farmlandFact(coverageOf({ uncoveredFarmlandM2: 333.2 }))).toEqual({
      shown: '0.4998',
      reached: true,
    });
    expect(farmlandFact(coverageOf({ uncoveredFarmlandM2: 334 }))?.reached).toBe(false);
    expect(farmlandFact(coverageOf({ uncoveredFarmlandM2: 0 }))).toEqual({ shown: '0.00', reached: true });
  });

  test('farmland that nobody measured is unknown, never none', () => {
    expect(farmlandFact(coverageOf({ uncoveredFarmlandM2: null }))).toBeNull();
  });
});

describe('the width of a farm road, 2–8 m', () => {
  test('holds from the narrowest to the widest place, ends included', () => {
    expect(roadFact({ minM: 2, medianM: 4, maxM: 8 })).toEqual({
      shown: { min: '2.00', median: '4.00', max: '8.00' },
      tooNarrow: false,
      tooWide: false,
    });
  });

  test('a width just outside is written so that one can see it', () => {
    expect(roadFact({ minM: 1.9996, medianM: 4, maxM: 8.0004 })).toEqual({
      shown: { min: '1.9996', median: '4.00', max: '8.0004' },
      tooNarrow: true,
      tooWide: true,
    });
  });
});
