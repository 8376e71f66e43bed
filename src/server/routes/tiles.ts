import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { LayerKindSchema } from '../../api/catalog.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { sendTile } from '../tiles/send.ts';
import { binary, TileParams } from './shared.ts';

const TAGS = ['tiles'];
const PatchTileParams = Type.Object({ version: Type.Integer({ minimum: 0 }), ...TileParams });
const ZoneTileParams = Type.Object({
  kind: LayerKindSchema,
  versionId: Type.Integer({ minimum: 1 }),
  ...TileParams,
});

/**
 * Vector tiles. Addresses carry the version of what they show, so that a tile never changes.
 * The source-layer is named `patch` or the layer kind; the feature id is the id in the store.
 */
export function tileRoutes(app: Http, context: ServerContext): void {
  const { workers } = context;
  const send = (request: FastifyRequest, reply: FastifyReply, key: string, make: () => Promise<Uint8Array>) =>
    sendTile(context.tiles, request, reply, {
      key,
      type: 'application/vnd.mapbox-vector-tile',
      gzipped: true,
      make,
    });

  app.get(
    '/api/tiles/patch/:version/:z/:x/:y',
    {
      schema: {
        tags: TAGS,
        summary: 'Vector tile of patches',
        params: PatchTileParams,
        response: binary('Mapbox vector tile'),
      },
    },
    (request, reply) => {
      const { version, z, x, y } = request.params;
      return send(request, reply, `patch/${version}/${z}/${x}/${y}`, () =>
        workers.run('patchTile', { z, x, y }),
      );
    },
  );

  app.get(
    '/api/tiles/:kind/:versionId/:z/:x/:y',
    {
      schema: {
        tags: TAGS,
        summary: 'Vector tile of one layer version',
        params: ZoneTileParams,
        response: binary('Mapbox vector tile'),
      },
    },
    (request, reply) => {
      const { kind, versionId, z, x, y } = request.params;
      return send(request, reply, `${kind}/${versionId}/${z}/${x}/${y}`, () =>
        workers.run('zoneTile', { kind, versionId, z, x, y }),
      );
    },
  );
}
