import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { ServerContext } from './context.ts';
import type { Http } from './fastify.ts';

/** The built page: hashed assets may be kept for ever, the page itself is asked for again. */
export async function servePage(app: Http, { settings }: ServerContext): Promise<void> {
  const folder = settings.pageFolder;
  if (!folder || !existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: ['index.html'],
    cacheControl: false,
    setHeaders(reply, path) {
      const kept = path.includes(join(folder, 'assets'));
      void reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Addresses inside the page (workspaces, a patch) all open the page; a missing file stays a 404.
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = `/${(request.params as { '*': string })['*']}`;
    if (path.startsWith('/api/') || /\.\w+$/.test(path)) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
