import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../store/open.ts';
import { checkPending } from '../checks/checkPending.ts';
import { failureOf } from './failure.ts';
import { importFile } from './importFile.ts';
import { measurePending } from './measure.ts';
import type { JobCommand, JobInput, JobMessage } from './messages.ts';

/** The thread of one job: its own connection to the store, progress out, cancel in. */
const input = workerData as JobInput;
const port = parentPort!;
const stop = new AbortController();
const post = (message: JobMessage) => port.postMessage(message);

/** Progress messages a second; more would only keep the server busy. */
const PROGRESS_EVERY_MS = 100;
let lastStep = '';
let lastAt = 0;

port.on('message', (command: JobCommand) => {
  if (command === 'cancel') stop.abort(new Error('cancelled'));
});

const store = await openStore(input.folder, {});
try {
  const watch = {
    signal: stop.signal,
    onProgress: (progress: Extract<JobMessage, { type: 'progress' }>['progress']) => {
      const now = Date.now();
      if (progress.step.en === lastStep && now - lastAt < PROGRESS_EVERY_MS) return;
      lastStep = progress.step.en;
      lastAt = now;
      post({ type: 'progress', progress });
    },
  };
  const report =
    input.kind === 'import'
      ? await importFile(store, input.request, watch)
      : input.kind === 'check'
        ? { checked: await checkPending(store, watch) }
        : { tasks: await measurePending(store, watch) };
  post({ type: 'done', report });
} catch (cause) {
  post(stop.signal.aborted ? { type: 'cancelled' } : { type: 'failed', failure: failureOf(cause) });
} finally {
  await store.close();
  port.close();
}
