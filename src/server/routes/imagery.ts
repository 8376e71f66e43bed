import Type from 'typebox';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { sendTile } from '../tiles/send.ts';
import { binary, TileParams } from './shared.ts';

const ParamsSchema = Type.Object({ date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), ...TileParams });

/** Images of one date as 256-pixel Web Mercator tiles: the finest on top, transparent where there is none. */
export function imageryRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/imagery/:date/:z/:x/:y',
    {
      schema: {
        tags: ['tiles'],
        summary: 'Image tile of one date, Web Mercator, 256 px',
        params: ParamsSchema,
        response: binary('JPEG, WebP or PNG image'),
      },
    },
    async (request, reply) => {
      const { date, z, x, y } = request.params;
      // Images may be added to a date; the ids in the key keep an older mosaic from being served for it.
      const images = (await context.store.images.list()).filter((image) => image.date === date);
      const key = `imagery/${date}/${images.map((image) => image.id)}/${z}/${x}/${y}`;
      return sendTile(context.tiles, request, reply, {
        key,
        type: 'image',
        gzipped: false,
        make: () => context.workers.run('imageTile', { images, z, x, y }),
      });
    },
  );
}
