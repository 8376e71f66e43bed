import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './driver/client.ts';
import { emptyFolder, remove, seededFolder } from './driver/seeded.ts';
import { TubanServer, tuban } from './driver/server.ts';

let folder: string;
let elsewhere: string;
let server: TubanServer | null = null;
beforeEach(async () => {
  folder = await seededFolder();
  elsewhere = emptyFolder();
}, 120_000);
afterEach(async () => {
  await server?.stop();
  server = null;
  remove(folder);
  remove(elsewhere);
});

const backup = (target: string) => tuban(['backup', target], { TUBAN_DATA: folder });

describe('tuban backup', () => {
  it('copies the store while verdicts are being signed, and the copy starts as a county', async () => {
    server = await TubanServer.start(folder);
    const client = await server.signedIn('zhifa1');
    const pending = (await client.rows()).filter((row) => row.state === 'pending');
    const before = await sign(client, pending.slice(0, 20));
    const target = join(elsewhere, '备份.gpkg');
    const [ran, during] = await Promise.all([backup(target), sign(client, pending.slice(20, 60))]);
    expect(ran.stderr).toContain('已备份');
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(target);
    expect(statSync(target).mode & 0o077).toBe(0);
    for (const side of ['-wal', '-shm', '-journal', '.part']) expect(existsSync(target + side)).toBe(false);
    // All that was acknowledged before; of what was signed meanwhile, the first so many and no half event.
    const copy = new DatabaseSync(target, { readOnly: true });
    const has = (id: number) =>
      copy.prepare('SELECT state FROM patch_current WHERE patch_id = ?').get(id)?.state === 'legal';
    expect(before.every(has)).toBe(true);
    const kept = during.filter(has).length;
    expect(during.map(has)).toEqual(during.map((_, i) => i < kept));
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(copy.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    copy.close();
    // Restored as docs/operating.md says, it serves the same county.
    await server.stop();
    for (const side of ['-wal', '-shm']) rmSync(join(folder, `tuban.gpkg${side}`), { force: true });
    writeFileSync(join(folder, 'tuban.gpkg'), readFileSync(target));
    server = await TubanServer.start(folder);
    const rows = await (await server.signedIn('zhifa1')).rows();
    expect(rows.filter((row) => before.includes(row.id)).every((row) => row.state === 'legal')).toBe(true);
  }, 60_000);

  it('overwrites nothing, and says what stands in its way', async () => {
    const target = join(elsewhere, 'kept.gpkg');
    writeFileSync(target, 'somebody else');
    const refused = await backup(target);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/已存在，没有覆盖[\s\S]*was not overwritten/);
    expect(readFileSync(target, 'utf8')).toBe('somebody else');
    const nowhere = await backup(join(elsewhere, 'no', 'such', 'folder.gpkg'));
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('目录是否存在')]);
    const unnamed = await tuban(['backup'], { TUBAN_DATA: folder });
    expect(unnamed.code).toBe(2);
    const storeless = await tuban(['backup', join(elsewhere, 'new.gpkg')], { TUBAN_DATA: elsewhere });
    expect([storeless.code, storeless.stderr]).toEqual([1, expect.stringContaining('没有数据库')]);
    expect(existsSync(join(elsewhere, 'new.gpkg'))).toBe(false);
  }, 60_000);
});

/** Signs one patch after the other; answers those that the server acknowledged, in order. */
async function sign(client: Client, rows: readonly { id: number; version: number }[]): Promise<number[]> {
  const signed: number[] = [];
  for (const { id, version } of rows) {
    const { status } = await client.sign(id, 'legal', version);
    expect(status).toBe(200);
    signed.push(id);
  }
  return signed;
}
