import Type from 'typebox';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { answers } from './shared.ts';

const HealthSchema = Type.Object({ ok: Type.Literal(true), version: Type.String() });

/** For a watchdog, and the description of the whole API. Neither tells anything of the data. */
export function healthRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/health',
    {
      config: { access: 'public' },
      schema: { tags: ['server'], summary: 'Whether the server answers', response: answers(HealthSchema) },
    },
    async () => {
      await context.store.verdicts.rev();
      return { ok: true as const, version: context.settings.version };
    },
  );
  app.get(
    '/api/openapi.json',
    {
      config: { access: 'public' },
      schema: { tags: ['server'], summary: 'This document', response: answers(Type.Object({})) },
    },
    async () => app.swagger(),
  );
}
