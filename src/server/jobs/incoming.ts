import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

const SUFFIX = '.upload';

/** Where uploaded files lie until their import has ended. */
export const incomingFolder = (folder: string): string => join(folder, 'incoming');

/** A name that the server makes up: nothing that a caller sends becomes part of a path. */
export const newUploadPath = (incoming: string): string => join(incoming, `${randomUUID()}${SUFFIX}`);

/** Removes uploads that no job will read: a server that was killed while they came in left them. */
export async function sweepUploads(folder: string, wanted: readonly string[]): Promise<void> {
  const kept = new Set(wanted.map((path) => basename(path)));
  const names = await readdir(incomingFolder(folder)).catch(() => []);
  for (const name of names) {
    if (name.endsWith(SUFFIX) && !kept.has(name))
      await rm(join(incomingFolder(folder), name), { force: true });
  }
}
