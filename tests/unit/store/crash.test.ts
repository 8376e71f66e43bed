import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite/connection.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { county, open, scratch } from './county.ts';

/** Starts a process that works on the store and kills it with SIGKILL once it has said `lines` lines. */
async function killAfter(
  task: string,
  folder: string,
  lines: number,
  beforeKill = async () => {},
): Promise<string[]> {
  const script = new URL('worker.ts', import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [script, task, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (said.length !== lines) continue;
    await beforeKill();
    child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return said;
}

/** Patches and parcels in the file, visible or not. */
function storedRows(folder: string): number[] {
  const database = openDatabase(join(folder, STORE_FILE), true);
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const counts = [count('patch'), count('zone_land_use')];
  database.close();
  return counts;
}

it('every verdict that was acknowledged before kill -9 is there after it', { timeout: 60_000 }, async () => {
  const folder = scratch();
  const first = await county(folder, 200);
  await first.close();
  const said = await killAfter('verdicts', folder, 25);
  const store = await open(folder, { lock: true });
  const states = new Map((await store.patches.rows()).map(({ id, state }) => [`${id}`, state]));
  for (const id of said) {
    expect(states.get(id), `patch ${id}`).toBe('violating');
    expect(await store.verdicts.history(Number(id))).toHaveLength(1);
  }
});

it('a half intake that was killed is never seen, and swept at the next start', {
  timeout: 60_000,
}, async () => {
  const folder = scratch();
  const first = await county(folder, 2);
  await first.close();
  await killAfter('intakes', folder, 4);
  const store = await open(folder, { lock: true });
  const visible = async () => [
    (await store.batches.list()).map(({ id }) => id),
    (await store.patches.rows()).length,
    (await store.layers.current()).length,
    (await store.patches.polygons({ bbox: [-180, -90, 180, 90] })).length,
  ];
  expect(await visible()).toEqual([['2026-1'], 2, 0, 2]);
  expect(storedRows(folder).every((count) => count >= 800)).toBe(true);
  await store.batches.sweep();
  await store.layers.sweep();
  expect(storedRows(folder)).toEqual([2, 0]);
  expect(await visible()).toEqual([['2026-1'], 2, 0, 2]);
  // Its batch id is free again.
  const again = await store.batches.begin({ ...(await store.batches.list())[0]!, id: 'half' });
  await again.abort();
});

it('the lock refuses a second server, names the first, and is free after kill -9', {
  timeout: 60_000,
}, async () => {
  const folder = scratch();
  const holder = await open(folder, { lock: true, lockNote: 'http://127.0.0.1:8626' });
  const refused = expect(open(folder, { lock: true })).rejects;
  await refused.toMatchObject({
    code: 'storeLocked',
    holder: { pid: process.pid, note: 'http://127.0.0.1:8626' },
  });
  await expect(open(folder, { lock: true })).rejects.toThrow(
    /另一个图斑服务.*8626.*in use by another Tuban server/,
  );
  await holder.close();
  await killAfter('hold', folder, 1, () =>
    expect(open(folder, { lock: true })).rejects.toMatchObject({ code: 'storeLocked' }),
  );
  await open(folder, { lock: true });
});
