import { describe, expect, test } from 'vitest';
import type { NewFault, NewLayerCheck } from '../../../src/store/store.ts';
import { layer, open, scratch, square, zone } from './county.ts';

const CHECK: NewLayerCheck = {
  rules: 1,
  townshipVersionId: 0,
  checkedAt: '2026-05-02T02:00:00.000Z',
  covers: true,
  stated: { field: 'TBMJ', unit: 'm2' },
  counts: [
    { kind: 'gap', count: 2, areaM2: 30, kept: 2 },
    { kind: 'overlap', count: 1000, areaM2: 5000, kept: 1 },
  ],
  remarks: [{ zh: '未检查', en: 'not looked for' }],
};
const fault = (
  kind: string,
  areaM2: number,
  polygon: NewFault['polygon'] = square(108.8, 38.6),
): NewFault => ({
  kind,
  areaM2,
  bbox: [108.8, 38.6, 108.801, 38.601],
  zoneIds: kind === 'gap' ? [] : [1, 2],
  text: { zh: `${kind} ${areaM2}`, en: `${kind} ${areaM2}` },
  polygon,
});
const FAULTS = [fault('gap', 10), fault('overlap', 5000), fault('gap', 20, null)];

describe('the check of a layer version', () => {
  test('is pending until it is saved, and again when rules or townships change', async () => {
    const store = await open(scratch());
    const { id } = await layer(store, 'landUse', [zone(square(108.8, 38.6))]);
    expect(await store.checks.pending(1)).toEqual([id]);
    expect(await store.checks.of(id)).toBeUndefined();
    await store.checks.save(id, CHECK, FAULTS);
    expect(await store.checks.pending(1)).toEqual([]);
    expect(await store.checks.pending(2)).toEqual([id]);
    const townships = await layer(store, 'township', [zone(square(108.8, 38.6))]);
    // The townships first: the others are checked against them.
    expect(await store.checks.pending(1)).toEqual([townships.id, id]);
  });

  test('comes back as it was saved, its faults the largest first, a page at a time', async () => {
    const store = await open(scratch());
    const { id } = await layer(store, 'landUse', [zone(square(108.8, 38.6))]);
    await store.checks.save(id, CHECK, FAULTS);
    expect(await store.checks.of(id)).toEqual({ ...CHECK, faults: 1002 });
    expect(await store.checks.counts()).toEqual(new Map([[id, 1002]]));
    const all = await store.checks.faults(id, { offset: 0, limit: 10 });
    expect(all.total).toBe(3);
    expect(all.faults.map(({ areaM2 }) => areaM2)).toEqual([5000, 20, 10]);
    expect(all.faults[0]).toMatchObject({ zoneIds: [1, 2], polygon: null, text: { zh: 'overlap 5000' } });
    const gaps = await store.checks.faults(id, { kind: 'gap', offset: 1, limit: 1, shapes: true });
    expect(gaps.total).toBe(2);
    expect(gaps.faults[0]!.polygon).toEqual(square(108.8, 38.6));
    const one = await store.checks.fault(id, gaps.faults[0]!.id);
    expect(one).toEqual(gaps.faults[0]);
    expect(await store.checks.fault(id + 1, one!.id)).toBeNull();
  });

  test('replaces the one before, and no fault of it is left', async () => {
    const store = await open(scratch());
    const { id } = await layer(store, 'landUse', [zone(square(108.8, 38.6))]);
    await store.checks.save(id, CHECK, FAULTS);
    await store.checks.save(id, { ...CHECK, counts: [] }, []);
    expect(await store.checks.of(id)).toMatchObject({ faults: 0 });
    expect(await store.checks.faults(id, { offset: 0, limit: 10 })).toEqual({ total: 0, faults: [] });
  });
});
