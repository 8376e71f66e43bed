import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the page is made from, below the program's folder. */
const SOURCES = [
  'index.html',
  'vite.config.ts',
  'package.json',
  'public',
  'data/reference',
  'src/app',
  'src/api',
  'src/domain',
  'src/geo',
];

/** Builds the page with Vite when it was not built yet or its sources are newer. Answers the folder of the page. */
export async function buildPage(root: string, say: (line: string) => void): Promise<string> {
  const folder = join(root, 'dist');
  const built = join(folder, 'index.html');
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  if (!existsSync(join(root, 'index.html'))) return folder;
  if (SOURCES.every((source) => newest(join(root, source)) <= builtAt)) return folder;
  const began = performance.now();
  say('正在构建页面（只在首次启动或源码改动后）… building the page');
  const { build } = await import('vite');
  await build({ root, logLevel: 'error' });
  say(`页面已构建，用时 ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return folder;
}

/** Newest change below a path, ms since the epoch; 0 where there is nothing. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}
