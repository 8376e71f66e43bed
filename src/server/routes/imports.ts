import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImportQuerySchema, JobSchema } from '../../api/jobs.ts';
import { personOf } from '../access.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault } from '../fault.ts';
import { incomingFolder, newUploadPath } from '../jobs/incoming.ts';
import { jobOf } from '../jobs/job.ts';
import { answers } from './shared.ts';

/** Largest file taken in; the readers have tighter limits on what is inside it. */
export const IMPORT_BYTES = 1024 * 1024 * 1024;

/** Takes a file in and starts its import. The file goes to disk as it comes, never whole into memory. */
export function importRoutes(app: Http, context: ServerContext): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/imports',
    {
      config: { access: 'import' },
      bodyLimit: IMPORT_BYTES,
      schema: {
        tags: ['jobs'],
        summary: 'Takes a file in and starts its import; the body is the file',
        consumes: ['application/octet-stream'],
        querystring: ImportQuerySchema,
        response: answers(JobSchema),
      },
    },
    async (request) => {
      const query = request.query;
      if (query.target === 'layer' && !query.kind) throw missing('kind', '图层种类');
      if (query.target === 'patches' && !query.batchName?.trim()) throw missing('batchName', '批次名称');
      const body = request.body as Readable | undefined;
      if (!body || typeof body.pipe !== 'function') throw missing('body', '文件内容');
      const fileName = basename(query.fileName.replaceAll('\\', '/'));
      const path = await toDisk(body, incomingFolder(context.store.folder), fileName);
      const person = personOf(request);
      const job = await context.jobs.startImport({ ...query, fileName, path, by: person.name });
      return jobOf(job);
    },
  );
}

async function toDisk(body: Readable, folder: string, fileName: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = newUploadPath(folder);
  let bytes = 0;
  try {
    await pipeline(
      body,
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > IMPORT_BYTES) throw tooLarge();
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
  return path;
}

const missing = (field: string, zh: string) =>
  new Fault(400, 'invalid', { zh: `缺少${zh}（${field}）`, en: `${field} is missing` }, { field });

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
