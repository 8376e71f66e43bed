import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { FormatError, type FormatErrorData } from './error.ts';
import { inspectFile } from './inspect/inspect.ts';
import type { Inspection } from './inspect/types.ts';
import { CHUNK_FEATURES } from './limits.ts';
import { buffersOf, type PackedFeatures, pack } from './pack.ts';
import { readEach } from './read.ts';
import type { Progress, ReadHead, ReadOptions, ShapefileSiblings, SourceFeature } from './types.ts';
import { setWorkDir } from './workDir.ts';

/** What the reading thread is started with. */
export type WorkerInput = {
  bytes: Uint8Array;
  fileName: string;
  options: ReadOptions;
  siblings?: ShapefileSiblings;
  workDir: string;
  /** Hand over the features, or say what is in the file. */
  task: 'read' | 'inspect';
};

/**
 * What it says. `begin`, then `chunk`s in the order of the file, each answered by any message; then `end`. Or one `inspection`. Or at
 * any time `error`.
 */
export type WorkerMessage =
  | { type: 'progress'; progress: Progress }
  | { type: 'begin'; fields: string[] }
  | { type: 'chunk'; packed: PackedFeatures }
  | { type: 'end'; head: ReadHead }
  | { type: 'inspection'; inspection: Inspection }
  | { type: 'error'; error: FormatErrorData };

const port = parentPort;
if (!port) throw new Error('worker.ts is started by readInWorker only');

const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

const { bytes, fileName, options, siblings, workDir, task } = workerData as WorkerInput;
setWorkDir(workDir);
const context = {
  options,
  siblings,
  onProgress: (progress: Progress) => post({ type: 'progress', progress }),
};
try {
  if (task === 'inspect') {
    post({ type: 'inspection', inspection: await inspectFile(bytes, fileName, context) });
  } else await handOver();
} catch (error) {
  if (error instanceof FormatError) post({ type: 'error', error: error.toJSON() });
  else post({ type: 'error', error: crashed(error) });
}

/** Hands features over as they become ready: while this thread prepares a chunk, the other works at the last one. */
async function handOver(): Promise<void> {
  let chunk: SourceFeature[] = [];
  let answer: Promise<unknown> | null = null;
  const send = async () => {
    await answer;
    answer = once(port as MessagePort, 'message');
    const packed = pack(chunk);
    chunk = [];
    post({ type: 'chunk', packed }, buffersOf(packed));
  };
  const head = await readEach(bytes, fileName, context, {
    begin: (fields) => post({ type: 'begin', fields }),
    take: (feature) => (chunk.push(feature) === CHUNK_FEATURES ? send() : undefined),
  });
  if (chunk.length > 0) await send();
  await answer;
  post({ type: 'end', head });
}

/** Anything else is a fault in a reader met by this file: the file is refused, the server goes on. */
function crashed(error: unknown): FormatErrorData {
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'crashed', file: fileName, params: { reason: reason.split('\n')[0] } };
}
