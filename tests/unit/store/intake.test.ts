import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { batchOf, county, issue, layer, open, patch, scratch, square, zone } from './county.ts';

describe('an intake of patches', () => {
  it('is invisible until its commit and whole after it', async () => {
    const folder = scratch();
    const store = await county(folder, 0);
    const other = await open(folder);
    const intake = await store.batches.begin(batchOf('2026-1'));
    await intake.add([patch(0), patch(1)]);
    for (const each of [store, other]) {
      expect(await each.batches.list()).toEqual([]);
      expect(await each.patches.rows()).toEqual([]);
      expect(await each.patches.detail(1)).toBeNull();
      expect(await each.patches.polygons({ bbox: [108, 38, 109, 39] })).toEqual([]);
      expect(await each.patches.tilesVersion()).toBe(0);
    }
    const batch = await intake.commit({ fileName: '图斑.zip' });
    expect(batch).toMatchObject({ id: '2026-1', patches: 2, report: { fileName: '图斑.zip' } });
    expect(await other.batches.list()).toEqual([batch]);
    expect((await other.patches.rows()).map(({ code }) => code)).toEqual([patch(0).code, patch(1).code]);
    expect(await other.patches.tilesVersion()).toBe(1);
  });

  it('keeps geometry bit for bit and the source attributes whole', async () => {
    const store = await county(scratch(), 1);
    const { raw, polygon, beforeName } = (await store.patches.detail(1))!;
    expect(raw).toEqual({ JCBH: '0', TZ: '光伏板', 备注: null, MJ: 12.5 });
    expect([...polygon.coords]).toEqual([...patch(0).polygon.coords]);
    expect(beforeName).toBe('水浇地');
    const [row] = await store.patches.rows();
    expect(row).toMatchObject({
      state: 'pending',
      version: 0,
      verdictAt: '',
      farmlandM2: null,
      approvedM2: null,
    });
  });

  it('leaves nothing behind when it is aborted, and its id can be used again', async () => {
    const folder = scratch();
    const store = await county(folder, 0);
    const intake = await store.batches.begin(batchOf('2026-1'));
    await intake.add(Array.from({ length: 50 }, (_, i) => patch(i)));
    await expect(store.batches.begin(batchOf('2026-1'))).rejects.toMatchObject({ code: 'batchExists' });
    await intake.abort();
    await issue(store, '2026-1', [patch(0)]);
    expect(await store.patches.rows()).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('intake'))).toEqual([]);
  });

  it('names a code that occurs twice', async () => {
    const store = await county(scratch(), 0);
    const intake = await store.batches.begin(batchOf('2026-1'));
    await expect(intake.add([patch(7), patch(7)])).rejects.toThrow(patch(7).code);
    await intake.abort();
    await issue(store, '2026-2', [patch(7)]);
    await issue(store, '2026-3', [patch(7)]);
    expect(await store.patches.rows()).toHaveLength(2);
  });

  it('is left alone by a sweep while it lives', async () => {
    const folder = scratch();
    const store = await county(folder, 0);
    const intake = await store.batches.begin(batchOf('2026-1'));
    await intake.add([patch(0)]);
    await (await open(folder)).batches.sweep();
    await intake.commit(null);
    expect(await store.patches.rows()).toHaveLength(1);
  });
});

describe('a layer that is imported again', () => {
  it('replaces the version in force and keeps the old one with its end date', async () => {
    const store = await county(scratch(), 0);
    const old = await layer(store, 'ecologicalRedLine', [zone(square(108.8, 38.6), '1', '水土保持')]);
    const now = await layer(store, 'ecologicalRedLine', [
      zone(square(108.9, 38.6), '2', '防风固沙'),
      zone(square(108.95, 38.6), '2', '防风固沙'),
    ]);
    expect((await store.layers.current()).map(({ id }) => id)).toEqual([now.id]);
    expect(await store.layers.version(old.id)).toMatchObject({ validTo: '2025-12-31', zones: 1 });
    expect(await store.layers.zones(old.id)).toHaveLength(1);
    const [total] = await store.layers.classes(now.id);
    expect(total).toMatchObject({ code: '2', name: '防风固沙', zones: 2 });
    expect(total?.areaM2).toBeCloseTo(now.areaM2, 6);
    expect(now.bbox[0]).toBe(108.9);
  });

  it('stays as it was when the new one is aborted', async () => {
    const store = await county(scratch(), 0);
    const old = await layer(store, 'landUse', [zone(square(108.8, 38.6))]);
    const intake = await store.layers.begin({
      kind: 'landUse',
      label: '新',
      validFrom: '2026-12-31',
      importedBy: '张宇',
      importedAt: '2026-06-01T00:00:00.000Z',
    });
    await intake.add([zone(square(109, 38.6))]);
    expect(await store.layers.zones(old.id + 1)).toEqual([]);
    await intake.abort();
    expect((await store.layers.current()).map(({ id }) => id)).toEqual([old.id]);
    await expect(intake.commit(null)).rejects.toThrow('finished');
  });
});
