import { CatalogSchema } from '../../api/catalog.ts';
import { buildCatalog } from '../catalog.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { answers } from './shared.ts';

export function catalogRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/catalog',
    {
      schema: {
        tags: ['catalog'],
        summary: 'The county: townships, batches, layers in force, images, vocabulary',
        response: answers(CatalogSchema),
      },
    },
    () => buildCatalog(context.store),
  );
}
