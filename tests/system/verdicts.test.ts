import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PatchRow } from '../../src/domain/patch.ts';
import type { Client } from './driver/client.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

let folder: string;
let server: TubanServer;
let zhang: Client;
let li: Client;
let pending: PatchRow[];

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  zhang = await server.signedIn('zhifa1');
  li = await server.signedIn('zhifa2');
  pending = (await zhang.rows()).filter((row) => row.state === 'pending');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});
const next = () => pending.pop()!;

describe('signing a verdict', () => {
  it('keeps who, when, what was seen and the state it was based on', async () => {
    const { id, version } = next();
    const seen = {
      layers: ['landUse', 'permanentFarmland'],
      imageDates: ['2025-10-06', '2026-05-01'],
      compare: 'swipe',
      bbox: [108.8, 38, 108.9, 38.1],
      zoom: 15.2,
    };
    const more = { second: 'hardened', note: '现场硬化约两亩', seen };
    const { status, body } = await zhang.sign(id, 'violating', version, more);
    expect(status).toBe(200);
    expect(body.row).toMatchObject({ id, state: 'violating', second: 'hardened', version: version + 1 });
    const { history } = await li.patch(id);
    expect(history.at(-1)).toMatchObject({
      userName: '张宇',
      verdict: 'violating',
      second: 'hardened',
      note: '现场硬化约两亩',
      baseVersion: version,
      undoes: null,
      seen,
    });
    expect(Date.parse(history.at(-1)!.at)).toBeGreaterThan(Date.now() - 10_000);
  });

  it('is refused with both versions when somebody decided meanwhile, and writes nothing', async () => {
    const { id, version } = next();
    expect((await zhang.sign(id, 'legal', version)).status).toBe(200);
    const { status, body } = await li.sign(id, 'violating', version, { note: '晚了一步' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'stale',
      row: { id, state: 'legal', version: version + 1 },
      theirs: { verdict: 'legal', userName: '张宇' },
      yours: { verdict: 'violating', note: '晚了一步', baseVersion: version },
    });
    expect((await li.patch(id)).history).toHaveLength(version + 1);
  });

  it('lets exactly one of two simultaneous verdicts win', async () => {
    const { id, version } = next();
    const answers = await Promise.all([
      zhang.sign(id, 'legal', version),
      li.sign(id, 'other', version),
      zhang.sign(id, 'violating', version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await li.patch(id)).history).toHaveLength(version + 1);
  });

  it('allows 整改到位 only where the patch is 违法', async () => {
    const { id, version } = next();
    const early = await zhang.sign(id, 'rectified', version);
    expect(early.status).toBe(422);
    expect(early.body.text.zh).toContain('整改到位');
    await zhang.sign(id, 'violating', version);
    expect((await zhang.sign(id, 'rectified', version + 1)).body.row.rectifiedAt).not.toBe('');
  });

  it('refuses a verdict and a second-level class that the vocabulary does not have', async () => {
    const { id, version } = next();
    expect((await zhang.sign(id, 'guilty', version)).body.code).toBe('unknownVerdict');
    expect((await zhang.sign(id, 'legal', version, { second: 'solar' })).body.code).toBe('unknownSecond');
    expect((await zhang.patch(id)).history).toHaveLength(version);
  });
});

describe('taking a verdict back', () => {
  it('is an event of its own and brings back the state before', async () => {
    const { id, version } = next();
    await zhang.sign(id, 'legal', version);
    await zhang.sign(id, 'violating', version + 1);
    const undone = await zhang.post(`/api/patches/${id}/undo`, { baseVersion: version + 2 });
    expect(undone.body.row).toMatchObject({ state: 'legal', version: version + 3, violatingAt: '' });
    const again = await zhang.post(`/api/patches/${id}/undo`, { baseVersion: version + 3 });
    expect(again.body.row).toMatchObject({ state: 'pending', version: version + 4, verdictAt: '' });
    expect((await zhang.patch(id)).history).toHaveLength(version + 4);
    const empty = await zhang.post(`/api/patches/${id}/undo`, { baseVersion: version + 4 });
    expect([empty.status, empty.body.code]).toEqual([422, 'nothingToUndo']);
  });

  it('is for the signer and the reviewer, and refused when stale', async () => {
    const { id, version } = next();
    await zhang.sign(id, 'legal', version);
    const others = await li.post(`/api/patches/${id}/undo`, { baseVersion: version + 1 });
    expect([others.status, others.body.code]).toEqual([403, 'notYours']);
    const reviewer = await server.signedIn('shenhe');
    const stale = await reviewer.post(`/api/patches/${id}/undo`, { baseVersion: version + 5 });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
    expect((await reviewer.post(`/api/patches/${id}/undo`, { baseVersion: version + 1 })).status).toBe(200);
  });
});

describe('two open pages', () => {
  it('show each other’s marks by themselves', async () => {
    const [at, lis] = [await zhang.listen(), await li.listen()];
    const a = next();
    const b = next();
    await zhang.sign(a.id, 'legal', a.version);
    await li.sign(b.id, 'other', b.version);
    const seenByLi = await lis.until(
      (event) => event.type === 'patches' && event.rows[0]!.id === a.id,
      20_000,
    );
    await at.until((event) => event.type === 'patches' && event.rows[0]!.id === b.id, 20_000);
    expect(seenByLi).toMatchObject({ rows: [{ state: 'legal' }], event: { userName: '张宇' } });
    at.close();
    lis.close();
  });

  it('get on coming back what they missed', async () => {
    const page = await li.listen();
    const a = next();
    await zhang.sign(a.id, 'legal', a.version);
    await page.until((event) => event.type === 'patches');
    page.close();
    const b = next();
    const c = next();
    await zhang.sign(b.id, 'legal', b.version);
    await zhang.sign(c.id, 'other', c.version);
    const back = await li.listen('', page.lastId);
    const missed = await back.until((event) => event.type === 'patches', 20_000);
    expect(missed).toMatchObject({ rows: [{ id: b.id }, { id: c.id }] });
    back.close();
  });
});

describe('a server killed between verdicts', () => {
  it('has every acknowledged verdict when it starts again', async () => {
    const signed: PatchRow[] = [];
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 5; i++) {
        const { id, version } = next();
        signed.push((await zhang.sign(id, 'other', version)).body.row);
      }
      await server.kill();
      server = await TubanServer.start(folder);
      zhang = await server.signedIn('zhifa1');
      li = await server.signedIn('zhifa2');
      const rows = new Map((await zhang.rows()).map((row) => [row.id, row]));
      for (const row of signed) expect(rows.get(row.id)).toEqual(row);
    }
  }, 60_000);

  it('tells a page that comes back after the restart to read all again', async () => {
    const page = await li.listen();
    const { id, version } = next();
    await zhang.sign(id, 'legal', version);
    await page.until((event) => event.type === 'patches');
    await server.kill();
    server = await TubanServer.start(folder);
    zhang = await server.signedIn('zhifa1');
    li = await server.signedIn('zhifa2');
    const back = await li.listen('', page.lastId);
    await back.until((event) => event.type === 'catalog', 20_000);
    back.close();
  }, 30_000);
});
