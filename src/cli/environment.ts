import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.ts';

/** The program's own folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const DEFAULT_PORT = 8626;

export type Environment = {
  folder: string;
  host: string;
  port: number;
  trustProxy: boolean;
  version: string;
};

/** Where the store is and where to listen, from TUBAN_DATA, TUBAN_HOST, TUBAN_PORT and TUBAN_TRUST_PROXY. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const port = Number(env.TUBAN_PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      `TUBAN_PORT 不是端口号：${env.TUBAN_PORT}`,
      `TUBAN_PORT is no port: ${env.TUBAN_PORT}`,
    );
  }
  const trust = env.TUBAN_TRUST_PROXY || '0';
  if (trust !== '0' && trust !== '1') {
    throw new UsageError(
      `TUBAN_TRUST_PROXY 只能是 0 或 1：${trust}`,
      `TUBAN_TRUST_PROXY is either 0 or 1, not ${trust}`,
    );
  }
  const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { version: string };
  return {
    folder: env.TUBAN_DATA ? resolve(env.TUBAN_DATA) : resolve(ROOT, 'var'),
    host: env.TUBAN_HOST || '127.0.0.1',
    port,
    trustProxy: trust === '1',
    version,
  };
}
