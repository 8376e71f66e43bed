import { CatalogSchema } from '../../api/catalog.ts';
import { buildCatalog } from '../catalog.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { answers } from './shared.ts';

export function catalogRoutes(app: Http, context: ServerContext): void {
  app.get('/api/catalog', { schema: { tags: ['catalog'], response: answers(CatalogSchema) } }, () =>
    buildCatalog(context.store),
  );
}
