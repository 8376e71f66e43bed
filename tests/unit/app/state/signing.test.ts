import { beforeEach, describe, expect, test } from 'vitest';
import vocabularyJson from '../../../../data/reference/vocabulary.json' with { type: 'json' };
import type { Signed, SignVerdict, VerdictEvent } from '../../../../src/api/patches.ts';
import { ApiFailure } from '../../../../src/app/client/request.ts';
import { PatchTableStore } from '../../../../src/app/state/patchTable.ts';
import { createSigning } from '../../../../src/app/state/signing.ts';
import { PATCH_COLUMNS, type PatchRow } from '../../../../src/domain/patch.ts';
import type { Vocabulary } from '../../../../src/domain/verdict.ts';
import { patch } from '../../domain/patches.ts';

const vocabulary = vocabularyJson as Vocabulary;
const ME = 7;

function tableOf(rows: PatchRow[]): PatchTableStore {
  const table = new PatchTableStore();
  const columns = Object.fromEntries(PATCH_COLUMNS.map((name) => [name, rows.map((row) => row[name])]));
  table.load({ rev: 0, columns: columns as never });
  return table;
}

/** A server of its own small kind: rows with versions, 409 with both versions for a stale write, as the contract says. */
function fakeServer(rows: PatchRow[]) {
  const held = new Map(rows.map((row) => [row.id, row]));
  const history = new Map<number, { event: VerdictEvent; before: PatchRow }[]>();
  const log: string[] = [];
  let seq = 0;
  const refuse = (id: number, yours: unknown): never => {
    const theirs = history.get(id)?.at(-1)?.event ?? null;
    const body = { code: 'stale', text: { zh: '', en: '' }, row: held.get(id), theirs, yours };
    throw new ApiFailure(409, { code: 'stale', text: { zh: '晚了', en: 'stale' } }, body);
  };
  const write = (id: number, change: Partial<PatchRow>, by: number, verdict: SignVerdict): Signed => {
    const before = held.get(id)!;
    const row = { ...before, ...change, version: before.version + 1 };
    seq += 1;
    const event: VerdictEvent = {
      seq,
      patchId: id,
      version: row.version,
      baseVersion: before.version,
      verdict: row.state,
      second: row.second,
      note: verdict.note ?? '',
      vocabularyVersion: vocabulary.version,
      userId: by,
      userName: `user ${by}`,
      at: '2026-11-24T01:00:00Z',
      undoes: null,
      seen: null,
    };
    history.set(id, [...(history.get(id) ?? []), { event, before }]);
    held.set(id, row);
    return { row, event };
  };
  return {
    log,
    history,
    row: (id: number) => held.get(id)!,
    async sign(id: number, verdict: SignVerdict, by = ME): Promise<Signed> {
      log.push(`sign ${id} ${verdict.verdict} on ${verdict.baseVersion}`);
      await Promise.resolve();
      if (held.get(id)!.version !== verdict.baseVersion) refuse(id, verdict);
      return write(id, { state: verdict.verdict, second: verdict.second ?? '' }, by, verdict);
    },
    async undo(id: number, baseVersion: number): Promise<Signed> {
      log.push(`undo ${id} on ${baseVersion}`);
      if (held.get(id)!.version !== baseVersion) refuse(id, { verdict: 'pending', baseVersion });
      const { before } = history.get(id)!.at(-1)!;
      return write(id, { state: before.state, second: before.second }, ME, {
        verdict: before.state,
        baseVersion,
      });
    },
  };
}

const lost = () =>
  Promise.reject(new ApiFailure(0, { code: 'unreachable', text: { zh: '断', en: 'down' } }, null));

describe('signing a verdict', () => {
  let server: ReturnType<typeof fakeServer>;
  let table: PatchTableStore;
  const start = (over: Partial<Parameters<typeof createSigning>[0]> = {}) =>
    createSigning({
      table,
      vocabulary,
      userId: ME,
      sign: (id, v) => server.sign(id, v),
      undo: server.undo,
      ...over,
    });

  beforeEach(() => {
    const rows = [
      patch({ id: 1, state: 'pending', version: 0 }),
      patch({ id: 2, state: 'pending', version: 3 }),
    ];
    server = fakeServer(rows);
    table = tableOf(rows);
  });

  test('shows at once, before the server has answered', () => {
    void start().sign(1, { verdict: 'violating' });
    expect(table.get(1)).toMatchObject({ state: 'violating', version: 1 });
    expect(table.get(1)!.violatingAt).not.toBe('');
  });

  test('names the version that was seen', async () => {
    await start().sign(2, { verdict: 'legal' });
    expect(server.log).toEqual(['sign 2 legal on 3']);
  });

  test('a correction of one’s own goes out after the first has been taken in, in order', async () => {
    const signing = start();
    const outcomes = await Promise.all([
      signing.sign(1, { verdict: 'legal' }),
      signing.sign(1, { verdict: 'violating' }),
    ]);
    expect(outcomes.map((one) => one.kind)).toEqual(['signed', 'signed']);
    expect(server.log).toEqual(['sign 1 legal on 0', 'sign 1 violating on 1']);
    expect(table.get(1)).toEqual(server.row(1));
  });

  test('a lost connection puts the row back as it was', async () => {
    const before = table.get(1);
    const outcome = await start({ sign: lost }).sign(1, { verdict: 'legal' });
    expect(outcome.kind).toBe('failed');
    expect(table.get(1)).toEqual(before);
  });

  test('where a colleague was faster, both versions are told and theirs stands', async () => {
    await server.sign(1, { verdict: 'other', baseVersion: 0 }, 99);
    const outcome = await start().sign(1, { verdict: 'violating', note: '超出批准范围' });
    expect(outcome).toMatchObject({
      kind: 'conflict',
      conflict: {
        theirs: { userId: 99, verdict: 'other' },
        yours: { verdict: 'violating', note: '超出批准范围' },
      },
    });
    expect(table.get(1)).toEqual(server.row(1));
  });

  test('signing again on the colleague’s version is an ordinary verdict', async () => {
    await server.sign(1, { verdict: 'other', baseVersion: 0 }, 99);
    const signing = start();
    await signing.sign(1, { verdict: 'violating' });
    expect((await signing.sign(1, { verdict: 'violating' })).kind).toBe('signed');
    expect(server.row(1)).toMatchObject({ state: 'violating', version: 2 });
  });

  test('one’s own verdict whose answer got lost is no conflict on the second try', async () => {
    let answerLost = true;
    const signing = start({
      sign: async (id, verdict) => {
        const signed = await server.sign(id, verdict);
        return answerLost ? lost() : signed;
      },
    });
    expect((await signing.sign(1, { verdict: 'legal' })).kind).toBe('failed');
    answerLost = false;
    expect((await signing.sign(1, { verdict: 'legal' })).kind).toBe('signed');
    expect(server.history.get(1)).toHaveLength(1);
    expect(table.get(1)).toEqual(server.row(1));
  });

  test('an event of a colleague that comes meanwhile is not overwritten by a failure', async () => {
    const theirs = { ...table.get(1)!, state: 'legal', version: 5 };
    const signing = start({
      sign: () => {
        table.apply([theirs]);
        return lost();
      },
    });
    await signing.sign(1, { verdict: 'violating' });
    expect(table.get(1)).toBe(theirs);
  });
});

describe('taking back', () => {
  let server: ReturnType<typeof fakeServer>;
  let table: PatchTableStore;
  beforeEach(() => {
    const rows = [
      patch({ id: 1, state: 'pending', version: 0 }),
      patch({ id: 2, state: 'violating', version: 3 }),
    ];
    server = fakeServer(rows);
    table = tableOf(rows);
  });
  const start = (over: Partial<Parameters<typeof createSigning>[0]> = {}) =>
    createSigning({
      table,
      vocabulary,
      userId: ME,
      sign: (id, v) => server.sign(id, v),
      undo: server.undo,
      ...over,
    });

  test('goes back through the patches, newest first, and names each', async () => {
    const signing = start();
    await signing.sign(1, { verdict: 'legal' });
    await signing.sign(2, { verdict: 'rectified' });
    const shown: number[] = [];
    await signing.undo((id) => shown.push(id));
    await signing.undo((id) => shown.push(id));
    expect(shown).toEqual([2, 1]);
    expect([table.get(1)!.state, table.get(2)!.state]).toEqual(['pending', 'violating']);
    expect(await signing.undo()).toEqual({ kind: 'nothing' });
  });

  test('waits for a verdict that is still on its way', async () => {
    const signing = start();
    void signing.sign(1, { verdict: 'legal' });
    expect((await signing.undo()).kind).toBe('undone');
    expect(server.log).toEqual(['sign 1 legal on 0', 'undo 1 on 1']);
  });

  test('passes over a verdict that never reached the server', async () => {
    let down = false;
    const signing = start({ sign: (id, v) => (down ? lost() : server.sign(id, v)) });
    await signing.sign(1, { verdict: 'legal' });
    down = true;
    await signing.sign(2, { verdict: 'rectified' });
    expect(await signing.undo()).toMatchObject({ kind: 'undone', patchId: 1 });
  });

  test('never takes back what a colleague has decided since', async () => {
    const signing = start();
    await signing.sign(1, { verdict: 'legal' });
    const theirs = await server.sign(1, { verdict: 'violating', baseVersion: 1 }, 99);
    expect((await signing.undo()).kind).toBe('failed');
    expect(table.get(1)).toEqual(theirs.row);
  });

  test('can be tried again after a lost connection, and the row says what stands', async () => {
    let down = true;
    const signing = start({ undo: (id, base) => (down ? lost() : server.undo(id, base)) });
    await signing.sign(1, { verdict: 'legal' });
    expect((await signing.undo()).kind).toBe('failed');
    expect(table.get(1)!.state).toBe('legal');
    down = false;
    expect((await signing.undo()).kind).toBe('undone');
    expect(table.get(1)!.state).toBe('pending');
  });
});
