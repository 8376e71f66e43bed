import Type from 'typebox';
import { LayerKindSchema } from '../../api/catalog.ts';
import { PolygonSchema } from '../../api/common.ts';
import { toGeoJson } from '../../geo/flat.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { notFound } from '../fault.ts';
import { answers } from './shared.ts';

const ParamsSchema = Type.Object({
  kind: LayerKindSchema,
  versionId: Type.Integer({ minimum: 1 }),
  zoneId: Type.Integer({ minimum: 1 }),
});

const ZoneSchema = Type.Object({
  id: Type.Integer(),
  kind: LayerKindSchema,
  versionId: Type.Integer(),
  classCode: Type.String(),
  className: Type.String(),
  name: Type.String(),
  areaM2: Type.Number(),
  raw: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  geometry: PolygonSchema,
});

/** One zone of a layer version, with the attributes it came with: what a figure in an overlay table leads to. */
export function zoneRoutes(app: Http, { store }: ServerContext): void {
  app.get(
    '/api/zones/:kind/:versionId/:zoneId',
    {
      schema: {
        tags: ['layers'],
        summary: 'One zone with its attributes as issued',
        params: ParamsSchema,
        response: answers(ZoneSchema),
      },
    },
    async (request) => {
      const { kind, versionId, zoneId } = request.params;
      const version = await store.layers.version(versionId);
      const zone = version?.kind === kind ? await store.layers.zone(versionId, zoneId) : null;
      if (!zone) throw notFound(`要素 ${kind}/${versionId}/${zoneId}`, `zone ${kind}/${versionId}/${zoneId}`);
      const { polygon, ...rest } = zone;
      return { ...rest, kind, versionId, geometry: toGeoJson(polygon) as never };
    },
  );
}
