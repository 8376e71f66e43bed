import { inReaderThread, type ReadInWorker } from '../readerThread.ts';
import type { Inspection } from './types.ts';

/**
 * Says everything that can be said of a file before anything of it is stored, in a thread of its own that is ended when
 * it takes too long, too much, or is aborted.
 * @param bytes the file; copied into the thread, so it stays usable
 * @param fileName as the user knows it
 * @throws FormatError `timeout`, `outOfMemory`, `crashed` only: what is wrong with the file is part of the answer; the
 * signal's reason when aborted
 */
export async function inspectInWorker(
  bytes: Uint8Array,
  fileName: string,
  how: ReadInWorker = {},
): Promise<Inspection> {
  return inReaderThread<Inspection>({ bytes, fileName, task: 'inspect' }, how, (message, _, { resolve }) => {
    if (message.type === 'inspection') resolve(message.inspection);
  });
}
