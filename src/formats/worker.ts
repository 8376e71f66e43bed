import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { FormatError, type FormatErrorData } from './error.ts';
import { CHUNK_FEATURES } from './limits.ts';
import { buffersOf, type PackedFeatures, pack } from './pack.ts';
import { readFile } from './read.ts';
import type { Progress, ReadOptions, ReadResult, ShapefileSiblings } from './types.ts';
import { setWorkDir } from './workDir.ts';

/** What the reading thread is started with. */
export type WorkerInput = {
  bytes: Uint8Array;
  fileName: string;
  options: ReadOptions;
  siblings?: ShapefileSiblings;
  workDir: string;
};

/**
 * What it says. `chunk`s come after `head`, in the order of the file, each answered by any message; then `end`, or
 * at any time `error`.
 */
export type WorkerMessage =
  | { type: 'progress'; progress: Progress }
  | { type: 'head'; head: Omit<ReadResult, 'features'>; total: number }
  | { type: 'chunk'; packed: PackedFeatures }
  | { type: 'end' }
  | { type: 'error'; error: FormatErrorData };

const port = parentPort;
if (!port) throw new Error('worker.ts is started by readInWorker only');

const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

const { bytes, fileName, options, siblings, workDir } = workerData as WorkerInput;
setWorkDir(workDir);
try {
  const result = await readFile(bytes, fileName, {
    options,
    siblings,
    onProgress: (progress) => post({ type: 'progress', progress }),
  });
  const { features, ...head } = result;
  post({ type: 'head', head, total: features.length });
  for (let i = 0; i < features.length; i += CHUNK_FEATURES) {
    const packed = pack(features.slice(i, i + CHUNK_FEATURES));
    post({ type: 'chunk', packed }, buffersOf(packed));
    // The other thread asks for the next one between its other work, so that it never stands still.
    await once(port, 'message');
  }
  post({ type: 'end' });
} catch (error) {
  if (error instanceof FormatError) post({ type: 'error', error: error.toJSON() });
  else post({ type: 'error', error: crashed(error) });
}

/** Anything else is a fault in a reader met by this file: the file is refused, the server goes on. */
function crashed(error: unknown): FormatErrorData {
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'crashed', file: fileName, params: { reason: reason.split('\n')[0] } };
}
