import { describe, expect, it } from 'vitest';
import { sine } from '../../../src/geo/sine.ts';
import { seeded } from './synthetic.ts';

describe('the sine that is the same in every engine', () => {
  it('is right to one unit in the last place over all latitudes', () => {
    const random = seeded(4);
    for (let i = 0; i < 200_000; i++) {
      const x = (random() - 0.5) * Math.PI;
      expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThanOrEqual(2.3e-16 * Math.abs(Math.sin(x)));
    }
  });

  it('has its exact values', () => {
    expect(sine(0)).toBe(0);
    expect(sine(Math.PI / 2)).toBe(1);
    expect(sine(-Math.PI / 2)).toBe(-1);
    // published to 20 digits: sin 0.5 = 0.47942553860420300027…, sin 1 = 0.84147098480789650665…
    expect(sine(0.5)).toBe(0.479425538604203);
    expect(sine(1)).toBe(0.8414709848078965);
    expect(sine(-1)).toBe(-0.8414709848078965);
  });

  it('of what is no number is none', () => {
    expect(sine(Number.NaN)).toBeNaN();
  });
});
