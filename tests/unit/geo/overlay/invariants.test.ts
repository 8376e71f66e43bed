import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import type { FlatPolygon } from '../../../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { blob, coverage, ORIGIN, seeded } from '../synthetic.ts';
import { pickPolygon, placedBoard } from './exact/gridPolygons.ts';
import { metreGrid } from './exact/metreGrid.ts';
import { GRID_SIZE, GRID_STEP_M } from './exact/scenes.ts';
import { cutInTwo, movedEast, reversed, startingAt } from './rings.ts';

const grid = metreGrid(GRID_SIZE, GRID_STEP_M);
const seed = fc.integer({ min: 0, max: 2 ** 31 });

/** An irregular polygon of a few to a thousand vertices. */
const anyBlob = fc
  .record({
    seed,
    x: fc.double({ min: 0, max: 2, noNaN: true }),
    n: fc.oneof(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 500, max: 1000 })),
  })
  .map(({ seed, x, n }) => blob(seeded(seed), ORIGIN.lon + x / 1000, ORIGIN.lat, 0.002, n));

/** Two polygons with holes and parts on one grid, sharing edges or slanted against each other. */
const gridPair = seed.map((s): [FlatPolygon, FlatPolygon] => {
  const random = seeded(s);
  const board = placedBoard(grid, random);
  const other = random() < 0.5 ? board : placedBoard(grid, random);
  return [pickPolygon(grid, board, random).polygon, pickPolygon(grid, other, random).polygon];
});
const anyPair = fc.oneof(gridPair, fc.tuple(anyBlob, anyBlob));

/** A property of pairs that leaves the common area as it was, to 1e-12 of the smaller polygon. */
function keepsArea(change: (a: FlatPolygon, b: FlatPolygon, n: number) => number, runs = 500): void {
  fc.assert(
    fc.property(anyPair, fc.nat(), ([a, b], n) => {
      const size = Math.min(areaM2(a), areaM2(b));
      expect(Math.abs(change(a, b, n) - overlayPair(a, b))).toBeLessThan(1e-12 * size);
    }),
    { numRuns: runs },
  );
}

describe('the common area of two polygons does not depend on', () => {
  it('which of the two is asked', () => keepsArea((a, b) => overlayPair(b, a)));

  it('the direction of the rings', () => {
    keepsArea((a, b) => overlayPair(reversed(a), b));
    keepsArea((a, b) => overlayPair(a, reversed(b)));
  });

  it('the vertex that a ring begins with', () => {
    keepsArea((a, b, n) => overlayPair(startingAt(a, n), b));
    keepsArea((a, b, n) => overlayPair(a, startingAt(b, n)));
  });

  it('whether the pair is measured alone or in a batch, as patch or as zone', () => {
    keepsArea((a, b) => overlaySync([a], ZoneIndex.build([b])).areaM2[0] ?? 0);
    keepsArea((a, b) => overlaySync([b], ZoneIndex.build([a])).areaM2[0] ?? 0);
  });

  it('the longitude, moved by whole degrees, but for the last bits of the moved coordinates', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: -40, max: 19 }), ([a, b], degrees) => {
        const moved = overlayPair(movedEast(a, degrees), movedEast(b, degrees));
        // a double holds x to 2 nm, along boundaries of up to 600 corners of 200 m each
        const edges = (a.coords.length + b.coords.length) / 2;
        expect(Math.abs(moved - overlayPair(a, b))).toBeLessThan(4e-9 * 200 * edges);
      }),
      { numRuns: 500 },
    );
  });

  it('into what either of the two is cut', () => {
    fc.assert(
      fc.property(anyBlob, anyBlob, (a, b) => {
        const whole = overlayPair(a, b);
        const [zone1, zone2] = cutInTwo(b);
        expect(Math.abs(overlayPair(a, zone1) + overlayPair(a, zone2) - whole)).toBeLessThan(
          1e-12 * areaM2(a),
        );
        const [patch1, patch2] = cutInTwo(a);
        expect(Math.abs(overlayPair(patch1, b) + overlayPair(patch2, b) - whole)).toBeLessThan(
          1e-12 * areaM2(a),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('over parcels without gaps', () => {
  const layers = [1, 2, 3].map((s) => coverage(12, 12, 0.0005, 1 + 3 * s, s));
  const anyPatch = fc
    .record({
      seed,
      n: fc.integer({ min: 3, max: 400 }),
      r: fc.double({ min: 1e-5, max: 0.002, noNaN: true }),
    })
    .map(({ seed, n, r }) => {
      const random = seeded(seed);
      const within = () => 0.0025 + 0.001 * random();
      return blob(random, ORIGIN.lon + within(), ORIGIN.lat + within(), r, n);
    });

  it('the parts add up to the patch within 1e-12, however the zones are ordered', () => {
    fc.assert(
      fc.property(anyPatch, fc.constantFrom(...layers), seed, (patch, parcels, s) => {
        const random = seeded(s);
        const order = parcels.map((_, i) => i).sort(() => random() - 0.5);
        const sum = (zones: readonly FlatPolygon[]) =>
          overlaySync([patch], ZoneIndex.build(zones)).areaM2.reduce((total, area) => total + area, 0);
        const size = areaM2(patch);
        expect(Math.abs(sum(parcels) / size - 1)).toBeLessThan(1e-12);
        expect(Math.abs(sum(order.map((i) => parcels[i])) / size - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it('each area is the same to the last bit in any order of zones and patches', () => {
    fc.assert(
      fc.property(fc.array(anyPatch, { minLength: 1, maxLength: 8 }), seed, (patches, s) => {
        const parcels = layers[0];
        const random = seeded(s);
        const shuffled = (count: number) =>
          Array.from({ length: count }, (_, i) => i).sort(() => random() - 0.5);
        const [patchOrder, zoneOrder] = [shuffled(patches.length), shuffled(parcels.length)];
        const plain = overlaySync(patches, ZoneIndex.build(parcels));
        const mixed = overlaySync(
          patchOrder.map((i) => patches[i]),
          ZoneIndex.build(zoneOrder.map((i) => parcels[i])),
        );
        const rows = (result: typeof plain, patchAt: number[], zoneAt: number[]) =>
          Array.from(result.areaM2, (area, i) => [
            patchAt[result.patch[i]],
            zoneAt[result.zone[i]],
            area,
          ]).sort((p, q) => p[0] - q[0] || p[1] - q[1]);
        const same = (count: number) => Array.from({ length: count }, (_, i) => i);
        expect(rows(mixed, patchOrder, zoneOrder)).toEqual(
          rows(plain, same(patches.length), same(parcels.length)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('neighbours of a patch that is a parcel itself get nothing, and the parcel all', () => {
    const index = ZoneIndex.build(layers[1]);
    const { patch, zone, areaM2: areas } = overlaySync(layers[1], index);
    expect([...patch]).toEqual([...zone]);
    areas.forEach((area, i) => {
      expect(Math.abs(area / areaM2(layers[1][i]) - 1)).toBeLessThan(1e-14);
    });
  });
});
