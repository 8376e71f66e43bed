import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { initRepair, repairPolygon } from '../../../../src/geo/repair.ts';
import { ORIGIN } from '../synthetic.ts';

beforeAll(initRepair);

const at = (x: number, y: number) => [ORIGIN.lon + x / 1024, ORIGIN.lat + y / 1024];
const ring = (...corners: [number, number][]) => corners.map(([x, y]) => at(x, y));
const polygon = (...rings: number[][][]) => fromRings([rings]);
const square = polygon(ring([0, 0], [4, 0], [4, 4], [0, 4], [0, 0]));

describe('a spike, out and back along the same line', () => {
  const spikes: Record<string, [number, number][]> = {
    'to the same vertex': [
      [0, 0],
      [4, 0],
      [4, 4],
      [9, 4],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    'along the edge before it, and past its end': [
      [0, 0],
      [4, 0],
      [4, 7],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    slanted: [
      [0, 0],
      [4, 0],
      [4, 4],
      [6, 6],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    'of several vertices': [
      [0, 0],
      [4, 0],
      [4, 4],
      [5, 4],
      [7, 4],
      [9, 4],
      [7, 4],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    'at the vertex the ring begins with': [
      [-3, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
      [-3, 0],
    ],
    'before that vertex': [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
      [0, -5],
      [0, 0],
    ],
    'around that vertex': [
      [0, -2],
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
      [0, -2],
    ],
  };
  it.each(Object.entries(spikes))('%s is cut off and told; the area stays', (_, corners) => {
    const found = repairPolygon(polygon(ring(...corners)));
    expect(found.repairs.map(({ code }) => code)).toEqual(['spike']);
    expect(found.polygon?.coords.length).toBe(10);
    expect(found.polygon && areaM2(found.polygon)).toBeCloseTo(areaM2(square), 6);
  });

  it('is not seen in a sharp corner, however sharp, or in a vertex on a straight line', () => {
    const sharp = polygon(ring([0, 0], [900, 1e-9], [0, 1], [0, 0]));
    const dotted = polygon(ring([0, 0], [1, 0], [2, 0], [4, 0], [4, 4], [0, 4], [0, 3], [0, 0]));
    for (const valid of [sharp, dotted])
      expect(repairPolygon(valid)).toEqual({ polygon: valid, repairs: [] });
  });

  it('that is all there is leaves nothing', () => {
    const found = repairPolygon(polygon(ring([0, 0], [3, 3], [5, 5], [3, 3], [0, 0])));
    expect(found.polygon).toBeNull();
    expect(found.repairs.map(({ code }) => code)).toEqual(['degenerateRing', 'empty']);
  });

  it('in a hole, and a hole that is only a spike', () => {
    const outer = ring([0, 0], [9, 0], [9, 9], [0, 9], [0, 0]);
    const hole = ring([2, 2], [2, 4], [4, 4], [4, 6], [4, 4], [4, 2], [2, 2]);
    const line = ring([6, 6], [8, 8], [6, 6]);
    const found = repairPolygon(polygon(outer, hole, line));
    expect(found.repairs).toEqual([
      { code: 'spike', count: 1 },
      { code: 'degenerateRing', count: 1 },
    ]);
    expect(found.polygon?.ringEnds).toEqual(Uint32Array.of(5, 10));
  });
});

describe('lawful touching is left as it is', () => {
  const outer = ring([0, 0], [9, 0], [9, 9], [0, 9], [0, 0]);
  const cases = {
    'two holes that touch in a corner': polygon(
      outer,
      ring([2, 2], [2, 4], [4, 4], [4, 2], [2, 2]),
      ring([4, 4], [4, 6], [6, 6], [6, 4], [4, 4]),
    ),
    'a hole that touches the outer ring in a vertex': polygon(outer, ring([0, 0], [3, 5], [5, 3], [0, 0])),
    'parts that touch in a corner': fromRings([
      [ring([0, 0], [4, 0], [4, 4], [0, 4], [0, 0])],
      [ring([4, 4], [8, 4], [8, 8], [4, 8], [4, 4])],
    ]),
    'a part that fills the hole of another but for a corner': fromRings([
      [outer, ring([2, 2], [2, 6], [6, 6], [6, 2], [2, 2])],
      [ring([2, 2], [5, 3], [3, 5], [2, 2])],
    ]),
    'an island in a lake on an island in a lake': fromRings([
      [outer, ring([1, 1], [1, 8], [8, 8], [8, 1], [1, 1])],
      [ring([2, 2], [7, 2], [7, 7], [2, 7], [2, 2]), ring([3, 3], [3, 6], [6, 6], [6, 3], [3, 3])],
      [ring([4, 4], [5, 4], [5, 5], [4, 5], [4, 4])],
    ]),
  };
  it.each(Object.entries(cases))('%s', (_, valid) => {
    const found = repairPolygon(valid);
    expect(found.repairs).toEqual([]);
    expect(found.polygon).toBe(valid);
  });
});
