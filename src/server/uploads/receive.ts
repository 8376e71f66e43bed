import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../fault.ts';
import { incomingFolder, newUploadPath } from '../jobs/incoming.ts';

/** Largest file taken in; the readers have tighter limits on what is inside it. */
export const IMPORT_BYTES = 1024 * 1024 * 1024;

export type Received = { path: string; fileName: string; bytes: number; sha256: string };

/** The name as the person knows it, without the folders of their machine. Used in messages only, never as a path. */
export const plainFileName = (sent: string): string => basename(sent.replaceAll('\\', '/')) || '-';

/**
 * Writes a request's body to a file of ours as it comes, never whole into memory, and its fingerprint on the way.
 * `admit` hears of every chunk and may refuse it by throwing.
 * Throws a 400 Fault without a body or on an empty one, a 413 Fault beyond the limit; then nothing is left.
 */
export async function receiveFile(
  body: unknown,
  storeFolder: string,
  sentName: string,
  admit: (bytes: number) => void = () => {},
): Promise<Received> {
  const stream = body as Readable | undefined;
  if (!stream || typeof stream.pipe !== 'function') throw noBody();
  const fileName = plainFileName(sentName);
  const folder = incomingFolder(storeFolder);
  await mkdir(folder, { recursive: true });
  const path = newUploadPath(folder);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      stream,
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > IMPORT_BYTES) throw tooLarge();
          admit(chunk.length);
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path),
    );
    if (bytes === 0) throw emptyFile(fileName);
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
  return { path, fileName, bytes, sha256: hash.digest('hex') };
}

const noBody = () =>
  new Fault(400, 'invalid', { zh: '缺少文件内容（body）', en: 'body is missing' }, { field: 'body' });

const emptyFile = (fileName: string) =>
  new Fault(400, 'emptyFile', {
    zh: `“${fileName}”是空文件（0 字节）；请检查来源，重新拷贝后再导入`,
    en: `"${fileName}" is empty (0 bytes); check where it came from and copy it again`,
  });

const tooLarge = () =>
  new Fault(413, 'tooLarge', {
    zh: `文件超过 ${IMPORT_BYTES / 2 ** 30} GB；请按乡镇或按批次分开导入`,
    en: `The file is larger than ${IMPORT_BYTES / 2 ** 30} GB; import it in parts`,
  });
