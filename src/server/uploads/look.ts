import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { failureOf } from '../jobs/failure.ts';
import type { JobProgress } from '../jobs/progress.ts';
import type { LookInput, LookMessage } from './messages.ts';

/** How long a thread has to put its own threads and folders away before it is ended. */
const GRACE_MS = 3_000;

export type LookEnd = Exclude<LookMessage, { type: 'progress' }>;

/** Looking into one upload in a thread of its own. */
export type Look = {
  /** Settled once, with what was found; null where it was stopped. Never rejects. */
  ended: Promise<LookEnd | null>;
  /** Ends it; resolves when the thread is gone. */
  stop(): Promise<void>;
};

export function startLook(input: LookInput, onProgress: (progress: JobProgress) => void): Look {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: input });
  const gone = once(worker, 'exit');
  let stopped = false;
  const ended = new Promise<LookEnd | null>((resolve) => {
    worker.on('message', (message: LookMessage) => {
      if (message.type !== 'progress') resolve(message);
      else if (!stopped) onProgress(message.progress);
    });
    worker.on('error', (cause) => resolve({ type: 'failed', failure: failureOf(cause) }));
    worker.on('exit', () => resolve(null));
  });
  return {
    ended: ended.then((end) => (stopped ? null : end)),
    async stop() {
      stopped = true;
      worker.postMessage('stop');
      const timer = setTimeout(() => void worker.terminate(), GRACE_MS);
      await gone.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}
