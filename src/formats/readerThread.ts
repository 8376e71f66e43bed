import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { FormatError, type FormatErrorData, refuse } from './error.ts';
import { MAX_HEAP_MB, MAX_READ_MS } from './limits.ts';
import type { Progress, ReadOptions, ShapefileSiblings } from './types.ts';
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
  /** The bytes are given to the thread rather than copied: nobody here reads them any more. */
  isGiven?: boolean;
  maxHeapMb?: number;
};

/** Takes a message other than progress and failure; either end of `outcome` ends the thread. */
export type OnMessage<T> = (
  message: WorkerMessage,
  worker: Worker,
  outcome: { resolve: (result: T) => void; reject: (cause: unknown) => void },
) => void;

/**
 * Runs a task on a file in a thread of its own, so that a hostile or huge one can neither stop nor crash the server.
 * @throws FormatError, also `timeout`, `outOfMemory`, `crashed`; the signal's reason when aborted
 */
export async function inReaderThread<T>(
  input: Pick<WorkerInput, 'bytes' | 'fileName' | 'task'>,
  how: ReadInWorker,
  onMessage: OnMessage<T>,
): Promise<T> {
  how.signal?.throwIfAborted();
  const workDir = makeWorkDir();
  const maxHeapMb = how.maxHeapMb ?? MAX_HEAP_MB;
  const workerData: WorkerInput = {
    ...input,
    options: how.options ?? {},
    siblings: how.siblings,
    workDir,
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    transferList: how.isGiven && isWhole(input.bytes) ? [input.bytes.buffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    // What GDAL prints is gathered inside; nothing of it belongs into the server's log.
    stdout: true,
    stderr: true,
  });
  try {
    return await outcome(worker, input.fileName, { ...how, maxHeapMb }, onMessage);
  } finally {
    await worker.terminate();
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Whether these are all bytes of their buffer, which only goes to another thread as one. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function outcome<T>(
  worker: Worker,
  file: string,
  how: ReadInWorker & { maxHeapMb: number },
  onMessage: OnMessage<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const maxMs = how.maxMs ?? MAX_READ_MS;
  const timer = setTimeout(() => reject(refuse('timeout', file, { seconds: maxMs / 1000 })), maxMs);
  const abort = () => reject(how.signal?.reason);
  how.signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') how.onProgress?.(message.progress);
    else if (message.type === 'error') reject(new FormatError(message.error));
    else onMessage(message, worker, { resolve, reject });
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
