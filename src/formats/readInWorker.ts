import { unpack } from './pack.ts';
import { inReaderThread, type ReadInWorker } from './readerThread.ts';
import type { ReadHead, ReadResult, SourceFeature } from './types.ts';

export type { ReadInWorker } from './readerThread.ts';

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
  const features: SourceFeature[] = [];
  const head = await streamInWorker(bytes, fileName, how, {
    take: async (more) => {
      for (const feature of more) features.push(feature);
    },
  });
  return { ...head, features };
}

/** Takes a file as it is read. */
export type ChunkTaker = {
  /** Called once before the first chunk, with the names of the fields. */
  begin?: (fields: string[]) => void;
  take: (features: SourceFeature[]) => Promise<void>;
};

/**
 * As {@link readInWorker}, for files too large to be held: the features come in chunks as they are read. Only the end
 * says that the file was whole, so what was taken before must not count until then. Nothing is being taken any more
 * when this returns or throws.
 */
export async function streamInWorker(
  bytes: Uint8Array,
  fileName: string,
  how: ReadInWorker,
  { begin, take }: ChunkTaker,
): Promise<ReadHead> {
  let taking: Promise<void> = Promise.resolve();
  try {
    return await inReaderThread<ReadHead>(
      { bytes, fileName, task: 'read' },
      how,
      (message, worker, { resolve, reject }) => {
        if (message.type === 'begin') begin?.(message.fields);
        else if (message.type === 'end') resolve(message.head);
        else if (message.type === 'chunk') {
          taking = take(unpack(message.packed));
          // Asked for between other work, so that this thread never stands still.
          taking.then(() => setImmediate(() => worker.postMessage('next')), reject);
        }
      },
    );
  } finally {
    await taking.catch(() => undefined);
  }
}
