#!/usr/bin/env node
// The way in for a shell: plain JavaScript, so that any Node reads it. An older Node hands over to the project's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
const own = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import('../cli.ts');
} else if (existsSync(own)) {
  const { status } = spawnSync(own, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    `需要 Node 24，当前是 ${process.versions.node}；请先运行 npm ci\n` +
      `Node 24 is needed, this is ${process.versions.node}; run npm ci first\n`,
  );
  process.exitCode = 1;
}
