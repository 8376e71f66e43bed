import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.ts';

/** The program's own folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const DEFAULT_PORT = 8626;

export type Environment = { folder: string; host: string; port: number; version: string };

/** Where the store is and where to listen, from TUBAN_DATA, TUBAN_HOST and TUBAN_PORT. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const port = Number(env.TUBAN_PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      `TUBAN_PORT 不是端口号：${env.TUBAN_PORT}`,
      `TUBAN_PORT is no port: ${env.TUBAN_PORT}`,
    );
  }
  const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { version: string };
  return {
    folder: env.TUBAN_DATA ? resolve(env.TUBAN_DATA) : resolve(ROOT, 'var'),
    host: env.TUBAN_HOST || '127.0.0.1',
    port,
    version,
  };
}
