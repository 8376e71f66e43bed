import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createWriteStream, openSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { InputError, systemReason } from './inputError.ts';

/** Text on its way into a file that is whole or not there at all, or to standard output for `-`. */
export type Output = {
  write: (text: string) => Promise<void>;
  /** Puts the file under its name. */
  commit: () => Promise<void>;
  /** Leaves nothing behind; after `commit` it does nothing. */
  discard: () => Promise<void>;
};

/** Characters gathered before they are handed to the system. */
const CHUNK = 1 << 16;

/** Opens the output before any work is done, so that a place that cannot be written to is known at once. */
export function openOutput(target: string): Output {
  if (target === '-') return standardOutput();
  const info = statSync(target, { throwIfNoEntry: false });
  if (info?.isDirectory()) throw unwritable(target, { code: 'EISDIR' });
  // A device or a pipe is written to as it is: a file must not take its place.
  const direct = info !== undefined && !info.isFile();
  const part = direct
    ? target
    : join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
  let fd: number;
  try {
    if (info?.isFile()) closeSync(openSync(target, 'r+'));
    fd = openSync(part, direct ? 'w' : 'wx');
  } catch (cause) {
    throw unwritable(target, cause);
  }
  const stream = createWriteStream(part, { fd });
  const output = gathered(stream, async () => {
    stream.end();
    await finished(stream);
    if (!direct) await rename(part, target);
  });
  return {
    write: (text) => output.write(text).catch(refuse),
    commit: () => output.commit().catch(refuse),
    discard: async () => {
      stream.destroy();
      if (!direct) await rm(part, { force: true });
    },
  };

  function refuse(cause: unknown): never {
    throw unwritable(target, cause);
  }
}

function standardOutput(): Output {
  const output = gathered(process.stdout, async () => {});
  const refuse = (cause: unknown): never => {
    // A reader that has seen enough is no fault: whoever runs the command ends it quietly.
    throw (cause as NodeJS.ErrnoException).code === 'EPIPE' ? cause : unwritable('stdout', cause);
  };
  return {
    write: (text) => output.write(text).catch(refuse),
    commit: () => output.commit().catch(refuse),
    discard: async () => {},
  };
}

/**
 * Opens the outputs of a command (the second one may be missing), lets it write, and puts all under their names; if
 * anything fails, none.
 */
export async function withOutputs(
  [first, second]: [string, string | undefined],
  work: (outputs: [Output, Output | undefined]) => Promise<void>,
): Promise<void> {
  const opened: Output[] = [];
  try {
    opened.push(openOutput(first));
    if (second !== undefined) opened.push(openOutput(second));
    await work([opened[0], opened[1]]);
    for (const output of opened) await output.commit();
  } finally {
    for (const output of opened) await output.discard();
  }
}

function gathered(stream: Writable, close: () => Promise<void>): Output {
  let waiting = '';
  let failed: unknown;
  stream.on('error', (cause) => {
    failed ??= cause;
  });
  const flush = async () => {
    if (failed) throw failed;
    const text = waiting;
    waiting = '';
    if (text !== '' && !stream.write(text)) await once(stream, 'drain');
  };
  return {
    write: async (text) => {
      waiting += text;
      if (waiting.length >= CHUNK) await flush();
    },
    commit: async () => {
      await flush();
      await close();
    },
    discard: async () => {},
  };
}

function unwritable(target: string, cause: unknown): InputError {
  const why = systemReason(cause);
  return new InputError(`不能写入“${target}”：${why.zh}`, `cannot write ${target}: ${why.en}`);
}
