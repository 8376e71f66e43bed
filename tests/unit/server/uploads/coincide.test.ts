import { describe, expect, it } from 'vitest';
import { coincidences, isOnLine } from '../../../../src/server/uploads/coincide.ts';
import { county, layer, scratch, square, zone } from '../../store/county.ts';

const METRE = 1 / 111_320;

describe('a place on a line', () => {
  const polygon = square(108.8, 38.6, 0.01);

  it('is one within a metre of an edge or a vertex', () => {
    expect(isOnLine(polygon, 108.8, 38.6)).toBe(true);
    expect(isOnLine(polygon, 108.805, 38.6 + 0.9 * METRE)).toBe(true);
    expect(isOnLine(polygon, 108.805, 38.6 + 1.1 * METRE)).toBe(false);
    expect(isOnLine(polygon, 108.805, 38.605)).toBe(false);
    // beyond the end of an edge, the distance to its vertex counts
    expect(isOnLine(polygon, 108.8 - 2 * METRE, 38.6)).toBe(false);
  });

  it('is found in a layer of the store', async () => {
    const store = await county(scratch(), 0);
    const { id } = await layer(store, 'township', [zone(polygon, '150626100', '嘎鲁图镇')]);
    const places = [
      [108.8, 38.605],
      [108.805, 38.605],
      [109.5, 39],
    ] as [number, number][];
    expect(await coincidences(store, id, places)).toEqual([0]);
  });
});
