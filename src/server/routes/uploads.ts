import Type from 'typebox';
import { ReadingSchema } from '../../api/inspection.ts';
import { JobSchema } from '../../api/jobs.ts';
import { oneOf } from '../../api/oneOf.ts';
import {
  PreviewRequestSchema,
  UploadImportSchema,
  UploadSchema,
  UploadShapesSchema,
} from '../../api/uploads.ts';
import { may } from '../../domain/role.ts';
import type { AccountRecord } from '../../store/store.ts';
import { personOf } from '../access.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { notAllowed } from '../fault.ts';
import { jobOf } from '../jobs/job.ts';
import { importOf } from '../uploads/importOf.ts';
import { inUse } from '../uploads/inUse.ts';
import { IMPORT_BYTES } from '../uploads/receive.ts';
import { Uploads } from '../uploads/uploads.ts';
import { answers } from './shared.ts';

const TAGS = ['uploads'];
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });
/** How often what nobody imported is swept. */
const SWEEP_MS = 3600_000;

/**
 * Files on their way in. Whoever may check a site may upload for one; an upload that is to be imported needs the right
 * to import. One sees one's own only.
 */
export function uploadRoutes(app: Http, context: ServerContext): void {
  const uploads = new Uploads(context.store);
  const sweep = async () => {
    await uploads.sweep(context.jobs.importedPaths()).catch(tell);
    await context.store.imports.sweep().catch(tell);
  };
  const timer = setInterval(() => void sweep(), SWEEP_MS).unref();
  app.addHook('onReady', sweep);
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await uploads.close();
  });

  app.post(
    '/api/uploads',
    {
      config: { access: 'checkSite' },
      bodyLimit: IMPORT_BYTES,
      schema: {
        tags: TAGS,
        summary: 'Takes a file in to be looked into; the body is the file. Nothing is imported yet',
        consumes: ['application/octet-stream'],
        querystring: Type.Object({
          fileName: Type.String({ minLength: 1, maxLength: 255 }),
          /** `site`: for a planner's site, of which only the shapes are asked */
          for: Type.Optional(oneOf(['import', 'site'])),
        }),
        response: answers(UploadSchema),
      },
    },
    async (request) => {
      const person = personOf(request);
      const isSite = request.query.for === 'site';
      if (!isSite) refuseUnlessImporter(person);
      return uploads.receive(request.body, request.query.fileName, person, isSite);
    },
  );

  app.get(
    '/api/uploads',
    { schema: { tags: TAGS, summary: "One's own uploads", response: answers(Type.Array(UploadSchema)) } },
    async (request) => uploads.list(personOf(request)),
  );

  app.get(
    '/api/uploads/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'State and preview of an upload',
        params: Id,
        response: answers(UploadSchema),
      },
    },
    async (request) => uploads.get(request.params.id, personOf(request)),
  );

  app.put(
    '/api/uploads/:id/preview',
    {
      config: { access: 'checkSite' },
      schema: {
        tags: TAGS,
        summary: 'Looks into the file by what the person has settled; answers at once',
        params: Id,
        body: PreviewRequestSchema,
        response: answers(UploadSchema),
      },
    },
    async (request) => {
      refuseWhileImported(context, request.params.id);
      return uploads.preview(request.params.id, request.body, personOf(request));
    },
  );

  app.get(
    '/api/uploads/:id/shapes',
    {
      config: { access: 'checkSite' },
      schema: {
        tags: TAGS,
        summary: "The polygons of a small file, for a planner's site",
        params: Id,
        querystring: Type.Omit(ReadingSchema, ['columns']),
        response: answers(UploadShapesSchema),
      },
    },
    async (request) => uploads.shapes(request.params.id, { reading: request.query }, personOf(request)),
  );

  app.delete(
    '/api/uploads/:id',
    {
      config: { access: 'checkSite' },
      schema: {
        tags: TAGS,
        summary: 'Stops what is going on with an upload and removes it',
        params: Id,
        response: answers(Type.Object({ removed: Type.Boolean() })),
      },
    },
    async (request) => {
      refuseWhileImported(context, request.params.id);
      await uploads.remove(request.params.id, personOf(request));
      return { removed: true };
    },
  );

  app.post(
    '/api/uploads/:id/import',
    {
      config: { access: 'import' },
      schema: {
        tags: TAGS,
        summary: 'Imports the file as settled; the answer is the job',
        params: Id,
        body: UploadImportSchema,
        response: answers(JobSchema),
      },
    },
    async (request) => {
      const person = personOf(request);
      const upload = await uploads.record(request.params.id, person);
      refuseWhileImported(context, upload.id);
      const order = await importOf(context.store, upload, request.body);
      refuseWhileImported(context, upload.id);
      return jobOf(
        await context.jobs.startImport({ ...order, path: uploads.pathOf(upload), by: person.name }),
      );
    },
  );
}

function refuseWhileImported({ jobs }: ServerContext, id: string): void {
  if (jobs.importsUpload(id)) throw inUse();
}

function refuseUnlessImporter({ role }: AccountRecord): void {
  if (!may(role, 'import')) throw notAllowed({ zh: '导入数据', en: 'import data' });
}

function tell(cause: unknown): void {
  process.stderr.write(`${new Date().toISOString()} uploads: ${(cause as Error).stack}\n`);
}
