import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { county, open, scratch, signed } from './county.ts';

describe('a signed verdict', () => {
  it('is the state of its patch at once, with what the signer saw', async () => {
    const store = await county(scratch());
    const result = await store.verdicts.append(
      signed(2, 0, 'violating', { second: '光伏', note: '未批先建' }),
    );
    expect(result?.row).toMatchObject({
      id: 2,
      state: 'violating',
      second: '光伏',
      version: 1,
      text: '光伏板 未批先建',
    });
    expect(result?.row.violatingAt).toBe('2026-06-01T02:00:00.000Z');
    expect((await store.patches.rows())[1]).toEqual(result?.row);
    expect(await store.verdicts.history(2)).toEqual([result?.event]);
    expect(result?.event.seen).toEqual({ layers: ['landUse'], imageDates: ['2025-10-06', '2026-05-01'] });
  });

  it('is refused, and nothing written, when somebody decided meanwhile', async () => {
    const folder = scratch();
    const [mine, theirs] = [await county(folder), await open(folder)];
    expect(await theirs.verdicts.append(signed(1, 0, 'legal'))).not.toBeNull();
    expect(await mine.verdicts.append(signed(1, 0, 'violating'))).toBeNull();
    expect(await mine.verdicts.history(1)).toHaveLength(1);
    expect((await mine.patches.rows([1]))[0]).toMatchObject({ state: 'legal', version: 1 });
  });

  it('shows in a list that another connection read before', async () => {
    const folder = scratch();
    const [mine, theirs] = [await county(folder), await open(folder)];
    expect((await mine.patches.rows()).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    await theirs.verdicts.append(signed(3, 0, 'legal'));
    expect((await mine.patches.rows()).map(({ state }) => state)).toEqual(['pending', 'pending', 'legal']);
  });

  it('can be changed or deleted by no program', async () => {
    const folder = scratch();
    const store = await county(folder);
    await store.verdicts.append(signed(1, 0, 'legal'));
    const raw = openDatabase(`${folder}/${STORE_FILE}`);
    const tries = [
      "UPDATE verdict_event SET verdict = 'other'",
      'DELETE FROM verdict_event',
      'REPLACE INTO verdict_event SELECT * FROM verdict_event',
      'DELETE FROM patch',
      "UPDATE patch SET code = 'x'",
      "UPDATE vocabulary SET body = '{}'",
    ];
    for (const sql of tries) expect(() => raw.exec(sql), sql).toThrow(/never|already/);
    raw.close();
    expect((await store.verdicts.history(1))[0]?.verdict).toBe('legal');
  });

  it('names an unknown verdict, vocabulary or patch', async () => {
    const store = await county(scratch());
    await expect(store.verdicts.append(signed(1, 0, 'guilty'))).rejects.toMatchObject({
      code: 'unknownVerdict',
    });
    await expect(store.verdicts.append(signed(1, 0, 'pending'))).rejects.toMatchObject({
      code: 'unknownVerdict',
    });
    const strange = signed(1, 0, 'legal', { vocabularyVersion: '1999' });
    await expect(store.verdicts.append(strange)).rejects.toMatchObject({ code: 'unknownVocabulary' });
    await expect(store.verdicts.append(signed(99, 0, 'legal'))).rejects.toMatchObject({
      code: 'unknownPatch',
    });
    expect(await store.verdicts.rev()).toBe(0);
  });

  it('comes with many others all or not at all', async () => {
    const store = await county(scratch());
    const many = [signed(1, 0, 'violating'), signed(1, 1, 'rectified'), signed(2, 1, 'legal')];
    await expect(store.verdicts.appendMany(many)).rejects.toMatchObject({ code: 'stale' });
    expect(await store.verdicts.rev()).toBe(0);
    await store.verdicts.appendMany(many.slice(0, 2));
    expect((await store.patches.rows([1]))[0]).toMatchObject({
      state: 'rectified',
      version: 2,
      violatingAt: '2026-06-01T02:00:00.000Z',
      rectifiedAt: '2026-06-02T02:00:00.000Z',
    });
  });
});

describe('an undo', () => {
  it('brings back what stood before, down to pending', async () => {
    const store = await county(scratch());
    const first = await store.verdicts.append(signed(1, 0, 'violating'));
    const second = await store.verdicts.append(signed(1, 1, 'rectified'));
    const back = await store.verdicts.append(signed(1, 2, 'violating', { undoes: second!.event.seq }));
    expect(back?.row).toMatchObject({
      state: 'violating',
      version: 3,
      verdictAt: '2026-06-01T02:00:00.000Z',
      violatingAt: '2026-06-01T02:00:00.000Z',
      rectifiedAt: '',
    });
    const bare = await store.verdicts.append(signed(1, 3, 'pending', { undoes: first!.event.seq }));
    expect(bare?.row).toMatchObject({
      state: 'pending',
      version: 4,
      verdictAt: '',
      violatingAt: '',
      text: '光伏板',
    });
  });

  it('is refused for an event that is undone already, of another patch, or with a false outcome', async () => {
    const store = await county(scratch());
    const first = await store.verdicts.append(signed(1, 0, 'violating'));
    const seq = first!.event.seq;
    const refused = (event: ReturnType<typeof signed>) => expect(store.verdicts.append(event)).rejects;
    await refused(signed(2, 0, 'pending', { undoes: seq })).toMatchObject({ code: 'nothingToUndo' });
    await refused(signed(1, 1, 'legal', { undoes: seq })).toMatchObject({ code: 'falseUndo' });
    await store.verdicts.append(signed(1, 1, 'pending', { undoes: seq }));
    await refused(signed(1, 2, 'pending', { undoes: seq })).toMatchObject({ code: 'nothingToUndo' });
  });
});
