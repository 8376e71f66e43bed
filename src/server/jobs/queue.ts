import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Job } from '../../api/jobs.ts';
import { LAYER_KINDS } from '../../domain/layerKind.ts';
import type { Text } from '../../domain/text.ts';
import type { JobRecord, Store } from '../../store/store.ts';
import { CHECK_RULES } from '../checks/rules.ts';
import type { Hub } from '../live/hub.ts';
import type { LivePatches } from '../live/livePatches.ts';
import { failureOf } from './failure.ts';
import { type ImportRequest, newImportId } from './importRequest.ts';
import { sweepUploads } from './incoming.ts';
import { jobOf } from './job.ts';
import type { JobInput, JobMessage } from './messages.ts';

/** The job row is written on at most this often while a job runs; open pages hear of every message. */
const ROW_EVERY_MS = 1000;

type Change = Partial<Omit<JobRecord, 'id' | 'kind' | 'createdAt' | 'params'>>;
type Running = { job: JobRecord; worker: Worker; ended: Promise<void> };

/**
 * Long work, one at a time in a thread of its own, each with a row, a progress and a cancel. After an import what is
 * not measured yet is measured; what a crash interrupted is taken up again at the next start.
 */
export class JobQueue {
  readonly #store: Store;
  readonly #hub: Hub;
  readonly #patches: LivePatches;
  readonly #waiting: JobRecord[] = [];
  readonly #startedAt = Date.now();
  #running: Running | null = null;
  #closed = false;

  constructor(store: Store, hub: Hub, patches: LivePatches) {
    this.#store = store;
    this.#hub = hub;
    this.#patches = patches;
  }

  /** Jobs that wait or run, for a page that has just come. */
  active(): Job[] {
    const running = this.#running ? [this.#running.job] : [];
    return [...running, ...this.#waiting].map(jobOf);
  }

  /** Whether a job that waits or runs imports this upload. */
  importsUpload(uploadId: string): boolean {
    const jobs = [...this.#waiting, ...(this.#running ? [this.#running.job] : [])];
    return jobs.some(
      ({ kind, params }) => kind === 'import' && (params as ImportRequest).uploadId === uploadId,
    );
  }

  /** Names of the incoming files that jobs wait for or read. */
  importedPaths(): Set<string> {
    const jobs = [...this.#waiting, ...(this.#running ? [this.#running.job] : [])];
    return new Set(jobs.map(({ params }) => basename((params as Partial<ImportRequest>).path ?? '')));
  }

  async startImport(request: Omit<ImportRequest, 'target'> & { target: string }): Promise<JobRecord> {
    const params = { importId: newImportId(), ...request } as ImportRequest;
    const { zh, en } =
      params.target === 'patches'
        ? { zh: params.batchName, en: params.batchName }
        : LAYER_KINDS[params.kind].name;
    const title = {
      zh: `${params.fileName} → ${zh}`,
      en: `${params.fileName} → ${en}`,
    };
    return this.#enqueue('import', title, params.by, params);
  }

  /** Starts checking where a layer version is unchecked and no check waits already. */
  async check(by: string): Promise<void> {
    if (this.#closed || this.#waiting.some((job) => job.kind === 'check')) return;
    if ((await this.#store.checks.pending(CHECK_RULES)).length === 0) return;
    await this.#enqueue('check', { zh: '图层质检', en: 'Layer check' }, by, {});
  }

  /** Starts measuring where something is unmeasured and no measuring waits already. */
  async measure(by: string): Promise<void> {
    if (this.#closed || this.#waiting.some((job) => job.kind === 'overlay')) return;
    if ((await this.#store.overlays.pending()).length === 0) return;
    await this.#enqueue('overlay', { zh: '套合分析', en: 'Overlay' }, by, {});
  }

  /** Takes up what the last run of the server left behind. */
  async resume(): Promise<void> {
    const unfinished = await this.#store.jobs.unfinished();
    const wanted = unfinished.map((job) => (job.params as Partial<ImportRequest>).path ?? '');
    const kept = (await this.#store.uploads.list()).map(({ path }) => path);
    await sweepUploads(this.#store.folder, [...wanted, ...kept], this.#startedAt);
    for (const job of unfinished) {
      const gone = job.kind === 'import' && !existsSync((job.params as ImportRequest).path);
      if (job.kind === 'overlay' || job.kind === 'check' || gone) {
        await this.#store.jobs.update(job.id, {
          ...ENDED.cancelled,
          finishedAt: new Date().toISOString(),
        });
      } else {
        const again = await this.#store.jobs.update(job.id, {
          status: 'waiting',
          done: 0,
          total: 0,
        });
        this.#waiting.push({
          ...again,
          params: { ...(job.params as ImportRequest), resumed: true },
        });
      }
    }
    await this.check('系统');
    await this.measure('系统');
    this.#next();
  }

  /** Stops a job that waits or runs; one that has ended is answered as it is. Null where there is none. */
  async cancel(id: number): Promise<JobRecord | null> {
    const at = this.#waiting.findIndex((job) => job.id === id);
    if (at >= 0) {
      const [job] = this.#waiting.splice(at, 1);
      await this.#finish(job!, ENDED.cancelled);
    } else if (this.#running?.job.id === id) {
      this.#running.worker.postMessage('cancel');
      await this.#running.ended;
    }
    return this.#store.jobs.get(id);
  }

  /** Stops the thread that runs. Its job stays unfinished in the store and is taken up at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.worker.terminate();
    await this.#running?.ended;
  }

  async #enqueue(kind: JobRecord['kind'], title: Text, by: string, params: unknown): Promise<JobRecord> {
    const job = await this.#store.jobs.create({ kind, title, by, params });
    this.#waiting.push(job);
    this.#hub.send({ type: 'job', job: jobOf(job) });
    this.#next();
    return job;
  }

  #next(): void {
    if (this.#running || this.#closed) return;
    const job = this.#waiting.shift();
    if (!job) return;
    const folder = this.#store.folder;
    const workerData: JobInput =
      job.kind === 'import'
        ? { folder, kind: 'import', request: job.params as ImportRequest }
        : { folder, kind: job.kind };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
    });
    const running: Running = {
      job: { ...job, status: 'running' },
      worker,
      ended: Promise.resolve(),
    };
    this.#running = running;
    running.ended = this.#watch(running)
      .catch((cause) => {
        process.stderr.write(`job ${job.id}: ${(cause as Error).stack}\n`);
      })
      .finally(() => {
        this.#running = null;
        this.#next();
      });
  }

  async #watch(running: Running): Promise<void> {
    await this.#change(running, { status: 'running' });
    let wroteAt = Date.now();
    const outcome = await new Promise<JobMessage | null>((resolve, reject) => {
      running.worker.on('message', (message: JobMessage) => {
        if (message.type !== 'progress') return resolve(message);
        const now = Date.now();
        const write = now - wroteAt > ROW_EVERY_MS;
        if (write) wroteAt = now;
        this.#change(running, message.progress, write).catch(reject);
      });
      running.worker.on('error', (cause) => resolve({ type: 'failed', failure: failureOf(cause) }));
      running.worker.on('exit', () => resolve(null));
    });
    await running.worker.terminate();
    // No word of its end: the server is stopping, and the job is taken up again.
    if (outcome === null || this.#closed) return;
    if (outcome.type === 'done') {
      await this.#done(running.job, outcome.report);
    } else if (outcome.type === 'failed') {
      await this.#finish(running.job, {
        status: 'failed',
        error: outcome.failure,
      });
    } else {
      await this.#finish(running.job, ENDED.cancelled);
    }
  }

  async #done(job: JobRecord, report: unknown): Promise<void> {
    this.#patches.reload();
    if (job.kind === 'import') {
      // Before the import counts as ended, so that nobody finds a pause between it and what follows from it. A layer
      // is checked before overlays rely on it.
      await this.check(job.by);
      await this.measure(job.by);
    }
    await this.#finish(job, {
      status: 'done',
      report,
      done: job.total,
      error: null,
    });
    this.#hub.send({ type: 'catalog' });
  }

  async #finish(job: JobRecord, change: Change): Promise<void> {
    const ended = await this.#store.jobs.update(job.id, {
      ...change,
      finishedAt: new Date().toISOString(),
    });
    if (job.kind === 'import') await this.#putAway(job.params as ImportRequest, change.status === 'done');
    this.#hub.send({ type: 'job', job: jobOf(ended) });
  }

  /** A file goes when its import has ended; one that was uploaded and previewed stays to be tried in another way. */
  async #putAway({ path, uploadId }: ImportRequest, isDone: boolean): Promise<void> {
    if (uploadId !== undefined) {
      if (!isDone) return;
      await this.#store.uploads.remove(uploadId);
    }
    await rm(path, { force: true });
  }

  async #change(running: Running, change: Change, write = true): Promise<void> {
    Object.assign(running.job, change);
    if (write) await this.#store.jobs.update(running.job.id, change);
    this.#hub.send({ type: 'job', job: jobOf(running.job) });
  }
}

const ENDED = {
  cancelled: {
    status: 'cancelled',
    error: {
      code: 'cancelled',
      text: {
        zh: '已取消，没有留下任何内容',
        en: 'Cancelled; nothing was left behind',
      },
    },
  },
} as const satisfies Record<string, Change>;
