import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { mutate, type Sample } from './mutate.ts';
import { randomOf } from './random.ts';
import type { Case, Ending } from './thread.ts';

export type Failure = { seed: number; name: string; how: string; why: string; kept: string };

/** Counts by file name and by how it ended, and what must not have happened. */
export type Report = { cases: number; endings: Record<string, number>; failures: Failure[]; cpuMs: number };

/** What one small damaged file may cost. */
const MAX_CASE_MS = 60_000;
const MAX_HEAP_MB = 512;
/** Cases that one thread reads, so that what one leaves behind meets the next. */
const CASES_PER_THREAD = 150;

/**
 * Reads damaged files until `isDone`: each seed is one file, the same on every machine. Where a case hangs, eats its
 * memory or ends its thread, that is a failure and the next one gets a new thread. Failing files are kept.
 */
export async function fuzz(
  corpus: readonly Sample[],
  firstSeed: number,
  isDone: (cases: number) => boolean,
): Promise<Report> {
  const report: Report = { cases: 0, endings: {}, failures: [], cpuMs: 0 };
  const before = process.cpuUsage();
  let thread: FuzzThread | undefined;
  try {
    for (let seed = firstSeed; !isDone(report.cases); seed++) {
      const random = randomOf(seed);
      const sample = corpus[seed % corpus.length];
      const { name, bytes, how } = mutate(sample, random, corpus);
      const options = random.pick([
        {},
        { skipInvalid: true },
        { expectedExtent: [108.2, 37.6, 109.7, 39.4] as [number, number, number, number] },
      ]);
      if (thread && thread.cases >= CASES_PER_THREAD) thread = await thread.end();
      thread ??= new FuzzThread();
      const ending = await thread.read({ name, bytes, options });
      report.cases++;
      const key = `${name}: ${ending.outcome === 'refused' ? ending.code : ending.outcome}`;
      report.endings[key] = (report.endings[key] ?? 0) + 1;
      if (ending.outcome !== 'fault') continue;
      report.failures.push({ seed, name, how, why: ending.why, kept: keep(seed, name, bytes) });
      thread = await thread.end();
    }
  } finally {
    await thread?.end();
  }
  const { user, system } = process.cpuUsage(before);
  return { ...report, cpuMs: (user + system) / 1000 };
}

class FuzzThread {
  cases = 0;
  #workDir = mkdtempSync(join(tmpdir(), 'tuban-fuzz-'));
  #worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { workDir: this.#workDir },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });

  #end: (ending: Ending) => void = () => {};

  constructor() {
    const fault = (why: string) => this.#end({ outcome: 'fault', why });
    this.#worker.on('message', (ending: Ending) => this.#end(ending));
    this.#worker.on('error', (error: Error) => fault(`the thread died: ${error.message}`));
    this.#worker.on('exit', (code) => fault(`the thread ended with ${code}`));
  }

  read(one: Case): Promise<Ending> {
    this.cases++;
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.#end = resolve;
    const late: Ending = { outcome: 'fault', why: `took more than ${MAX_CASE_MS} ms` };
    const timer = setTimeout(() => resolve(late), MAX_CASE_MS);
    this.#worker.postMessage(one);
    return promise.finally(() => clearTimeout(timer));
  }

  async end(): Promise<undefined> {
    await this.#worker.terminate();
    rmSync(this.#workDir, { recursive: true, force: true });
  }
}

function keep(seed: number, name: string, bytes: Uint8Array): string {
  const folder = join(tmpdir(), 'tuban-fuzz-failures');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${seed}-${name}`);
  writeFileSync(path, bytes);
  return path;
}
