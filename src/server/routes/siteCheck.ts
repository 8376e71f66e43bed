import { SiteCheckSchema, SiteReportSchema } from '../../api/jobs.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { answers } from './shared.ts';

/** Which zones a drawn or pasted site touches, with areas. Writes nothing. */
export function siteCheckRoutes(app: Http, { workers }: ServerContext): void {
  app.post(
    '/api/site-check',
    {
      config: { access: 'checkSite' },
      schema: {
        tags: ['planning'],
        summary: 'What a site touches, and how much of it',
        body: SiteCheckSchema,
        response: answers(SiteReportSchema),
      },
    },
    (request) => workers.run('siteCheck', { geometry: request.body.geometry }),
  );
}
