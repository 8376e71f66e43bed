import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { buildPage } from '../server/buildPage.ts';
import { startServer } from '../server/serve.ts';
import { STORE_FILE } from '../store/storeFile.ts';
import { readArguments } from './arguments.ts';
import { ROOT, readEnvironment } from './environment.ts';
import { say, sayProgress } from './terminal.ts';

/** `tuban serve`: runs until it is told to stop. */
export async function serve(args: string[]): Promise<number> {
  const { values } = readArguments(args, { empty: 'boolean', 'no-page': 'boolean' });
  const { folder, host, port, trustProxy, version } = readEnvironment();
  const pageFolder = values['no-page'] ? '' : await buildPage(ROOT, say);
  if (!values.empty && !existsSync(join(folder, STORE_FILE))) await seed(folder);
  const settings = { host, port, trustProxy, version, pageFolder, log: true };
  const server = await startServer(folder, settings).catch((cause) => {
    throw (cause as { code?: string }).code === 'EADDRINUSE' ? portTaken(port) : cause;
  });
  process.stdout.write(`图斑 Tuban ${version}  ${server.url}\n`);
  say(`数据目录 store: ${folder}    停止 stop: Ctrl+C`);
  module.flushCompileCache();
  await stopSignal();
  say('正在停止… stopping');
  await server.close();
  return 0;
}

async function seed(folder: string): Promise<void> {
  // Loaded only where it is needed: a start on an existing store is quicker without the readers.
  const { seedDemo } = await import('../server/seed/seed.ts');
  const began = performance.now();
  say(`正在建立示意县（合成数据）… building the synthetic county in ${folder}`);
  await seedDemo(folder, (step, done, total) => {
    const line = `  ${done}/${total} ${step.zh} ${step.en}`;
    if (process.stderr.isTTY) sayProgress(line);
    else say(line);
  });
  say(`示意县已建立，用时 ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function portTaken(port: number) {
  return Object.assign(new Error(`port ${port} is taken`), {
    text: {
      zh: `端口 ${port} 已被占用。请停止占用它的程序，或用 TUBAN_PORT 指定另一个端口，例如 TUBAN_PORT=${port + 1} npm start`,
      en: `Port ${port} is taken. Stop what uses it, or name another: TUBAN_PORT=${port + 1} npm start`,
    },
  });
}
