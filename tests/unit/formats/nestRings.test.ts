import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestRings, turnOf } from '../../../src/formats/nestRings.ts';

/** A square as x, y interleaved, closed, counter-clockwise. */
const square = (x: number, y: number, size: number) => [
  x,
  y,
  x + size,
  y,
  x + size,
  y + size,
  x,
  y + size,
  x,
  y,
];
const reversed = (ring: number[]) => {
  const out: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i]!, ring[i + 1]!);
  return out;
};

describe('loose rings', () => {
  const [outer, hole, island, far] = [square(0, 0, 10), square(1, 1, 8), square(3, 3, 2), square(20, 0, 5)];

  it('are sorted by how often one lies in another: an island in a hole is a part again', () => {
    expect(nestRings([island, far, hole, outer])).toEqual([[island], [far], [outer, hole]]);
  });

  it('that share a corner or an edge are told apart', () => {
    const inCorner = square(0, 0, 3);
    expect(nestRings([inCorner, outer])).toEqual([[outer, inCorner]]);
    const beside = square(10, 0, 10);
    expect(nestRings([outer, beside])).toEqual([[outer], [beside]]);
  });

  it('by a ruled turn: a hole goes to the innermost outer ring, one without any stands alone', () => {
    const isOuter = (ring: ArrayLike<number>) => turnOf(ring) < 0;
    const rings = [reversed(outer), hole, reversed(island), square(3.5, 3.5, 0.5), far];
    expect(nestRings(rings, isOuter)).toEqual([[rings[0], hole], [rings[2], rings[3]], [far]]);
  });

  it('come out whatever their order, each exactly once', () => {
    const rings = [outer, hole, island, far, square(21, 1, 1), square(50, 50, 1)];
    fc.assert(
      fc.property(fc.shuffledSubarray(rings, { minLength: rings.length }), (order) => {
        const parts = nestRings(order)!;
        expect(parts.map((part) => part.length).sort()).toEqual([1, 1, 2, 2]);
        expect(new Set(parts.flat())).toEqual(new Set(rings));
      }),
      { numRuns: 50 },
    );
  });

  it('by the ten thousand, side by side, take no time; in one another beyond measure they are given up', () => {
    const before = process.cpuUsage();
    const grid = Array.from({ length: 40_000 }, (_, i) => square((i % 200) * 2, Math.floor(i / 200) * 2, 1));
    expect(nestRings(grid)).toHaveLength(40_000);
    const nest = Array.from({ length: 30_000 }, (_, i) => square(i, i, 100_000 - 2 * i));
    expect(nestRings(nest)).toBeNull();
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });
});
