import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TubanServer } from './server.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OUT = join(ROOT, 'tests/.out');
/** What decides how a seeded store looks. */
const SOURCES = [
  'data/demo',
  'data/reference',
  'src/domain',
  'src/geo',
  'src/formats',
  'src/store',
  'src/server/seed',
  'src/server/jobs',
  'src/server/measuring',
  'src/server/overlay',
  'src/server/overlayPool.ts',
  'src/server/zoneIndexes.ts',
];
const ABANDONED_MS = 180_000;

/** A fresh folder with the demo county in it. Seeded once for all test files, by the program itself, then copied. */
export async function seededFolder(): Promise<string> {
  const original = join(OUT, `seeded-${fingerprint()}`);
  if (!existsSync(original)) await seedOnce(original);
  const folder = emptyFolder();
  cpSync(original, folder, { recursive: true });
  return folder;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tuban-test-'));
}

export function remove(folder: string | undefined): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** Test files run side by side: one seeds, the others wait for it. */
async function seedOnce(original: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const lock = `${original}.lock`;
  for (;;) {
    if (existsSync(original)) return;
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > ABANDONED_MS)
        rmSync(lock, { recursive: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    for (const old of readdirSync(OUT)) if (/^seeded-\w+$/.test(old)) remove(join(OUT, old));
    const building = join(lock, 'store');
    const server = await TubanServer.start(building);
    await server.stop();
    renameSync(building, original);
  } finally {
    remove(lock);
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const own = statSync(path);
    if (own.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path} ${own.size} ${own.mtimeMs}\n`);
  };
  for (const source of SOURCES) visit(join(ROOT, source));
  return hash.digest('hex').slice(0, 16);
}
