import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type PackOptions = {
  signal?: AbortSignal;
  /** Bytes read so far. */
  onProgress?: (done: number) => void;
};

/** Packed bytes gathered before they are handed to a Blob, which the browser may keep on disk. */
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Attribute tables shrink to a tenth; shapes and geodatabases are dense already and are only stored. */
const SHRINKS = /\.dbf$/i;

/**
 * Files as one ZIP, read and written piece by piece. Rejects with AbortError when stopped, and with the browser's
 * NotReadableError where a file cannot be read.
 */
export async function packZip(
  files: readonly { entry: string; chosen: { file: Blob } }[],
  { signal, onProgress }: PackOptions = {},
): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: BlobPart[] = [];
  let heldBytes = 0;
  let failure: Error | null = null;
  const release = () => {
    blobs.push(new Blob(held));
    held = [];
    heldBytes = 0;
  };
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else {
      held.push(chunk as Uint8Array<ArrayBuffer>);
      heldBytes += chunk.length;
      if (heldBytes >= CHUNK_BYTES) release();
    }
  });
  let done = 0;
  for (const { entry, chosen } of files) {
    const part = SHRINKS.test(entry) ? new ZipDeflate(entry, { level: 1 }) : new ZipPassThrough(entry);
    zip.add(part);
    const reader = chosen.file.stream().getReader();
    for (;;) {
      const { value, done: ended } = await reader.read();
      if (signal?.aborted) {
        void reader.cancel();
        throw new DOMException('stopped', 'AbortError');
      }
      if (failure) throw failure;
      part.push(value ?? new Uint8Array(0), ended);
      if (ended) break;
      done += value.length;
      onProgress?.(done);
    }
  }
  zip.end();
  release();
  return new Blob(blobs, { type: 'application/zip' });
}
