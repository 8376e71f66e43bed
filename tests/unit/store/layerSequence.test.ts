import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { issue, open, patch, scratch, square, zone } from './county.ts';

const BY = { importedBy: '张宇', importedAt: '2026-05-02T01:00:00.000Z' };
const AT = '2026-06-01T01:00:00.000Z';

async function version(store: Store, label: string, validFrom: string) {
  const intake = await store.layers.begin({ kind: 'landUse', label, validFrom, ...BY });
  await intake.add([zone(square(108.8, 38.6, 0.02))]);
  return (await intake.commit(null)).id;
}

async function sequence(store: Store) {
  const versions = await store.layers.versions();
  return versions
    .map(({ label, validFrom, validTo }) => [label, validFrom, validTo])
    .sort((a, b) => (`${a[1]}${a[2]}` < `${b[1]}${b[2]}` ? -1 : 1));
}

describe('versions of a layer', () => {
  test('that come in out of order stand in the order of their days, the latest in force', async () => {
    const store = await open(scratch());
    await version(store, '2024', '2024-12-31');
    await version(store, '2025', '2025-12-31');
    await version(store, '2022', '2022-12-31');
    await version(store, '2023', '2023-12-31');
    expect(await sequence(store)).toEqual([
      ['2022', '2022-12-31', '2023-12-31'],
      ['2023', '2023-12-31', '2024-12-31'],
      ['2024', '2024-12-31', '2025-12-31'],
      ['2025', '2025-12-31', ''],
    ]);
    expect((await store.layers.current()).map(({ label }) => label)).toEqual(['2025']);
  });

  test('of the same day: the later import takes the place of the earlier one, which keeps no day', async () => {
    const store = await open(scratch());
    const first = await version(store, '初版', '2024-12-31');
    await version(store, '更正', '2024-12-31');
    expect((await store.layers.current()).map(({ label }) => label)).toEqual(['更正']);
    expect((await store.layers.version(first))!.validTo).toBe('2024-12-31');
    // One that comes before both ends where they begin.
    await version(store, '2020', '2020-12-31');
    expect((await sequence(store))[0]).toEqual(['2020', '2020-12-31', '2024-12-31']);
  });

  test('keep every change of their days, which no program can alter', async () => {
    const store = await open(scratch());
    const id = await version(store, '2024', '2024-12-31');
    await version(store, '2025', '2025-12-31');
    await store.layers.setValidity(id, { validFrom: '2024-12-31', validTo: '2025-06-30' }, '李丽', AT);
    expect(await store.layers.validityLog(id)).toEqual([
      {
        validFrom: '2024-12-31',
        validTo: '2025-06-30',
        wasFrom: '2024-12-31',
        wasTo: '2025-12-31',
        by: '李丽',
        at: AT,
        why: 'changed',
      },
      {
        validFrom: '2024-12-31',
        validTo: '2025-12-31',
        wasFrom: '2024-12-31',
        wasTo: '',
        by: '张宇',
        at: BY.importedAt,
        why: 'replaced',
      },
    ]);
  });

  test('are never two in force on a day', async () => {
    const store = await open(scratch());
    const old = await version(store, '2024', '2024-12-31');
    const now = await version(store, '2025', '2025-12-31');
    const set = (id: number, validFrom: string, validTo: string) =>
      store.layers.setValidity(id, { validFrom, validTo }, '李丽', AT);
    await expect(set(old, '2024-12-31', '')).rejects.toMatchObject({ code: 'validityClash' });
    await expect(set(old, '2024-12-31', '2026-01-01')).rejects.toThrow(/2025/);
    await expect(set(now, '2025-12-31', '2025-12-31')).rejects.toMatchObject({ code: 'validityOrder' });
    expect(await set(999, '2024-12-31', '')).toBeNull();
    expect((await sequence(store)).map(([, , to]) => to)).toEqual(['2025-12-31', '']);
  });

  test('that come into force again are measured again', async () => {
    const store = await open(scratch());
    await issue(store, '2026-1', [patch(1)]);
    const old = await version(store, '2024', '2024-12-31');
    const [task] = await store.overlays.pending();
    await store.overlays.save(task!, []);
    expect(await store.overlays.pending()).toEqual([]);
    const now = await version(store, '2025', '2025-12-31');
    await store.layers.setValidity(now, { validFrom: '2025-12-31', validTo: '2026-01-31' }, '李丽', AT);
    expect(await store.layers.current()).toEqual([]);
    expect((await store.patches.rows())[0]!.farmlandM2).toBeNull();
    await store.layers.setValidity(old, { validFrom: '2026-01-31', validTo: '' }, '李丽', AT);
    expect((await store.patches.rows())[0]!.farmlandM2).toBeNull();
    expect(await store.overlays.pending()).toEqual([
      { batchId: '2026-1', kind: 'landUse', layerVersionId: old },
    ]);
  });
});
