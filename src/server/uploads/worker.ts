import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../store/open.ts';
import { failureOf } from '../jobs/failure.ts';
import type { LookInput, LookMessage } from './messages.ts';
import { previewOf } from './preview.ts';
import { shapesOf } from './shapes.ts';

/** The thread that looks into one upload: reads the store, writes nothing, and stops when it is told to. */
const input = workerData as LookInput;
const port = parentPort!;
const stop = new AbortController();
const post = (message: LookMessage) => port.postMessage(message);
port.on('message', () => stop.abort(new Error('cancelled')));

const PROGRESS_EVERY_MS = 100;
let lastStep = '';
let lastAt = 0;
const onProgress = (progress: Extract<LookMessage, { type: 'progress' }>['progress']) => {
  const now = Date.now();
  if (progress.step.en === lastStep && now - lastAt < PROGRESS_EVERY_MS) return;
  lastStep = progress.step.en;
  lastAt = now;
  post({ type: 'progress', progress });
};

const store = await openStore(input.storeFolder, { readOnly: true });
try {
  const bytes = await readFile(input.path);
  const { signal } = stop;
  if (input.task === 'shapes') {
    post({ type: 'shapes', shapes: await shapesOf(store, bytes, input, onProgress, signal) });
  } else {
    post({ type: 'preview', preview: await previewOf(store, bytes, input, onProgress, signal) });
  }
} catch (cause) {
  if (!stop.signal.aborted) post({ type: 'failed', failure: failureOf(cause) });
} finally {
  await store.close();
  port.close();
}
