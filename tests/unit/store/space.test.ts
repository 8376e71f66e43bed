import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceM } from '../../../src/geo/distance.ts';
import { bbox } from '../../../src/geo/flat.ts';
import { boxesMeet } from '../../../src/store/gpkg/contents.ts';
import type { BBox } from '../../../src/store/store.ts';
import { county, issue, layer, patch, scratch, square, zone } from './county.ts';

it('a box finds just the zones and patches whose box it meets, also by a hair', async () => {
  const store = await county(scratch(), 0);
  const shapes = Array.from({ length: 400 }, (_, i) =>
    square(108.3 + (i % 20) * 0.0501, 37.7 + Math.floor(i / 20) * 0.0333, 0.01 + (i % 7) * 0.01),
  );
  const old = await layer(
    store,
    'planningZone',
    shapes.slice(0, 50).map((shape) => zone(shape)),
  );
  const { id } = await layer(
    store,
    'planningZone',
    shapes.map((shape) => zone(shape)),
  );
  await issue(
    store,
    '2026-1',
    shapes.map((shape, i) => patch(i, shape)),
  );
  const zones = await store.layers.zones(id);
  const patches = await store.patches.polygons({});
  const met = (items: { id: number; polygon: (typeof zones)[0]['polygon'] }[], box: BBox) =>
    items.filter(({ polygon }) => boxesMeet(bbox(polygon)!, box)).map((item) => item.id);
  const edge = fc.constantFrom(0, 1e-9, -1e-9);
  const box = fc.tuple(fc.nat(399), fc.nat(399), edge, edge).map(([a, b, dx, dy]): BBox => {
    const [one, two] = [bbox(shapes[a]!)!, bbox(shapes[b]!)!];
    return [
      Math.min(one[2], two[2]) + dx,
      Math.min(one[3], two[3]) + dy,
      Math.max(one[0], two[0]),
      Math.max(one[1], two[1]),
    ];
  });
  await fc.assert(
    fc.asyncProperty(box, async (asked) => {
      expect((await store.layers.zones(id, asked)).map((item) => item.id)).toEqual(met(zones, asked));
      expect((await store.patches.polygons({ bbox: asked })).map((item) => item.id)).toEqual(
        met(patches, asked),
      );
    }),
    { numRuns: 60 },
  );
  expect(await store.layers.zones(old.id, [-180, -90, 180, 90])).toHaveLength(50);
  expect(await store.patches.polygons({ batchId: 'none' })).toEqual([]);
});

it('a least span leaves out what is smaller in both directions, and nothing else', async () => {
  const store = await county(scratch(), 0);
  const shapes = Array.from({ length: 60 }, (_, i) => square(108.3 + i * 0.02, 38, 0.0002 * (i + 1)));
  const { id } = await layer(
    store,
    'landUse',
    shapes.map((shape) => zone(shape)),
  );
  const all = await store.layers.zones(id);
  const world: BBox = [-180, -90, 180, 90];
  const spans = fc.tuple(fc.double({ min: 0, max: 0.013 }), fc.double({ min: 0, max: 0.013 }));
  await fc.assert(
    fc.asyncProperty(spans, async ([lon, lat]) => {
      const wanted = all.filter(({ polygon }) => {
        const [west, south, east, north] = bbox(polygon)!;
        return east - west >= lon || north - south >= lat;
      });
      expect(await store.layers.zones(id, world, { lon, lat })).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});

it('nearby patches are those within the distance, nearest first', async () => {
  const store = await county(scratch(), 0);
  const places = Array.from({ length: 60 }, (_, i) =>
    patch(i, square(108.8 + (i % 8) * 0.004, 38.6 + (i % 11) * 0.003)),
  );
  await issue(store, '2026-1', places);
  const rows = await store.patches.rows();
  const me = rows[20]!;
  const expected = rows
    .filter(({ id }) => id !== me.id)
    .map(({ id, lon, lat }) => ({ id, distanceM: distanceM(me.lon, me.lat, lon, lat) }))
    .filter((item) => item.distanceM <= 900)
    .sort((a, b) => a.distanceM - b.distanceM || a.id - b.id);
  expect(expected.length).toBeGreaterThan(5);
  expect(await store.patches.nearby(me.id, 900, 100)).toEqual(expected);
  expect(await store.patches.nearby(me.id, 900, 3)).toEqual(expected.slice(0, 3));
  expect(await store.patches.nearby(9999, 900, 3)).toEqual([]);
});
