import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

const SUFFIX = '.upload';

/** Where uploaded files lie until their import has ended. */
export const incomingFolder = (folder: string): string => join(folder, 'incoming');

/** A name that the server makes up: nothing that a caller sends becomes part of a path. */
export const newUploadPath = (incoming: string): string => join(incoming, `${randomUUID()}${SUFFIX}`);

/**
 * Removes files that no job will read and no upload is of: a server that was killed while they came in left them. Those
 * written since `startedAt` (ms) are coming in just now.
 */
export async function sweepUploads(
  folder: string,
  wanted: readonly string[],
  startedAt: number,
): Promise<void> {
  const kept = new Set(wanted.map((path) => basename(path)));
  const names = await readdir(incomingFolder(folder)).catch(() => []);
  for (const name of names) {
    if (!name.endsWith(SUFFIX) || kept.has(name)) continue;
    const path = join(incomingFolder(folder), name);
    const written = await stat(path).catch(() => null);
    if (written && written.mtimeMs < startedAt) await rm(path, { force: true });
  }
}
