import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { type Output, openOutput } from './output.ts';

const CHUNK_BYTES = 1 << 18;

/** What is read by pieces, each valid until the next is asked for. */
export type Chunks = Iterable<Uint8Array>;

/**
 * Lets `fill` write a file beside `path` that is only needed until `use` has read it back: for formats whose beginning
 * is known at the end. It is gone afterwards, whatever happens.
 */
export async function withSpool<T>(
  path: string,
  fill: (spool: Output) => Promise<T>,
  use: (filled: T, spooled: Chunks) => void,
): Promise<T> {
  const file = `${path}.spool`;
  const spool = openOutput(file);
  try {
    let filled: T;
    try {
      filled = await fill(spool);
    } finally {
      spool.close();
    }
    use(filled, chunksOf(file));
    return filled;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The bytes of a file, piece by piece. */
export function* chunksOf(file: string): Chunks {
  const fd = openSync(file, 'r');
  try {
    for (;;) {
      // A fresh one each time: what compresses may keep it.
      const chunk = new Uint8Array(CHUNK_BYTES);
      const read = readSync(fd, chunk);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(fd);
  }
}
