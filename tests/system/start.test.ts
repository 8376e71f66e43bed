import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, remove, seededFolder } from './driver/seeded.ts';
import { TubanServer, tuban } from './driver/server.ts';

let folder: string;
let server: TubanServer | null = null;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(async () => {
  await server?.stop();
  server = null;
  remove(folder);
});

describe('starting on an existing store', () => {
  beforeEach(async () => {
    remove(folder);
    folder = await seededFolder();
  }, 120_000);

  it('is quick, and neither seeds nor changes anything', async () => {
    server = await TubanServer.start(folder);
    const client = await server.signedIn('zhifa1');
    const row = (await client.rows()).find((one) => one.state === 'pending')!;
    await client.sign(row.id, 'legal', row.version);
    const before = await client.rows();
    await server.stop();
    server = await TubanServer.start(folder);
    expect(server.output).not.toMatch(/示意县/);
    expect(await (await server.signedIn('zhifa1')).rows()).toEqual(before);
    await server.stop();
    // --empty on a store that exists leaves it alone too.
    server = await TubanServer.start(folder, { empty: true });
    expect(await (await server.signedIn('zhifa1')).rows()).toHaveLength(before.length);
  }, 60_000);

  it('is refused while another server serves it, and says which', async () => {
    server = await TubanServer.start(folder);
    const second = await tuban(['serve', '--no-page'], { TUBAN_DATA: folder, TUBAN_PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/正被另一个图斑服务使用/);
    expect(second.stderr).toMatch(/is in use by another Tuban server/);
    expect((await server.client().get('/api/health')).status).toBe(200);
  }, 60_000);

  it('works after the server was killed', async () => {
    server = await TubanServer.start(folder);
    await server.kill();
    server = await TubanServer.start(folder);
    expect((await server.client().get('/api/health')).status).toBe(200);
  }, 60_000);
});

describe('starting', () => {
  it('knows its commands and settings, and answers 2 to any other', async () => {
    for (const args of [['backupp'], ['constructor'], ['serve', '--fast'], ['import']]) {
      const { code, stderr } = await tuban(args, { TUBAN_DATA: folder });
      expect([code, stderr], args.join(' ')).toEqual([2, expect.stringContaining('tuban help')]);
    }
    for (const [name, value] of [
      ['TUBAN_PORT', '8o8o'],
      ['TUBAN_TRUST_PROXY', 'yes'],
    ] as const) {
      const env = { TUBAN_DATA: folder, [name]: value };
      const { code, stderr } = await tuban(['serve', '--empty', '--no-page'], env);
      expect([code, stderr]).toEqual([2, expect.stringContaining(name)]);
    }
  }, 30_000);

  it('says that the port is taken and how to name another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const ran = await tuban(['serve', '--no-page', '--empty'], { TUBAN_DATA: folder, TUBAN_PORT: `${port}` });
    taken.close();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(`端口 ${port} 已被占用`);
  }, 30_000);

  it('leaves no half county when it is killed while seeding, and builds it whole the next time', async () => {
    const cli = join(import.meta.dirname, '../../src/cli.ts');
    const child = spawn(process.execPath, [cli, 'serve', '--no-page'], {
      env: { ...process.env, TUBAN_DATA: folder, TUBAN_PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve) => {
      let text = '';
      child.stderr.on('data', (chunk) => {
        text += chunk;
        if (/ecologicalRedLine/.test(text)) resolve();
      });
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(folder, 'tuban.gpkg'))).toBe(false);
    server = await TubanServer.start(folder);
    expect((await (await server.signedIn('zhifa1')).rows()).length).toBeGreaterThan(1500);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 180_000);
});
