import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, unprivilegedAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Connection, psql } from './psql.ts';
import { settings } from './settings.ts';

/** A private PostgreSQL with PostGIS on a loopback port; `stop` ends it and removes its folder. */
export type Cluster = Connection & { readonly pid: number; stop(): Promise<void> };

const USER = 'tuban';
const START_MS = 60_000;

/**
 * The shell holds the server for as long as our end of its standard input is open. When we end, however we end
 * (also by an exception, Ctrl-C or kill −9), it stops the server and removes the folder.
 */
const KEEPER =
  '"$@" >"$FOLDER/log" 2>&1 </dev/null & echo $!; cat >/dev/null; kill -QUIT $!; wait; rm -rf "$FOLDER"';

/** Makes a cluster in a new temporary folder, as an unprivileged user, and loads PostGIS. Throws with the server's log. */
export async function startCluster(binaries: Binaries): Promise<Cluster> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'tuban-postgis-'));
  try {
    const password = initialise(binaries, folder, account);
    const port = await freePort();
    const connection: Connection = {
      program: join(binaries.folder, 'psql'),
      url: `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`,
    };
    const [keeper, pid] = await keep(binaries, folder, port, account);
    const cluster: Cluster = { ...connection, pid, stop: () => end(keeper) };
    await untilReady(cluster, folder, keeper);
    await psql(cluster, 'CREATE EXTENSION postgis');
    return cluster;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** Returns the password: another user of this machine must not get in by the port. */
function initialise(binaries: Binaries, folder: string, account: Account): string {
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(passwordFile, account.uid, account.gid);
    chownSync(folder, account.uid, account.gid);
  }
  const options = [
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-locale',
    '--encoding=UTF8',
    '--no-sync',
  ];
  const args = ['-D', join(folder, 'data'), '-U', USER, ...options];
  execFileSync(join(binaries.folder, 'initdb'), args, { ...account, cwd: folder, stdio: 'pipe' });
  return password;
}

async function keep(
  binaries: Binaries,
  folder: string,
  port: number,
  account: Account,
): Promise<[ChildProcess, number]> {
  const server = [join(binaries.folder, 'postgres'), '-D', join(folder, 'data'), ...settings(port)];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', ...server], {
    ...account,
    cwd: '/',
    // a group of its own, so that Ctrl-C on the terminal reaches us and not the shell
    detached: true,
    env: { ...process.env, FOLDER: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve, reject) => {
    keeper.once('error', reject);
    keeper.stdout?.once('data', (line) => resolve(Number(line)));
  });
  return [keeper, pid];
}

async function untilReady(cluster: Cluster, folder: string, keeper: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    try {
      await psql(cluster, 'SELECT 1');
      return;
    } catch (error) {
      if (Date.now() < until && isRunning(cluster.pid)) {
        await sleep(100);
        continue;
      }
      const log = join(folder, 'log');
      const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '';
      await end(keeper);
      throw new Error(`PostgreSQL did not start: ${(error as Error).message}\n${said}`);
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // another user's process may not be signalled, but it is there
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function end(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.stdin?.end();
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
