import { describe, expect, it } from 'vitest';
import type { PatchChoice, Store } from '../../../src/store/store.ts';
import { batchOf, county, issue, layer, patch, scratch, signed, square, zone } from './county.ts';

async function all<T>(chunks: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const chunk of chunks) items.push(...chunk);
  return items;
}
const ids = async (store: Store, choice: PatchChoice) =>
  (await all(store.exports.patches(choice))).map(({ row }) => row.id);

describe('patches that leave', () => {
  it('are those asked for, in that order, each once; or a batch; or all', async () => {
    const store = await county(scratch());
    await issue(store, '2026-2', [patch(7)]);
    expect(await ids(store, { ids: [3, 1, 3, 99] })).toEqual([3, 1]);
    expect(await ids(store, { batchId: '2026-2' })).toEqual([4]);
    expect(await ids(store, { ids: [1, 4], batchId: '2026-2' })).toEqual([4]);
    expect(await ids(store, {})).toEqual([1, 2, 3, 4]);
  });

  it('come in chunks, and none is lost between them', async () => {
    const store = await county(scratch(), 1203);
    const sizes: number[] = [];
    for await (const chunk of store.exports.patches({})) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(1203);
    const patches = await all(store.exports.patches({}));
    expect(patches.map(({ row }) => row.id)).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1));
    expect(await all(store.exports.patchAttributes({}))).toEqual(patches.map(({ raw }) => raw));
  });

  it('are none of a batch that is still coming in', async () => {
    const store = await county(scratch());
    const intake = await store.batches.begin(batchOf('2026-9'));
    await intake.add([patch(50)]);
    expect(await ids(store, {})).toEqual([1, 2, 3]);
    expect(await ids(store, { ids: [4], batchId: '2026-9' })).toEqual([]);
    await intake.abort();
  });

  it('carry shape and attributes as issued', async () => {
    const store = await county(scratch());
    const [one] = await all(store.exports.patches({ ids: [2] }));
    const { polygon, raw, beforeName } = patch(1);
    expect(one).toMatchObject({ raw, beforeName, note: '', signedBy: '', withdrawnAt: '' });
    expect(one!.polygon).toEqual(polygon);
  });

  it('name who signed the verdict in force, not who undid a later one', async () => {
    const store = await county(scratch());
    await store.accounts.create({
      login: 'b',
      name: '李娜',
      role: 'enforcer',
      demo: true,
      passwordHash: 'x',
    });
    const first = await store.verdicts.append(signed(1, 0, 'violating', { note: '未批先建' }));
    const later = await store.verdicts.append(signed(1, 1, 'legal', { userId: 2, userName: '李娜' }));
    const signer = async () => {
      const [{ signedBy, note, row }] = await all(store.exports.patches({ ids: [1] }));
      return [signedBy, note, row.state];
    };
    expect(await signer()).toEqual(['李娜', '', 'legal']);
    await store.verdicts.append(
      signed(1, 2, 'violating', { userId: 2, userName: '李娜', undoes: later!.event.seq }),
    );
    expect(await signer()).toEqual([first!.event.userName, '未批先建', 'violating']);
  });
});

describe('zones that leave', () => {
  it('are those of the version asked for, also of one no longer in force', async () => {
    const store = await county(scratch(), 0);
    const old = await layer(store, 'landUse', [zone(square(108.8, 38.6)), zone(square(108.9, 38.6), '0305')]);
    const now = await layer(store, 'landUse', [zone(square(108.8, 38.6), '0404')]);
    const classes = async (id: number) => (await all(store.exports.zones(id))).map(({ raw }) => raw.DLBM);
    expect(await classes(old.id)).toEqual(['0102', '0305']);
    expect(await classes(now.id)).toEqual(['0404']);
    expect(await classes(99)).toEqual([]);
    expect((await all(store.exports.zoneAttributes(old.id))).map(({ DLBM }) => DLBM)).toEqual([
      '0102',
      '0305',
    ]);
  });
});
