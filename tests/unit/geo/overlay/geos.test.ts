import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { overlayPair } from '../../../../src/geo/overlay/overlay.ts';
import { initRepair, repairPolygon } from '../../../../src/geo/repair.ts';
import { type GeosOracle, geosOracle } from '../geosOracle.ts';
import { blob, ORIGIN, seeded } from '../synthetic.ts';

let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
  await initRepair();
});

type Comparison = {
  /** largest difference to GEOS, as a share of the smaller polygon's area */
  worst: number;
  /** pairs that have an area in common */
  meeting: number;
  /** pairs on which GEOS gave up: rounding in the plane made one of them cross itself by a hair */
  refused: number;
};

function compare(pairs: readonly [FlatPolygon, FlatPolygon][]): Comparison {
  const found = { worst: 0, meeting: 0, refused: 0 };
  for (const [a, b] of pairs) {
    const expected = geos.intersectionM2(a, b);
    if (Number.isNaN(expected)) {
      found.refused++;
      continue;
    }
    if (expected > 0) found.meeting++;
    const share = Math.abs(overlayPair(a, b) - expected) / Math.min(areaM2(a), areaM2(b));
    found.worst = Math.max(found.worst, share);
  }
  return found;
}

/** Polygons whose corners lie on a coarse grid: shared edges, corners on edges and equal polygons abound. */
function gridPolygon(random: () => number, cells: number): FlatPolygon | null {
  const step = 0.0005;
  const at = () => Math.floor(random() * (cells + 1));
  const ring = () => {
    const x = at();
    const y = at();
    const corners = Array.from({ length: 3 + Math.floor(random() * 5) }, () => [at(), at()]);
    // sorting by angle makes most of them simple
    corners.sort((p, q) => Math.atan2(p[1] - y, p[0] - x) - Math.atan2(q[1] - y, q[0] - x));
    const positions = corners.map(([cx, cy]) => [ORIGIN.lon + cx * step, ORIGIN.lat + cy * step]);
    return [...positions, positions[0]];
  };
  const parts = random() < 0.3 ? [[ring()], [ring()]] : random() < 0.4 ? [[ring(), ring()]] : [[ring()]];
  return repairPolygon(fromRings(parts)).polygon;
}

describe('overlay areas are those of GEOS in the same plane', () => {
  it('for a thousand pairs of irregular polygons', () => {
    const random = seeded(11);
    const one = () => {
      const vertices = 3 + Math.floor(random() * 60);
      return blob(random, ORIGIN.lon + random() * 0.003, ORIGIN.lat + random() * 0.003, 0.002, vertices);
    };
    const pairs = Array.from({ length: 1000 }, (): [FlatPolygon, FlatPolygon] => [one(), one()]);
    const { worst, meeting, refused } = compare(pairs);
    expect(refused / pairs.length).toBeLessThan(0.05);
    expect(meeting).toBeGreaterThan(700);
    expect(worst).toBeLessThan(1e-9);
  });

  it('for three thousand pairs snapped to a coarse grid, with holes and several parts', () => {
    const random = seeded(12);
    const pairs: [FlatPolygon, FlatPolygon][] = [];
    while (pairs.length < 3000) {
      const cells = 2 + Math.floor(random() * 5);
      const a = gridPolygon(random, cells);
      const b = gridPolygon(random, cells);
      if (a !== null && b !== null) pairs.push([a, b]);
    }
    const { worst, meeting, refused } = compare(pairs);
    expect(refused / pairs.length).toBeLessThan(0.05);
    expect(meeting).toBeGreaterThan(1500);
    expect(worst).toBeLessThan(1e-9);
  });

  it('for polygons of thousands of vertices, whichever of the two is the large one', () => {
    const random = seeded(13);
    const large = (n: number) => blob(random, ORIGIN.lon, ORIGIN.lat, 0.05, n);
    const small = () => blob(random, ORIGIN.lon + 0.03 * random(), ORIGIN.lat + 0.03 * random(), 0.004, 20);
    const pairs: [FlatPolygon, FlatPolygon][] = [[large(3000), large(5000)]];
    for (let i = 0; i < 20; i++) pairs.push([large(4000), small()], [small(), large(4000)]);
    expect(compare(pairs).worst).toBeLessThan(1e-9);
  });
});
