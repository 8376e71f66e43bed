import Type from 'typebox';
import {
  IMPORT_LISTS,
  ImportQuerySchema,
  type ImportReport,
  ImportReportSchema,
  JobSchema,
} from '../../api/jobs.ts';
import { oneOf } from '../../api/oneOf.ts';
import { personOf } from '../access.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault } from '../fault.ts';
import { jobOf } from '../jobs/job.ts';
import { IMPORT_BYTES, receiveFile } from '../uploads/receive.ts';
import { answers } from './shared.ts';

export { IMPORT_BYTES } from '../uploads/receive.ts';

const TAGS = ['jobs'];
const MOST_ENTRIES = 1_000;

/** Takes a file in and starts its import at once, for scripts; and tells what imports did. */
export function importRoutes(app: Http, context: ServerContext): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/imports',
    {
      config: { access: 'import' },
      bodyLimit: IMPORT_BYTES,
      schema: {
        tags: TAGS,
        summary: 'Takes a file in and starts its import; the body is the file',
        consumes: ['application/octet-stream'],
        querystring: ImportQuerySchema,
        response: answers(JobSchema),
      },
    },
    async (request) => {
      const { encoding, epsg, axisOrder, layerName, skipInvalid, again, ...query } = request.query;
      if (query.target === 'layer' && !query.kind) throw missing('kind', '图层种类');
      if (query.target === 'patches' && !query.batchName?.trim()) throw missing('batchName', '批次名称');
      const { path, fileName } = await receiveFile(request.body, context.store.folder, query.fileName);
      const reading = { encoding, epsg, axisOrder, layerName, skipInvalid: skipInvalid === 1 };
      const by = personOf(request).name;
      const job = await context.jobs.startImport({
        ...query,
        fileName,
        path,
        by,
        reading,
        again: again === 1,
      });
      return jobOf(job);
    },
  );

  app.get(
    '/api/imports/:importId/:list',
    {
      schema: {
        tags: TAGS,
        summary: 'One list of an import report, by pages; the report itself has its first 1,000 entries',
        params: Type.Object({
          importId: Type.String({ maxLength: 100 }),
          list: oneOf(IMPORT_LISTS),
        }),
        querystring: Type.Object({
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ENTRIES })),
        }),
        response: answers(Type.Array(Type.Unknown())),
      },
    },
    async ({ params, query }) =>
      context.store.imports.list(
        params.importId,
        params.list,
        query.offset ?? 0,
        query.limit ?? MOST_ENTRIES,
      ),
  );

  app.get(
    '/api/batches/:id/issues',
    {
      schema: {
        tags: TAGS,
        summary: 'Files imported for a batch with their reports: the first issue and its corrections',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: answers(
          Type.Array(
            Type.Object({
              fileName: Type.String(),
              importedBy: Type.String(),
              importedAt: Type.String(),
              report: Type.Union([ImportReportSchema, Type.Null()]),
            }),
          ),
        ),
      },
    },
    async ({ params }) =>
      (await context.store.batches.issues(params.id)).map(({ fileName, importedBy, importedAt, report }) => ({
        fileName,
        importedBy,
        importedAt,
        report: report as ImportReport | null,
      })),
  );
}

const missing = (field: string, zh: string) =>
  new Fault(400, 'invalid', { zh: `缺少${zh}（${field}）`, en: `${field} is missing` }, { field });
