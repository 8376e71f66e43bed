import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import type { ExportOrder } from './order.ts';
import type { ExportAnswer, ExportInput } from './worker.ts';
import type { Exported } from './writeExport.ts';

/** Exports that are written at once; each takes a core. */
const AT_ONCE = 2;
/** Exports that may wait for one of those to end. */
const MOST_WAITING = 20;

/** A file that is whole, until `discard`. */
export type ExportFile = Exported & { path: string; discard: () => Promise<void> };

/** Writes exports in threads of their own, a few at a time, so that neither the event loop nor the tiles wait. */
export class Exporter {
  readonly #folder: string;
  readonly #outgoing: string;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param folder of the store; what a server that was killed has left of exports is removed */
  constructor(folder: string) {
    this.#folder = folder;
    this.#outgoing = join(folder, 'outgoing');
    rmSync(this.#outgoing, { recursive: true, force: true });
  }

  /** @throws Fault; the signal's reason, and then nothing is left behind */
  async run(order: ExportOrder, signal: AbortSignal): Promise<ExportFile> {
    await this.#turn(signal);
    try {
      signal.throwIfAborted();
      mkdirSync(this.#outgoing, { recursive: true });
      const folder = mkdtempSync(join(this.#outgoing, 'export-'));
      const discard = () => rm(folder, { recursive: true, force: true });
      try {
        const path = join(folder, 'file');
        const exported = await inThread({ folder: this.#folder, order, path }, signal);
        return { ...exported, path, discard };
      } catch (cause) {
        await discard();
        throw cause;
      }
    } finally {
      // The place goes to who waits longest; nobody who comes now may slip in.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) throw busy();
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        const place = this.#waiting.indexOf(begin);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.push(begin);
    });
  }
}

async function inThread(input: ExportInput, signal: AbortSignal): Promise<Exported> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: input });
  worker.unref();
  const { promise, resolve, reject } = Promise.withResolvers<Exported>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  worker.once('message', (answer: ExportAnswer) => {
    if ('exported' in answer) resolve(answer.exported);
    else if ('fault' in answer) reject(new Fault(answer.fault.status, answer.fault.code, answer.fault.text));
    else reject(Object.assign(new Error(answer.failure.message), answer.failure));
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the export's thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

const busy = () =>
  new Fault(503, 'busy', {
    zh: '正在进行的导出太多，请稍后再试',
    en: 'Too many exports are under way; try again a little later',
  });
