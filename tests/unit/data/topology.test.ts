import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../data/generate/basis/random.ts';
import { segmentDistance } from '../../../data/generate/basis/shapes.ts';
import { crossingLines, segmentsCross } from '../../../data/generate/topology/crossings.ts';
import { assemble, ringSign } from '../../../data/generate/topology/rings.ts';
import { simplify } from '../../../data/generate/topology/simplify.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 });

describe('simplifying a border', () => {
  test('keeps its ends, and no left-out point is farther away than the tolerance', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 60 }), (points, tolerance) => {
        const kept = simplify(points, tolerance);
        expect(kept[0]).toEqual(points[0]);
        expect(kept.at(-1)).toEqual(points.at(-1));
        for (const [x, y] of points) {
          const nearest = Math.min(...kept.slice(1).map((b, i) => segmentDistance(x, y, kept[i]!, b)));
          expect(nearest).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });

  test('leaves a closed border at least a triangle', () => {
    const circle = Array.from({ length: 33 }, (_, i): [number, number] => [
      Math.cos((i % 32) / 5.093),
      Math.sin((i % 32) / 5.093),
    ]);
    circle[32] = circle[0]!;
    expect(simplify(circle, 100).length).toBeGreaterThanOrEqual(4);
  });
});

describe('looking for crossings', () => {
  test('finds a cross, a touch and a fold, and lets neighbours share an end', () => {
    expect(segmentsCross([0, 0], [2, 2], [0, 2], [2, 0])).toBe(true);
    expect(segmentsCross([0, 0], [2, 0], [1, 0], [1, 1])).toBe(true);
    expect(segmentsCross([0, 0], [2, 0], [0, 0], [1, 0])).toBe(true);
    expect(segmentsCross([0, 0], [2, 0], [2, 0], [3, 1])).toBe(false);
    expect(segmentsCross([0, 0], [2, 0], [0, 1], [2, 1])).toBe(false);
  });

  test('names just the lines that cross', () => {
    const lines = [
      [
        [0, 0],
        [100, 100],
      ],
      [
        [0, 100],
        [100, 0],
      ],
      [
        [300, 0],
        [400, 0],
      ],
    ] as [number, number][][];
    expect([...crossingLines(lines)].sort()).toEqual([0, 1]);
  });
});

describe('closing rings from borders', () => {
  // Parcel 1 is a square with parcel 2 as an island; parcel 3 lies to the east and shares one side.
  const arcs = [
    {
      left: 1,
      right: 0,
      startNode: 1,
      endNode: 2,
      lonLat: [
        [4, 4],
        [0, 4],
        [0, 0],
        [4, 0],
      ] as [number, number][],
    },
    {
      left: 1,
      right: 3,
      startNode: 2,
      endNode: 1,
      lonLat: [
        [4, 0],
        [4, 4],
      ] as [number, number][],
    },
    {
      left: 3,
      right: 0,
      startNode: 2,
      endNode: 1,
      lonLat: [
        [4, 0],
        [8, 0],
        [8, 4],
        [4, 4],
      ] as [number, number][],
    },
    {
      left: 2,
      right: 1,
      startNode: -1,
      endNode: -1,
      lonLat: [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
        [1, 1],
      ] as [number, number][],
    },
  ];

  test('gives outer rings counter-clockwise and islands as holes of what is round them', () => {
    const shapes = assemble(arcs, (parcel) => parcel);
    expect(shapes.get(1)![0]!.map(ringSign)).toEqual([16, -1]);
    expect(shapes.get(2)![0]!.map(ringSign)).toEqual([1]);
    expect(shapes.get(3)![0]!.map(ringSign)).toEqual([16]);
  });

  test('melts parcels of one group along their common border', () => {
    const melted = assemble(arcs, () => 1);
    expect(melted.get(1)!.map((polygon) => polygon.map(ringSign))).toEqual([[32]]);
  });
});

test('the stream of draws is the same every time', () => {
  const rng = createRng(7);
  expect(Array.from({ length: 4 }, () => rng.integer(0, 999))).toEqual(
    Array.from(
      { length: 4 },
      (
        (again) => () =>
          again.integer(0, 999)
      )(createRng(7)),
    ),
  );
  expect(new Set(Array.from({ length: 50 }, () => rng.next())).size).toBe(50);
});
