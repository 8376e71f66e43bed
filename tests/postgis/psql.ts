import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How to reach a database with the `psql` program. */
export type Connection = { readonly program: string; readonly url: string };

const COLUMN = '\x1f';

/** Runs SQL in one session and returns the rows of all its answers as text. Throws with the server's message. */
export async function psql(connection: Connection, sql: string): Promise<string[][]> {
  return rowsOf(await send(connection, [sql, '\n']));
}

/** Loads rows, each a line of COPY's text format (columns by tab), into a table. */
export async function copyIn(connection: Connection, table: string, lines: Iterable<string>): Promise<void> {
  await send(connection, copyScript(table, lines));
}

function* copyScript(table: string, lines: Iterable<string>): Generator<string> {
  yield `COPY ${table} FROM STDIN;\n`;
  // many lines a write: a write each would cost more than the copying
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length < 1000) continue;
    yield `${chunk.join('\n')}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
  yield '\\.\n';
}

async function send(connection: Connection, script: Iterable<string>): Promise<string> {
  const args = ['-X', '-q', '-A', '-t', '-F', COLUMN, '-v', 'ON_ERROR_STOP=1'];
  const child = spawn(connection.program, args, { env: environment(connection.url), stdio: 'pipe' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (bytes) => out.push(bytes));
  child.stderr.on('data', (bytes) => err.push(bytes));
  const closed = once(child, 'close');
  // a server that says no ends psql while we still write: its message, not the broken pipe, is the error
  let broken = false;
  child.stdin.on('error', () => {
    broken = true;
  });
  for (const piece of script) {
    if (broken) break;
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), closed]);
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`psql: ${Buffer.concat(err).toString('utf8').trim()}`);
  return Buffer.concat(out).toString('utf8');
}

/** By environment and not by argument, which every user of the machine can read. */
function environment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    ...process.env,
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: password,
    PGDATABASE: pathname.slice(1),
  };
}

function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(COLUMN));
}
