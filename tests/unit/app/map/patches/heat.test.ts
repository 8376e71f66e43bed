import { describe, expect, test } from 'vitest';
import { GROUND_KERNEL_M, heatPoints } from '../../../../../src/app/map/patches/heat.ts';
import type { PatchRow } from '../../../../../src/domain/patch.ts';
import { patch } from '../../../domain/patches.ts';

const LAT_DEGREE_M = 111_320;

/** So many patches on one spot, each spot of its own latitude. */
const spot = (firstId: number, patches: number, northM: number): PatchRow[] =>
  Array.from({ length: patches }, (_, i) =>
    patch({ id: firstId + i, lon: 108.8, lat: 38.6 + northM / LAT_DEGREE_M }),
  );

const weigh = (rows: readonly PatchRow[], weight = 1) => new Map(rows.map((row) => [row.id, weight]));
const heats = (rows: readonly PatchRow[], weights = weigh(rows)) =>
  heatPoints(rows, weights).features.map(({ properties }) => properties.w);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the heat map', () => {
  test('is full where the patches lie most densely, however many there are', () => {
    expect(sum(heats(spot(1, 10, 0)))).toBeCloseTo(1, 9);
    expect(sum(heats(spot(1, 1000, 0)))).toBeCloseTo(1, 9);
  });

  test('keeps a small cluster as much cooler as it has fewer patches', () => {
    const large = spot(1, 90, 0);
    const small = spot(101, 10, 20 * GROUND_KERNEL_M);
    const all = heats([...large, ...small]);
    expect(sum(all.slice(0, 90)) / sum(all.slice(90))).toBeCloseTo(9, 6);
    expect(sum(all.slice(0, 90))).toBeCloseTo(1, 9);
  });

  test('counts a neighbour by MapLibre’s own kernel: exp(−4.5 (distance / radius)²)', () => {
    const pair = [...spot(1, 1, 0), ...spot(2, 1, GROUND_KERNEL_M / 2)];
    expect(heats(pair)[0]).toBeCloseTo(1 / (1 + Math.exp(-4.5 / 4)), 6);
  });

  test('weighs by the square root, so that one huge mine does not turn the rest cold', () => {
    const far = Array.from({ length: 99 }, (_, i) => spot(i + 1, 1, i * 10 * GROUND_KERNEL_M)).flat();
    const mine = spot(100, 1, 2000 * GROUND_KERNEL_M);
    const half = spot(101, 1, 3000 * GROUND_KERNEL_M);
    const weights = new Map([...weigh(far, 10_000), ...weigh(mine, 5_000_000), ...weigh(half, 2500)]);
    const all = heats([...far, ...mine, ...half], weights);
    expect([all[0], all[99], all[100]]).toEqual([1, 1, 0.5]);
  });

  test('leaves out what weighs nothing, and an empty county is no error', () => {
    const rows = spot(1, 2, 0);
    expect(heatPoints(rows, new Map([[1, 0]])).features).toHaveLength(0);
    expect(heatPoints([], new Map()).features).toHaveLength(0);
  });
});
