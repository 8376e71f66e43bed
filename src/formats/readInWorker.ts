import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { FormatError, type FormatErrorData, refuse } from './error.ts';
import { MAX_HEAP_MB, MAX_READ_MS } from './limits.ts';
import { unpack } from './pack.ts';
import type { Progress, ReadOptions, ReadResult, ShapefileSiblings, SourceFeature } from './types.ts';
import { makeWorkDir } from './workDir.ts';
import type { WorkerInput, WorkerMessage } from './worker.ts';

export type ReadInWorker = {
  options?: ReadOptions;
  /** What lies beside a loose .shp. */
  siblings?: ShapefileSiblings;
  onProgress?: (progress: Progress) => void;
  /** Aborting ends the thread at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  maxMs?: number;
  maxHeapMb?: number;
};

/**
 * Reads a file in a thread of its own, so that a hostile or huge one can neither stop nor crash the server.
 * @param bytes the file; copied into the thread, so it stays usable
 * @param fileName as the user knows it
 * @throws FormatError, also `timeout`, `outOfMemory`, `crashed`; the signal's reason when aborted
 */
export async function readInWorker(
  bytes: Uint8Array,
  fileName: string,
  how: ReadInWorker = {},
): Promise<ReadResult> {
  how.signal?.throwIfAborted();
  const workDir = makeWorkDir();
  const maxHeapMb = how.maxHeapMb ?? MAX_HEAP_MB;
  const input: WorkerInput = { bytes, fileName, options: how.options ?? {}, siblings: how.siblings, workDir };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    // What GDAL prints is gathered inside; nothing of it belongs into the server's log.
    stdout: true,
    stderr: true,
  });
  try {
    return await outcome(worker, fileName, { ...how, maxHeapMb });
  } finally {
    await worker.terminate();
    await rm(workDir, { recursive: true, force: true });
  }
}

function outcome(
  worker: Worker,
  file: string,
  how: ReadInWorker & { maxHeapMb: number },
): Promise<ReadResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadResult>();
  const maxMs = how.maxMs ?? MAX_READ_MS;
  const timer = setTimeout(() => reject(refuse('timeout', file, { seconds: maxMs / 1000 })), maxMs);
  const abort = () => reject(how.signal?.reason);
  how.signal?.addEventListener('abort', abort, { once: true });
  let head: Omit<ReadResult, 'features'> | undefined;
  let total = 0;
  const features: SourceFeature[] = [];
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') how.onProgress?.(message.progress);
    else if (message.type === 'error') reject(new FormatError(message.error));
    else if (message.type === 'head') ({ head, total } = message);
    else if (message.type === 'chunk') {
      for (const feature of unpack(message.packed)) features.push(feature);
      how.onProgress?.({ stage: 'hand over', done: features.length, total });
      setImmediate(() => worker.postMessage('next'));
    } else if (head) resolve({ ...head, features });
  });
  worker.once('error', (error: Error & { code?: string }) =>
    reject(new FormatError(fatal(error, file, how.maxHeapMb))),
  );
  worker.once('exit', (code) => reject(refuse('crashed', file, { reason: `exit ${code}` })));
  return promise.finally(() => {
    clearTimeout(timer);
    how.signal?.removeEventListener('abort', abort);
  });
}

function fatal(error: Error & { code?: string }, file: string, limit: number): FormatErrorData {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { code: 'outOfMemory', file, params: { limit } };
  return { code: 'crashed', file, params: { reason: error.message.split('\n')[0] } };
}
