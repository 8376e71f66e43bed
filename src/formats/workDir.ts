import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let current: string | undefined;

/** A new private folder for one reader; whoever makes it removes it. */
export function makeWorkDir(): string {
  return mkdtempSync(join(tmpdir(), 'tuban-read-'));
}

/** Tells this thread where to keep its scratch files. Call before the first read. */
export function setWorkDir(dir: string): void {
  current = dir;
}

/** This thread's scratch folder; made on demand and removed at exit if nobody set one. */
export function workDir(): string {
  if (!current) {
    const dir = makeWorkDir();
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    current = dir;
  }
  return current;
}
