import Type from 'typebox';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { catchUp } from '../live/catchUp.ts';
import { binary } from './shared.ts';

const QuerySchema = Type.Object({
  rev: Type.Optional(Type.Integer({ minimum: 0, description: '`rev` of the table that the page holds' })),
});

/** Live changes for open pages. A page that was away gets what it missed before anything new. */
export function eventRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/events',
    {
      schema: {
        tags: ['patches'],
        summary: 'Live changes as server-sent events; after a gap, from the last one seen',
        querystring: QuerySchema,
        response: binary('text/event-stream of LiveEvent'),
      },
    },
    async (request, reply) => {
      const { hub, patches, store, jobs } = context;
      const lastId = `${request.headers['last-event-id'] ?? ''}`;
      const hash = request.sessionHash;
      // Listening starts before the catching up, so that nothing falls in between; a row sent twice is harmless.
      const stream = hub.listen(
        async () => (await store.accounts.bySession(hash, new Date().toISOString())) !== null,
      );
      const missed = await catchUp(store, patches, hub, { lastId, rev: request.query.rev ?? null });
      stream.write(`id: ${missed.rev}.${hub.generation}\n: ready\n\n`);
      for (const event of missed.events) stream.write(hub.format(event, missed.rev));
      for (const job of jobs.active()) stream.write(hub.format({ type: 'job', job }, missed.rev));
      request.raw.on('close', () => stream.destroy());
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(stream as never);
    },
  );
}
