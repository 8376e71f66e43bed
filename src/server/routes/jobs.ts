import Type from 'typebox';
import { JobSchema } from '../../api/jobs.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { notFound } from '../fault.ts';
import { jobOf } from '../jobs/job.ts';
import { answers, IdParams } from './shared.ts';

const TAGS = ['jobs'];
const RECENT = 50;

/** Long work: what runs, what ran, and stopping it. */
export function jobRoutes(app: Http, { store, jobs }: ServerContext): void {
  app.get(
    '/api/jobs',
    {
      schema: { tags: TAGS, summary: 'Recent jobs, newest first', response: answers(Type.Array(JobSchema)) },
    },
    async () => (await store.jobs.recent(RECENT)).map(jobOf),
  );

  app.get(
    '/api/jobs/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'One job with its progress and report',
        params: IdParams,
        response: answers(JobSchema),
      },
    },
    async (request) => {
      const job = await store.jobs.get(request.params.id);
      if (!job) throw notFound('这个任务', `job ${request.params.id}`);
      return jobOf(job);
    },
  );

  app.delete(
    '/api/jobs/:id',
    {
      config: { access: 'import' },
      schema: {
        tags: TAGS,
        summary: 'Cancels a job; nothing of it is left',
        params: IdParams,
        response: answers(JobSchema),
      },
    },
    async (request) => {
      const job = await jobs.cancel(request.params.id);
      if (!job) throw notFound('这个任务', `job ${request.params.id}`);
      return jobOf(job);
    },
  );
}
