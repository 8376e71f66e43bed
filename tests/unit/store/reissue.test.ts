import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import type { NewPatch, Reissue, Store } from '../../../src/store/store.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { county, patch as numbered, scratch, signed, square } from './county.ts';

const FIRST = '2026-1';

/** The batch of the test county, whose patches are numbered from 1, as its rows were. */
function issue(rows: NewPatch[], day: string, more: Partial<Reissue> = {}): Reissue {
  return {
    batchId: FIRST,
    fileName: '更正.zip',
    fileSha256: `sha-${day}`,
    importedBy: '张宇',
    importedAt: `${day}T01:00:00.000Z`,
    rows,
    predecessors: [],
    report: (outcome) => ({ fileName: '更正.zip', ...outcome }),
    ...more,
  };
}

/** The patches of the test county, counted from 1. */
const patch = (number: number) => numbered(number - 1);
const moved = (number: number) => {
  const polygon = square(108.8 + (number - 1) * 0.01, 38.61);
  return { ...numbered(number - 1, polygon), areaM2: areaM2(polygon) };
};

async function byCode(store: Store) {
  return new Map((await store.patches.rows()).map((row) => [row.code, row]));
}

describe('a corrected issue', () => {
  it('changes outlines and attributes by code, adds, withdraws, and keeps verdicts', async () => {
    const folder = scratch();
    const store = await county(folder, 4);
    const before = await byCode(store);
    const code = (number: number) => patch(number).code;
    const idOf = (number: number) => before.get(code(number))!.id;
    await store.verdicts.append(signed(idOf(2), 0, 'violating'));
    const rows = [
      patch(1),
      moved(2),
      { ...patch(3), kind: 'CK', raw: { ...patch(3).raw, TZ: '采坑' } },
      patch(9),
    ];
    const { batch, outcome } = await store.batches.reissue(issue(rows, '2026-06-01'));
    expect(outcome.unchanged).toBe(1);
    const told = outcome.changes.map(({ code: c, what, fields, verdicts }) => [c, what, fields, verdicts]);
    expect(told).toEqual([
      [code(2), 'geometry', [], 1],
      [code(3), 'attributes', ['TZ'], 0],
      [code(9), 'added', [], 0],
      [code(4), 'withdrawn', [], 0],
    ]);
    expect(batch.patches).toBe(5);
    const after = await byCode(store);
    expect(after.get(code(2))).toMatchObject({ id: idOf(2), state: 'violating', version: 1, lat: 38.6105 });
    expect(after.get(code(3))).toMatchObject({ id: idOf(3), kind: 'CK' });
    expect((await store.patches.detail(idOf(4)))?.withdrawnAt).toBe('2026-06-01');
    // Nothing is lost: the old outline is there, and that a verdict rested on it.
    const [revision] = await store.patches.revisions(idOf(2));
    expect(revision).toMatchObject({ what: 'changed', geometryChanged: true, verdictVersion: 1 });
    expect(revision!.before.polygon.coords).toEqual(patch(2).polygon.coords);
    expect(await store.patches.revisions(idOf(1))).toEqual([]);
    expect((await store.batches.issues(FIRST)).map(({ importedAt }) => importedAt)).toHaveLength(2);
    // The spatial index follows.
    const found = await store.patches.polygons({ bbox: [108.8, 38.6095, 108.9, 38.615] });
    expect(found.map(({ id }) => id)).toEqual([idOf(2)]);
    const standing = await store.patches.polygons({ standing: true });
    expect(standing.map(({ id }) => id)).not.toContain(idOf(4));
  });

  it('of the same content changes nothing, also where another format moved its numbers by a hair', async () => {
    const store = await county(scratch(), 3);
    const hair = (number: number) => {
      const { polygon, ...rest } = patch(number);
      const coords = polygon.coords.map((value) => value + 2e-9);
      return { ...rest, raw: { ...rest.raw, MJ: '12.5', 备注: '' }, polygon: { ...polygon, coords } };
    };
    const { outcome } = await store.batches.reissue(issue([hair(1), hair(2), hair(3)], '2026-06-01'));
    expect(outcome).toEqual({ unchanged: 3, changes: [] });
  });

  it('that has a withdrawn patch again restores it', async () => {
    const store = await county(scratch(), 2);
    await store.batches.reissue(issue([patch(1)], '2026-06-01'));
    const { outcome } = await store.batches.reissue(issue([patch(1), patch(2)], '2026-07-01'));
    expect(outcome.changes).toMatchObject([{ code: patch(2).code, what: 'restored' }]);
    const id = (await byCode(store)).get(patch(2).code)!.id;
    expect((await store.patches.revisions(id)).map(({ what }) => what)).toEqual(['restored', 'withdrawn']);
    expect((await store.patches.detail(id))?.withdrawnAt).toBe('');
  });

  it('that fails half-way leaves everything as it was', async () => {
    const store = await county(scratch(), 3);
    const rows = await store.patches.rows();
    const twice = [moved(1), moved(2), moved(1)];
    await expect(store.batches.reissue(issue(twice, '2026-06-01'))).rejects.toMatchObject({
      code: 'duplicatePatchCode',
    });
    const report = () => {
      throw new Error('power cut');
    };
    await expect(store.batches.reissue(issue([moved(1)], '2026-06-01', { report }))).rejects.toThrow(
      'power cut',
    );
    expect(await store.patches.rows()).toEqual(rows);
    expect(await store.batches.issues(FIRST)).toHaveLength(1);
    expect(await store.patches.revisions(rows[0]!.id)).toEqual([]);
    await expect(store.batches.reissue(issue([], '2026-06-01', { batchId: 'none' }))).rejects.toMatchObject({
      code: 'unknownBatch',
    });
  });

  it('is the only way to change a patch: what is not archived cannot be altered by any program', async () => {
    const folder = scratch();
    const store = await county(folder, 2);
    await store.batches.reissue(issue([moved(1), patch(2)], '2026-06-01'));
    await store.close();
    const database = openDatabase(join(folder, STORE_FILE));
    const refuse = (sql: string) => expect(() => database.exec(sql), sql).toThrow(/never/);
    refuse("UPDATE patch SET kind = 'X' WHERE fid = 2");
    // One that was corrected is what its archive is not: it is as safe as before.
    refuse("UPDATE patch SET kind = 'X' WHERE fid = 1");
    refuse('UPDATE patch SET geom = (SELECT geom FROM patch WHERE fid = 2) WHERE fid = 1');
    refuse("UPDATE patch SET code = 'X' WHERE fid = 1");
    refuse("UPDATE patch_revision SET kind = 'X'");
    refuse('DELETE FROM patch_revision');
    refuse("UPDATE batch_issue SET report = ''");
    refuse('DELETE FROM batch_issue');
    refuse('DELETE FROM patch');
    database.close();
  });
});

describe('what lies at the place of an earlier patch', () => {
  it('is told of both, and once more where a correction moved the later one', async () => {
    const store = await county(scratch(), 2);
    const earlierId = (await store.patches.rows())[0]!.id;
    const intake = await store.batches.begin({
      ...(await store.batches.list())[0]!,
      id: '2026-2',
      name: '第二期',
    });
    await intake.add([patch(1)]);
    const found = {
      code: patch(1).code,
      earlierId,
      relation: 'same',
      returned: true,
      earlierState: 'rectified',
      commonM2: 5,
      areaM2: 5,
      earlierAreaM2: 5,
    } as const;
    await intake.relate([found], '2026-06-01');
    const id = (await intake.ids()).get(patch(1).code)!;
    expect(await store.patches.predecessors(id)).toEqual([]);
    await intake.commit({ fileSha256: 'b' });
    expect(await store.patches.predecessors(id)).toMatchObject([
      { earlierId, relation: 'same', returned: true, earlier: { batchId: FIRST, code: patch(1).code } },
    ]);
    expect(await store.patches.successors(earlierId)).toMatchObject([
      { patchId: id, earlier: { batchId: '2026-2', batchName: '第二期' } },
    ]);
    await store.batches.reissue(issue([moved(1)], '2026-07-01', { batchId: '2026-2' }));
    expect(await store.patches.predecessors(id)).toEqual([]);
  });

  it('goes with an intake that is given up', async () => {
    const folder = scratch();
    const store = await county(folder, 1);
    const earlierId = (await store.patches.rows())[0]!.id;
    const intake = await store.batches.begin({ ...(await store.batches.list())[0]!, id: '2026-2' });
    await intake.add([patch(1)]);
    const found = {
      code: patch(1).code,
      earlierId,
      relation: 'same',
      returned: false,
      earlierState: '',
    } as const;
    await intake.relate([{ ...found, commonM2: 5, areaM2: 5, earlierAreaM2: 5 }], '2026-06-01');
    await intake.abort();
    expect(await store.patches.successors(earlierId)).toEqual([]);
    const left = openDatabase(join(folder, STORE_FILE), true);
    expect(left.prepare('SELECT count(*) AS n FROM patch_predecessor').get()?.n).toBe(0);
    left.close();
  });
});

describe('what is kept of imports', () => {
  it('is the file by its bytes, lists by pages, and the newest mapping for the same fields', async () => {
    const store = await county(scratch(), 1);
    await store.batches.reissue(issue([patch(1)], '2026-06-01'));
    expect(await store.imports.ofFile('sha-2026-06-01')).toMatchObject([
      { target: 'patches', of: FIRST, importedBy: '张宇', importedAt: '2026-06-01T01:00:00.000Z' },
    ]);
    expect(await store.imports.ofFile('other')).toEqual([]);
    const items = Array.from({ length: 1203 }, (_, i) => ({ record: i }));
    await store.imports.keepList('i1', 'repairs', items);
    for (const [offset, limit] of [
      [0, 1000],
      [999, 3],
      [1200, 1000],
      [5000, 10],
      [500, 500],
    ] as const) {
      expect(await store.imports.list('i1', 'repairs', offset, limit)).toEqual(
        items.slice(offset, offset + limit),
      );
    }
    expect(await store.imports.list('i2', 'repairs', 0, 10)).toEqual([]);
    const key = { target: 'patches', kind: '', fields: '["A"]', by: '张宇', at: '2026-06-01' };
    expect(await store.imports.mapping('patches', '', '["A"]')).toBeNull();
    await store.imports.rememberMapping({ ...key, mapping: { code: 'A' } });
    await store.imports.rememberMapping({ ...key, mapping: { code: null } });
    expect(await store.imports.mapping('patches', '', '["A"]')).toEqual({ code: null });
  });
});
