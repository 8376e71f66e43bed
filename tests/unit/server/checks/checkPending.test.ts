import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../../src/geo/flat.ts';
import { checkPending } from '../../../../src/server/checks/checkPending.ts';
import { doubtOf } from '../../../../src/server/checks/doubt.ts';
import { faultDetail, layerCheck } from '../../../../src/server/checks/layerAnswers.ts';
import type { LayerVersion, NewZone, RawAttributes, Store } from '../../../../src/store/store.ts';
import { layer, open, scratch } from '../../store/county.ts';

const WATCH = { onProgress: () => undefined, signal: new AbortController().signal };
const [LON, LAT] = [108.8, 38.6];

/** A rectangle in hundredths of a degree from the county's corner. */
function box(west: number, south: number, east: number, north: number): FlatPolygon {
  const [w, s, e, n] = [LON + west / 100, LAT + south / 100, LON + east / 100, LAT + north / 100];
  return fromRings([[[[w, s], [e, s], [e, n], [w, n], [w, s]]]]); // biome-ignore format: one ring
}

function parcel(polygon: FlatPolygon, more: RawAttributes = {}): NewZone {
  const own = areaM2(polygon);
  const raw: RawAttributes = {
    DLBM: '0401',
    DLMC: '天然牧草地',
    TBMJ: Number(own.toFixed(2)),
    SJNF: 2025,
    ...more,
  };
  return { classCode: `${raw.DLBM}`, className: `${raw.DLMC}`, name: '', areaM2: own, raw, polygon };
}

const TOWNSHIPS = [box(0, 0, 2, 4), box(2, 0, 4, 4)].map((polygon) => parcel(polygon));

async function landUse(zones: NewZone[], townships: NewZone[] | null = TOWNSHIPS) {
  const store = await open(scratch());
  if (townships) await layer(store, 'township', townships);
  const version = await layer(store, 'landUse', zones);
  await checkPending(store, WATCH);
  return { store, version };
}

const counts = async (store: Store, version: LayerVersion) =>
  (await layerCheck(store, version)).counts.map(({ kind, count }) => [kind, count]);
const texts = async (store: Store, { id }: LayerVersion, kind: string) =>
  (await store.checks.faults(id, { kind, offset: 0, limit: 10 })).faults.map(({ text }) => text.zh);

describe('a land-use layer after its import', () => {
  test('has nothing to tell where it closes', async () => {
    const { store, version } = await landUse([parcel(box(0, 0, 4, 2)), parcel(box(0, 2, 4, 4))]);
    expect(await layerCheck(store, version)).toMatchObject({
      state: 'checked',
      counts: [],
      covers: true,
      stated: { field: 'TBMJ', unit: 'm2' },
      remarks: [],
    });
    expect(await store.checks.pending(1)).toEqual([]);
  });

  test('is told each fault once, with the zones it names', async () => {
    const west = box(0, 0, 2, 4);
    const { store, version } = await landUse([
      parcel(west),
      // Half a hundredth into its neighbour, and out of the county beyond.
      parcel(box(1.5, 0, 4.5, 3)),
      parcel(west, { SJNF: 2023 }),
      parcel(box(2, 3, 3, 4), { TBMJ: 1, DLBM: '0601', DLMC: '农村道路' }),
    ]);
    expect(await counts(store, version)).toEqual([
      ['gap', 1],
      // The neighbour lies over both of the twins.
      ['overlap', 2],
      ['duplicate', 1],
      ['outsideCounty', 1],
      ['mixedVintage', 2],
      ['areaDiffers', 1],
    ]);
    expect(await texts(store, version, 'duplicate')).toEqual(['要素 3 与 1 是同一图形']);
    const { faults } = await store.checks.faults(version.id, { kind: 'gap', offset: 0, limit: 10 });
    expect(faults[0]!.areaM2).toBeCloseTo(areaM2(box(3, 3, 4, 4)), 2);
    expect(faults[0]!.bbox.map((one) => Number(one.toFixed(6)))).toEqual([108.83, 38.63, 108.84, 38.64]);
    expect((await texts(store, version, 'mixedVintage')).sort()).toEqual([
      '1 个要素的地类属于《国土空间调查、规划、用途管制用地用海分类》，多数属于《第三次全国国土调查工作分类》，同一代码含义不同',
      '1 个要素的数据年份（SJNF）为 2023，多数为 2025',
    ]);
    const [differs] = (await store.checks.faults(version.id, { kind: 'areaDiffers', offset: 0, limit: 1 }))
      .faults;
    expect(differs).toMatchObject({ zoneIds: [4] });
    expect((await faultDetail(store, version.id, differs!)).geometry).toMatchObject({ type: 'Polygon' });
  });

  test('is checked again when townships come, and says so until then', async () => {
    const { store, version } = await landUse([parcel(box(0, 0, 4, 2))], null);
    const before = await layerCheck(store, version);
    expect(before.counts).toEqual([]);
    expect(before.remarks[0]!.zh).toContain('没有生效的苏木镇图层');
    await layer(store, 'township', TOWNSHIPS);
    await checkPending(store, WATCH);
    expect(await counts(store, version)).toEqual([['gap', 1]]);
    expect((await layerCheck(store, version)).remarks).toEqual([]);
  });

  test('leaves what was checked when it is stopped, and goes on with the rest', async () => {
    const store = await open(scratch());
    await layer(store, 'township', TOWNSHIPS);
    await layer(store, 'landUse', [parcel(box(0, 0, 4, 4))]);
    const stop = new AbortController();
    const watch = {
      signal: stop.signal,
      onProgress: ({ done }: { done: number }) => (done === 1 ? stop.abort(new Error('stopped')) : undefined),
    };
    await expect(checkPending(store, watch)).rejects.toThrow('stopped');
    expect(await store.checks.pending(1)).toHaveLength(1);
    expect(await checkPending(store, WATCH)).toBe(1);
  });
});

describe('townships', () => {
  test('leave a gap where a hole lies between them, and are measured against themselves', async () => {
    const store = await open(scratch());
    const hole = [box(0, 0, 1, 3), box(1, 0, 3, 1), box(2, 1, 3, 3), box(1, 2, 2, 3)].map((polygon) =>
      parcel(polygon),
    );
    const version = await layer(store, 'township', hole);
    await checkPending(store, WATCH);
    expect(await counts(store, version)).toEqual([['gap', 1]]);
    const { faults } = await store.checks.faults(version.id, { offset: 0, limit: 1 });
    expect(faults[0]!.areaM2).toBeCloseTo(areaM2(box(1, 1, 2, 2)), 2);
  });
});

describe('the doubt that a figure inherits', () => {
  const patch = box(1, 1, 3, 3);
  const patchM2 = areaM2(patch);
  const whole = areaM2(box(0, 0, 2, 4));

  async function doubt(zones: NewZone[], parts: { zoneId: number; areaM2: number }[], coveredM2: number) {
    const { store, version } = await landUse(zones);
    return doubtOf(store, { layer: version, areaM2: patchM2, parts, coveredM2 });
  }
  const half = patchM2 / 2;

  test('is none on a layer without fault', async () => {
    const exact = (polygon: FlatPolygon) => parcel(polygon, { TBMJ: areaM2(polygon) });
    const parts = [1, 2].map((zoneId) => ({ zoneId, areaM2: half }));
    expect(await doubt([exact(box(0, 0, 2, 4)), exact(box(2, 0, 4, 4))], parts, patchM2)).toBeLessThan(1e-6);
  });

  test('is the ground that two zones claim, that none covers, and the share of what is stated wrongly', async () => {
    const zones = [
      parcel(box(0, 0, 2, 4), { TBMJ: whole + 300 }),
      parcel(box(2, 0, 4, 4), { TBMJ: areaM2(box(2, 0, 4, 4)) }),
      ...Array.from({ length: 3 }, (_, i) =>
        parcel(box(0, 4 + i, 4, 5 + i), { TBMJ: areaM2(box(0, 4 + i, 4, 5 + i)) }),
      ),
    ];
    const overlapM2 = 50;
    const gapM2 = 20;
    const parts = [
      { zoneId: 1, areaM2: half },
      { zoneId: 2, areaM2: half + overlapM2 - gapM2 },
    ];
    expect(await doubt(zones, parts, patchM2 - gapM2)).toBeCloseTo(
      overlapM2 + gapM2 + 300 * (half / whole),
      3,
    );
  });

  test('is not known before the layer is checked', async () => {
    const store = await open(scratch());
    const version = await layer(store, 'landUse', [parcel(box(0, 0, 2, 4))]);
    const parts = [{ zoneId: 1, areaM2: half }];
    expect(await doubtOf(store, { layer: version, areaM2: patchM2, parts, coveredM2: half })).toBeNull();
  });

  test('has no gap in a layer that need not cover the county, nor in ground outside the county', async () => {
    const { store, version } = await landUse([parcel(box(0, 0, 4, 4), { TBMJ: areaM2(box(0, 0, 4, 4)) })]);
    const lines = await layer(store, 'permanentFarmland', [parcel(box(0, 0, 2, 4), { TBMJ: null })]);
    await checkPending(store, WATCH);
    const ground = { areaM2: patchM2, parts: [], coveredM2: 0 };
    expect(await doubtOf(store, { layer: lines, ...ground })).toBe(0);
    expect(await doubtOf(store, { layer: version, ...ground })).toBe(patchM2);
    expect(await doubtOf(store, { layer: version, ...ground }, half)).toBe(half);
  });
});
