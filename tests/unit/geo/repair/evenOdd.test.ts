import { describe, expect, it } from 'vitest';
import { areaM2, planeX, planeY } from '../../../../src/geo/ellipsoid.ts';
import { bbox, type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { evenOddM2 } from '../../../../src/geo/repair/evenOdd.ts';
import { exactEvenOddM2 } from '../overlay/exact/bigPolygon.ts';
import { mazePatch, speckledPatch } from '../overlay/exact/mazes.ts';
import { boardPairs } from '../overlay/exact/scenes.ts';
import { blob, ORIGIN, seeded } from '../synthetic.ts';

const at = (x: number, y: number) => [ORIGIN.lon + x / 1000, ORIGIN.lat + y / 1000];
const ring = (...corners: [number, number][]) => [...corners, corners[0]].map(([x, y]) => at(x, y));
const square = (x: number, y: number, w: number) => ring([x, y], [x + w, y], [x + w, y + w], [x, y + w]);

function boxM2(polygon: FlatPolygon): number {
  const box = bbox(polygon) ?? [0, 0, 0, 0];
  return (planeX(box[2]) - planeX(box[0])) * (planeY(box[3]) - planeY(box[1]));
}

/** Rings of random corners, coarsely snapped or not: every kind of crossing, overlap and repetition. */
function tangle(random: () => number): FlatPolygon {
  const cells = random() < 0.6 ? 1 + Math.floor(random() * 8) : 0;
  const snap = () => (cells > 0 ? Math.round(random() * cells) / cells : random());
  const some = <T>(most: number, make: () => T) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make);
  const anyRing = () => {
    const corners = [...some(9, snap), 0, 0].map(() => at(snap(), snap()));
    return [...corners, corners[0]];
  };
  return fromRings(some(2, () => some(3, anyRing)));
}

describe('the area by even and odd', () => {
  it('is the area of a valid polygon', () => {
    for (const one of [
      fromRings([[square(0, 0, 4), square(1, 1, 2)]]),
      mazePatch(30, 1).polygon,
      speckledPatch(40, 0.6, 2).polygon,
      ...[3, 50, 700].map((n) => blob(seeded(n), ORIGIN.lon, ORIGIN.lat, 0.004, n)),
    ]) {
      expect(Math.abs(evenOddM2(one) / areaM2(one) - 1)).toBeLessThan(1e-12);
    }
    for (const [one] of boardPairs(51, 300)) {
      expect(Math.abs(evenOddM2(one) / areaM2(one) - 1)).toBeLessThan(1e-9);
    }
  });

  it('counts both halves of a figure of eight, and not what is covered twice', () => {
    const eight = fromRings([[ring([0, 0], [4, 4], [4, 0], [0, 4])]]);
    expect(evenOddM2(eight)).toBeCloseTo(exactEvenOddM2(eight), 6);
    expect(evenOddM2(eight) / areaM2(fromRings([[square(0, 0, 4)]]))).toBeCloseTo(0.5, 4);
    const both = fromRings([[square(0, 0, 4)], [square(2, 0, 4)]]);
    const twice = areaM2(fromRings([[ring([2, 0], [4, 0], [4, 4], [2, 4])]]));
    const sum = areaM2(fromRings([[square(0, 0, 4)], [square(2, 0, 4)]]));
    expect(evenOddM2(both)).toBeCloseTo(sum - 2 * twice, 5);
    // the same ring twice is nothing
    expect(evenOddM2(fromRings([[square(0, 0, 4)], [square(0, 0, 4)]]))).toBeCloseTo(0, 6);
  });

  it('is what exact arithmetic says for 3,000 tangles of rings', () => {
    const random = seeded(52);
    let worst = 0;
    for (let i = 0; i < 3000; i++) {
      const one = tangle(random);
      const box = boxM2(one);
      if (box > 0) worst = Math.max(worst, Math.abs(evenOddM2(one) - exactEvenOddM2(one)) / box);
    }
    // where three edges cross in one point, their order is known to a nanometre only
    expect(worst).toBeLessThan(1e-9);
  });

  it('of a ring that runs over itself at every scale takes no longer than sorting', () => {
    const random = seeded(53);
    const corners: number[][] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < 3000; i++) {
      x += random() - 0.5;
      y += random() - 0.5;
      corners.push(at(x / 10, y / 10));
    }
    const one = fromRings([[[...corners, corners[0]]]]);
    expect(Math.abs(evenOddM2(one) - exactEvenOddM2(one))).toBeLessThan(1e-9 * boxM2(one));
  });
});
