import { openAsBlob, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openStore } from '../../../src/store/open.ts';
import type { Client } from '../../system/driver/client.ts';
import { TubanServer } from '../../system/driver/server.ts';
import { ORIGIN } from '../../unit/geo/synthetic.ts';
import { CELL_DEG } from '../overlay/scenes/parcels.ts';
import { round } from '../overlay/timing.ts';
import type { Files } from './files.ts';
import { Watch } from './watch.ts';

const WITHIN_MS = 20 * 60_000;

/**
 * The real server on an empty store takes both files in by its API and measures the overlay, as two cores and the page
 * see it: how long, how much memory at its peak (all threads), and how long other answers took meanwhile.
 */
export async function ours(folder: string, files: Files, side: number) {
  const data = join(folder, 'store');
  await emptyCounty(data, side);
  const server = await TubanServer.start(data, { empty: true });
  try {
    const client = server.client();
    const made = await client.post('/api/setup', {
      login: 'bench',
      name: 'bench',
      password: '量一量十万图斑要多久',
    });
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    const watch = new Watch(client);
    const began = performance.now();
    const marks: Record<string, number> = {};
    const mark = (name: string) => {
      marks[name] = round((performance.now() - began) / 1000);
      console.error(`  ${name}: ${marks[name]} s`);
    };
    await take(client, files.zones, { target: 'layer', kind: 'landUse' });
    mark('zonesStored');
    await take(client, files.patches, { target: 'patches', batchName: 'bench' });
    mark('patchesStored');
    await measured(client);
    mark('measured');
    const answers = await watch.end();
    const { body } = await client.get('/api/patches');
    return {
      seconds: marks.measured,
      marks,
      peakMb: peakMb(server.pid),
      otherAnswersMs: answers,
      patches: body.columns.id.length,
    };
  } finally {
    await server.stop();
  }
}

/** A store with a county and nothing else. */
async function emptyCounty(folder: string, side: number): Promise<void> {
  const store = await openStore(folder, { lock: true });
  const size = side * CELL_DEG;
  await store.meta.setCounty({
    code: '150626',
    name: '乌审旗',
    bbox: [ORIGIN.lon, ORIGIN.lat, ORIGIN.lon + size, ORIGIN.lat + size],
    synthetic: true,
  });
  await store.close();
}

async function take(client: Client, path: string, query: Record<string, string>): Promise<void> {
  const address = `${client.url}/api/imports?${new URLSearchParams({ ...query, fileName: basename(path) })}`;
  const headers = { cookie: client.cookie, 'content-type': 'application/octet-stream' };
  const answer = await fetch(address, { method: 'POST', headers, body: await openAsBlob(path) });
  const job = (await answer.json()) as { id: number };
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(job)}`);
  const ended = await client.ended(job.id, WITHIN_MS);
  if (ended.status !== 'done') throw new Error(`${path}: ${JSON.stringify(ended.error)}`);
}

/** Waits until no job is left. */
async function measured(client: Client): Promise<void> {
  for (;;) {
    const { body } = await client.get<{ status: string }[]>('/api/jobs');
    if (body.every(({ status }) => status !== 'waiting' && status !== 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Most memory the process ever had resident. */
export function peakMb(pid: number): number | undefined {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined; // not Linux
  }
}
