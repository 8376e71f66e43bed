import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import type { Client } from './driver/client.ts';
import { gbkShapefile, type Issued, issuedPatches } from './driver/patchFile.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';
import { looked, order, preview, send, take } from './driver/uploads.ts';

/** More by hand: TUBAN_TEST_KILLS=20. */
const KILLS = Number(process.env.TUBAN_TEST_KILLS ?? 3);
const LIMIT_MS = 180_000 + KILLS * 60_000;

let folder: string;
let server: TubanServer;
let client: Client;

beforeAll(async () => {
  folder = await seededFolder();
  await start();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

async function start(): Promise<void> {
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
}

const incoming = () => {
  const path = join(folder, 'incoming');
  return existsSync(path) ? readdirSync(path) : [];
};
const batches = async () => (await client.get<Catalog>('/api/catalog')).body.batches;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends half of a file and waits until some of it has come. */
async function sendHalf(bytes: Uint8Array): Promise<void> {
  const sending = request(`${server.url}/api/uploads?fileName=half.zip`, {
    method: 'POST',
    headers: {
      cookie: client.cookie,
      'content-type': 'application/octet-stream',
      'content-length': 2 * bytes.length,
    },
  });
  sending.on('error', () => undefined);
  sending.write(bytes);
  await expect.poll(incoming, { timeout: 10_000 }).not.toEqual([]);
}

it(
  'a kill while a file comes in, or is looked into, leaves nothing of the one and all of the other',
  async () => {
    const file = gbkShapefile(issuedPatches(3000, 'K'));
    await sendHalf(file);
    const { id } = await send(client, '看.zip', file);
    await client.call('PUT', `/api/uploads/${id}/preview`, {});
    await pause(Math.random() * 500);
    await server.kill();
    await start();
    await expect.poll(incoming).toHaveLength(1);
    const upload = await looked(client, id);
    expect(upload.preview?.inspection.layer?.features).toBe(3000);
    await client.call('DELETE', `/api/uploads/${id}`);
    expect(incoming()).toEqual([]);
  },
  LIMIT_MS,
);

it(
  'a kill at any moment of an import imports it once and whole, at the next start',
  async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const name = `断电${kill}`;
      const file = gbkShapefile(issuedPatches(1500, `I${kill}`));
      const { id } = await send(client, `${name}.zip`, file);
      const job = await order(client, id, { target: 'patches', batchName: name });
      expect(job.status).toBe(200);
      await pause(Math.random() * 4000);
      await server.kill();
      await start();
      expect((await client.ended(job.body.id, LIMIT_MS)).status).toBe('done');
      const found = (await batches()).filter((batch) => batch.name === name);
      expect(found).toHaveLength(1);
      const rows = (await client.rows()).filter(({ batchId }) => batchId === found[0]!.id);
      expect(rows).toHaveLength(1500);
      expect((await client.get(`/api/batches/${found[0]!.id}/issues`)).body).toHaveLength(1);
      await expect.poll(incoming, { timeout: 10_000 }).toEqual([]);
    }
  },
  LIMIT_MS,
);

it(
  'a kill at any moment of a corrected issue makes each correction once, or none yet',
  async () => {
    const count = 800;
    const file = (edition: number): Uint8Array => {
      const issued: Issued[] = issuedPatches(count, 'C');
      for (const one of issued.slice(0, 300)) one.sideM += edition;
      return gbkShapefile(edition % 2 ? issued.slice(0, -50) : issued);
    };
    const first = await preview(client, '原.zip', file(0));
    await take(client, first.id, { target: 'patches', batchName: '更正' });
    const batch = (await batches()).find(({ name }) => name === '更正')!;
    const patch = (await client.rows()).find(
      ({ code, batchId }) => code === 'C0001' && batchId === batch.id,
    )!;
    await client.sign(patch.id, 'violating', 0);
    for (let kill = 1; kill <= KILLS; kill++) {
      const { id } = await send(client, `更正${kill}.zip`, file(kill));
      const job = await order(client, id, { target: 'patches', reissueOf: batch.id });
      expect(job.status, JSON.stringify(job.body)).toBe(200);
      await pause(Math.random() * 4000);
      await server.kill();
      await start();
      const ended = await client.ended(job.body.id, LIMIT_MS);
      expect(ended.error).toBeNull();
      const rows = (await client.rows()).filter(({ batchId }) => batchId === batch.id);
      expect(rows).toHaveLength(count);
      const detail = await client.patch(patch.id);
      expect(detail.revisions).toHaveLength(kill);
      expect(detail.row).toMatchObject({ state: 'violating', version: 1 });
      const issues = (await client.get(`/api/batches/${batch.id}/issues`)).body;
      expect(issues).toHaveLength(kill + 1);
      expect(issues.at(-1).report.reissue.counts).toMatchObject({
        geometry: 300,
        withdrawn: kill % 2 ? 50 : 0,
        restored: kill % 2 ? 0 : 50,
      });
    }
  },
  LIMIT_MS,
);

it(
  'a cancelled import leaves the file to be tried again, and nothing else',
  async () => {
    const before = await batches();
    const { id } = await send(client, '大.zip', gbkShapefile(issuedPatches(15_000, 'X')));
    const job = await order(client, id, { target: 'patches', batchName: '取消' });
    const refused = await client.call('DELETE', `/api/uploads/${id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'uploadInUse']);
    expect((await order(client, id, { target: 'patches', batchName: '取消' })).status).toBe(409);
    await pause(Math.random() * 3000);
    expect((await client.call('DELETE', `/api/jobs/${job.body.id}`)).body.status).toBe('cancelled');
    expect((await batches()).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect((await client.get(`/api/uploads/${id}`)).status).toBe(200);
    await client.call('DELETE', `/api/uploads/${id}`);
    expect(incoming()).toEqual([]);
  },
  LIMIT_MS,
);
