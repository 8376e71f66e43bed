import { describe, expect, it } from 'vitest';
import { areaM2, planeX, planeY } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { ORIGIN } from '../synthetic.ts';
import { exactCommonM2 } from './exact/bigPolygon.ts';
import { metreGrid } from './exact/metreGrid.ts';

/** One step of the grid is 10 m; points on it are on whole metres of the plane exactly. */
const grid = metreGrid(17, 10);
const SQUARE_M2 = 100;
type Corner = [number, number];
const ring = (...corners: Corner[]) => {
  const positions = corners.map(([x, y]) => grid.at(x, y));
  return [...positions, positions[0]];
};
const one = (...rings: number[][][]) => fromRings([rings]);
const rect = (x: number, y: number, w: number, h = w): number[][] =>
  ring([x, y], [x + w, y], [x + w, y + h], [x, y + h]);

/** The common area, asked in both directions and through an index, which must all say the same. */
function common(a: FlatPolygon, b: FlatPolygon): number {
  const areas = [overlayPair(a, b), overlayPair(b, a)];
  for (const [patch, zone] of [
    [a, b],
    [b, a],
  ]) {
    const found = overlaySync([patch], ZoneIndex.build([zone])).areaM2;
    expect(found.length).toBeLessThanOrEqual(1);
    areas.push(found[0] ?? 0);
  }
  // asked for a county as the patch, rounding is that of a county
  const [small, large] = [areaM2(a), areaM2(b)].sort((p, q) => p - q);
  const rounding = 1e-14 * small + 1e-18 * large;
  for (const area of areas) expect(Math.abs(area - areas[0])).toBeLessThanOrEqual(rounding);
  return areas[0];
}

describe('neighbours that share an edge have nothing in common', () => {
  const west = one(rect(2, 2, 4));

  it('with the same two vertices', () => {
    expect(common(west, one(rect(6, 2, 4)))).toBe(0);
    expect(common(west, one(rect(2, 6, 4)))).toBe(0);
  });

  it('with further vertices on one side only', () => {
    const east = one(ring([6, 2], [10, 2], [10, 6], [6, 6], [6, 5], [6, 4], [6, 3]));
    expect(common(west, east)).toBe(0);
    const north = one(ring([2, 6], [3, 6], [4, 6], [5, 6], [6, 6], [6, 9], [2, 9]));
    expect(common(west, north)).toBe(0);
  });

  it('with a slanted edge, cut into pieces on one side only', () => {
    const above = one(ring([0, 0], [12, 8], [0, 8]));
    const below = one(ring([0, 0], [12, 0], [12, 8], [9, 6], [6, 4], [3, 2]));
    expect(common(above, below)).toBe(0);
  });

  it('with a part of an edge, or only a vertex on it', () => {
    expect(common(west, one(rect(6, 4, 4)))).toBe(0);
    expect(common(west, one(ring([6, 4], [9, 3], [9, 5])))).toBe(0);
    expect(common(west, one(ring([4, 6], [5, 9], [3, 9])))).toBe(0);
    expect(common(west, one(rect(6, 6, 2)))).toBe(0);
  });
});

describe('equal polygons have everything in common', () => {
  const shapes: Record<string, FlatPolygon> = {
    square: one(rect(0, 0, 4)),
    'slanted triangle': one(ring([0, 0], [13, 5], [4, 11])),
    'ring with a hole': one(rect(0, 0, 9), rect(2, 3, 4)),
    'hole that touches its outer ring': one(rect(0, 0, 9), ring([0, 3], [4, 1], [4, 6])),
    'parts that touch in a corner': fromRings([[rect(0, 0, 3)], [rect(3, 3, 3)], [rect(6, 0, 3)]]),
  };
  it.each(Object.entries(shapes))('%s', (_, shape) => {
    expect(common(shape, shape)).toBe(areaM2(shape));
  });

  it('also when one has further vertices along its edges', () => {
    const plain = one(rect(0, 0, 4));
    const dotted = one(
      ring([0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [4, 1], [4, 4], [3, 4], [2, 4], [0, 4], [0, 3], [0, 1]),
    );
    expect(common(plain, dotted)).toBe(16 * SQUARE_M2);
  });
});

describe('patches and holes', () => {
  const withHole = one(rect(0, 0, 12), rect(3, 3, 6));

  it('a patch that fills the hole exactly has nothing in common with the zone', () => {
    expect(common(one(rect(3, 3, 6)), withHole)).toBe(0);
  });

  it('a patch in the hole that touches it in a vertex or along an edge has nothing in common either', () => {
    expect(common(one(ring([3, 3], [6, 4], [4, 6])), withHole)).toBe(0);
    expect(common(one(ring([6, 3], [7, 6], [5, 6])), withHole)).toBe(0);
    expect(common(one(rect(3, 4, 2)), withHole)).toBe(0);
  });

  it('a patch over the hole loses the hole', () => {
    expect(common(one(rect(1, 1, 10)), withHole)).toBe(64 * SQUARE_M2);
    expect(common(one(rect(3, 1, 6, 10)), withHole)).toBe(24 * SQUARE_M2);
  });

  it('an island that fills the hole makes the zone whole', () => {
    const filled = fromRings([[rect(0, 0, 12), rect(3, 3, 6)], [rect(3, 3, 6)]]);
    expect(common(one(rect(1, 1, 10)), filled)).toBe(100 * SQUARE_M2);
  });

  it('a hole that touches the outer ring in a vertex counts as a hole', () => {
    const touching = one(rect(0, 0, 12), ring([0, 6], [6, 3], [6, 9]));
    expect(common(touching, one(rect(0, 0, 12)))).toBe((144 - 18) * SQUARE_M2);
    expect(common(touching, one(ring([0, 6], [6, 3], [6, 9])))).toBe(0);
  });

  it('two holes that touch, each with its own patch', () => {
    const two = one(rect(0, 0, 12), rect(2, 2, 4), rect(6, 6, 4));
    expect(common(two, fromRings([[rect(2, 2, 4)], [rect(6, 6, 4)]]))).toBe(0);
    expect(common(two, one(rect(2, 2, 8)))).toBe(32 * SQUARE_M2);
  });
});

describe('edges that all but coincide', () => {
  /** Moves every vertex by up to `deg` in a fixed pattern. */
  const nudged = (polygon: FlatPolygon, deg: number): FlatPolygon => {
    const coords = polygon.coords.map((value, i) => value + deg * (((i * 7919) % 5) - 2) * 0.5);
    coords.set(coords.subarray(0, 2), coords.length - 2);
    return { ...polygon, coords };
  };
  const square = one(rect(2, 2, 8));
  const slanted = one(ring([0, 0], [13, 5], [9, 12], [4, 11]));

  it.each([1e-9, 1e-10, 1e-12, 3e-14])('%s° apart: the area is the exact one', (deg) => {
    for (const shape of [square, slanted]) {
      const near = nudged(shape, deg);
      expect(Math.abs(common(shape, near) - exactCommonM2(shape, near))).toBeLessThan(1e-14 * areaM2(shape));
      const beside = one(rect(10, 2, 6));
      const rest = Math.abs(common(near, beside) - exactCommonM2(near, beside));
      expect(rest).toBeLessThan(1e-13 * areaM2(shape));
    }
  });

  it('1e-9° of overlap along 80 m is 0.009 ㎡, and of gap nothing', () => {
    const east = (by: number) => {
      const x = grid.at(10, 2)[0] + by;
      const corners = [[x, grid.at(10, 2)[1]], grid.at(16, 2), grid.at(16, 10), [x, grid.at(10, 10)[1]]];
      return one([...corners, corners[0]]);
    };
    const overlapping = common(square, east(-1e-9));
    expect(overlapping).toBeGreaterThan(0.0088);
    expect(overlapping).toBeLessThan(0.0091);
    expect(overlapping).toBeCloseTo(exactCommonM2(square, east(-1e-9)), 12);
    expect(common(square, east(1e-9))).toBe(0);
  });
});

describe('slivers', () => {
  it('of 1e-4 ㎡ are found in a patch of 64 亩-odd and measured to 1e-9 of themselves', () => {
    // 1 km long and 0.1 μm wide
    const [lon, lat] = [ORIGIN.lon, ORIGIN.lat];
    const patch = one([
      [lon, lat],
      [lon + 0.01, lat],
      [lon + 0.01, lat + 0.01],
      [lon, lat + 0.01],
      [lon, lat],
    ]);
    const sliver = (width: number) =>
      one([
        [lon - 0.01, lat],
        [lon + width, lat],
        [lon + width, lat + 0.01],
        [lon - 0.01, lat + 0.01],
        [lon - 0.01, lat],
      ]);
    for (const width of [1e-12, 5e-12, 1e-11, 1e-10]) {
      const zone = sliver(width);
      const exact = exactCommonM2(patch, zone);
      expect(exact).toBeGreaterThan(5e-5);
      expect(Math.abs(common(patch, zone) / exact - 1)).toBeLessThan(1e-9);
    }
  });

  it('that are polygons themselves: 100 m long and slanted, 2 μm to 1 cm wide, in a zone of 200 ㎢', () => {
    const [lon, lat] = grid.at(3, 3);
    const county = one([
      [lon - 0.05, lat - 0.05],
      [lon + 0.1, lat - 0.05],
      [lon + 0.1, lat + 0.1],
      [lon - 0.05, lat + 0.1],
      [lon - 0.05, lat - 0.05],
    ]);
    for (const width of [2e-11, 1e-10, 1e-8, 1e-7]) {
      const needle = one([
        [lon, lat],
        [lon + 0.001, lat + 0.0003],
        [lon + 0.001, lat + 0.0003 + width],
        [lon, lat],
      ]);
      const exact = exactCommonM2(needle, county);
      expect(exact).toBeGreaterThan(9e-5);
      // the needle lies in a box of 87 m × 33 m, to whose last bits its area is known
      const boxM2 = 87 * 33;
      expect(Math.abs(common(needle, county) - exact)).toBeLessThan(2e-16 * boxM2);
      if (width >= 1e-10) expect(Math.abs(overlayPair(needle, county) / exact - 1)).toBeLessThan(1e-9);
    }
  });
});

describe('rings with nothing special about their corners', () => {
  it('a spike that repair has cut off, or one left standing, changes no area', () => {
    const plain = one(rect(2, 2, 4));
    const spiked = one(ring([2, 2], [6, 2], [6, 6], [4, 6], [4, 12], [4, 6], [2, 6]));
    expect(common(spiked, one(rect(0, 0, 16)))).toBe(areaM2(plain));
    expect(common(spiked, one(rect(0, 8, 16, 8)))).toBe(0);
  });

  it('repeated vertices and runs along one line change nothing', () => {
    const plain = one(ring([0, 0], [12, 4], [12, 12], [0, 12]));
    const runs = one(
      ring(
        [0, 0],
        [3, 1],
        [3, 1],
        [6, 2],
        [9, 3],
        [12, 4],
        [12, 7],
        [12, 8],
        [12, 12],
        [5, 12],
        [0, 12],
        [0, 5],
      ),
    );
    const zone = one(ring([1, 0], [14, 6], [7, 15], [2, 9]));
    expect(Math.abs(common(plain, zone) - common(runs, zone))).toBeLessThan(1e-14 * areaM2(plain));
    expect(Math.abs(common(runs, zone) - exactCommonM2(plain, zone))).toBeLessThan(1e-14 * areaM2(plain));
  });

  it('upright edges of both on the same line', () => {
    const comb = one(
      ring(
        [2, 0],
        [2, 10],
        [3, 10],
        [3, 2],
        [5, 2],
        [5, 10],
        [6, 10],
        [6, 2],
        [8, 2],
        [8, 10],
        [9, 10],
        [9, 0],
      ),
    );
    const teeth = fromRings([[rect(3, 2, 2, 6)], [rect(6, 2, 2, 12)]]);
    expect(common(comb, teeth)).toBe(0);
    expect(common(comb, one(rect(2, 0, 7, 10)))).toBe((7 * 10 - 2 * 2 * 8) * SQUARE_M2);
    expect(common(comb, one(rect(3, 0, 5, 10)))).toBe((5 * 10 - 2 * 2 * 8) * SQUARE_M2);
  });

  it('a ring unclosed, as files have it, is taken as closed', () => {
    const open = one(
      [
        [2, 2],
        [6, 2],
        [6, 6],
        [2, 6],
      ].map(([x, y]) => grid.at(x, y)),
    );
    expect(common(open, one(rect(4, 4, 8)))).toBe(4 * SQUARE_M2);
  });

  it('the grid of these tests is where it says', () => {
    expect(planeX(grid.at(3, 0)[0]) - planeX(grid.at(1, 0)[0])).toBe(20);
    expect(planeY(grid.at(0, 7)[1])).toBe(grid.originY + 70);
  });
});
