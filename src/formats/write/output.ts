import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes gathered before they go to the disk. */
const BUFFER_BYTES = 1 << 18;

/** A file written from front to back through a buffer; `write` of text writes UTF-8. */
export type Output = {
  /** Bytes written so far. */
  readonly bytes: number;
  write(data: string | Uint8Array): void;
  /** Writes over what is there, e.g. a header that knows its counts only at the end. */
  patch(data: Uint8Array, at: number): void;
  close(): void;
};

/** Makes a file that is not there yet. */
export function openOutput(path: string): Output {
  const fd = openSync(path, 'wx+');
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let used = 0;
  let bytes = 0;
  const put = (data: Uint8Array) => {
    for (let at = 0; at < data.length; ) at += writeSync(fd, data, at, data.length - at);
  };
  const flush = () => {
    put(buffer.subarray(0, used));
    used = 0;
  };
  return {
    get bytes() {
      return bytes;
    },
    write(data) {
      const raw = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
      bytes += raw.length;
      if (used + raw.length > BUFFER_BYTES) flush();
      if (raw.length > BUFFER_BYTES) put(raw);
      else {
        buffer.set(raw, used);
        used += raw.length;
      }
    },
    patch(data, at) {
      flush();
      for (let done = 0; done < data.length; ) {
        done += writeSync(fd, data, done, data.length - done, at + done);
      }
    },
    close() {
      try {
        flush();
      } finally {
        closeSync(fd);
      }
    },
  };
}
