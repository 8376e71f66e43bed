import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { areaUnitOf } from '../../../../src/server/jobs/areaUnit.ts';
import { square } from '../../store/county.ts';

const features = (stated: (ownM2: number) => string) =>
  [0.001, 0.002, 0.003].map((side, i) => {
    const polygon = square(108.8, 38.6, side);
    return { record: i + 1, properties: { MJ: stated(areaM2(polygon)) }, polygon };
  });
const unitOf = (stated: (ownM2: number) => string) =>
  areaUnitOf(features(stated), 'MJ', ({ properties }) => `${properties.MJ}`)?.unit ?? null;

describe('the unit of stated areas', () => {
  it('is the one that agrees with the geometry', () => {
    expect(unitOf((m2) => `${m2}`)).toBe('m2');
    expect(unitOf((m2) => (m2 * 0.0015).toFixed(2))).toBe('mu');
    expect(unitOf((m2) => (m2 / 10_000).toFixed(4))).toBe('ha');
    expect(unitOf((m2) => (m2 / 1e6).toFixed(6))).toBe('km2');
    // as a plane at the edge of its zone has it: half a thousandth more
    expect(unitOf((m2) => `${m2 * 1.0005}`)).toBe('m2');
  });

  it('is unknown where most areas agree in none', () => {
    expect(unitOf(() => '5')).toBeNull();
    expect(unitOf(() => '')).toBeNull();
    expect(unitOf(() => '约三亩')).toBeNull();
    expect(areaUnitOf(features(String), null, () => '1')).toBeNull();
    expect(areaUnitOf([], 'MJ', () => '1')).toBeNull();
  });
});
