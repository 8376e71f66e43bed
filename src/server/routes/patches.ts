import Type from 'typebox';
import { AccountShapesSchema, CoverageWithShapeSchema } from '../../api/account.ts';
import { LayerKindSchema } from '../../api/catalog.ts';
import { PatchDetailSchema, PatchRowSchema, PatchTableSchema } from '../../api/patches.ts';
import {
  LAND_TOUCHED,
  type LandTouched,
  PATCH_SORTS,
  type PatchFilter,
  type PatchSort,
} from '../../domain/patchFilter.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { notFound } from '../fault.ts';
import { patchDetail } from '../patchDetail.ts';
import { answers, IdParams } from './shared.ts';

const TAGS = ['patches'];
const list = (description: string) =>
  Type.Optional(Type.String({ maxLength: 2000, description: `${description}; several with commas` }));

const PageQuerySchema = Type.Object({
  batch: list('batch id'),
  township: list('township code'),
  kind: list('TBLX'),
  state: list('verdict code or pending'),
  land: list(Object.keys(LAND_TOUCHED).join(' | ')),
  minMu: Type.Optional(Type.Number({ minimum: 0 })),
  maxMu: Type.Optional(Type.Number({ minimum: 0 })),
  text: Type.Optional(Type.String({ maxLength: 200 })),
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$' })),
  monthOf: Type.Optional(
    Type.Union([Type.Literal('verdictAt'), Type.Literal('violatingAt'), Type.Literal('rectifiedAt')]),
  ),
  sort: Type.Unsafe<PatchSort>(Type.String({ enum: [...PATCH_SORTS], default: 'priority' })),
  offset: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
});

/** Which layers a patch is judged by: those in force on a day, or on the day of one of its images; else those now. */
const BasisQuerySchema = Type.Object({
  asOf: Type.Optional(Type.String({ maxLength: 10, description: 'YYYY-MM-DD' })),
  basis: Type.Optional(Type.Union([Type.Literal('current'), Type.Literal('before'), Type.Literal('after')])),
});

/** Patches: all at once for the page, by filter and page for programs, and one in full. */
export function patchRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/patches',
    { schema: { tags: TAGS, summary: 'All patches, column by column', response: answers(PatchTableSchema) } },
    async (_, reply) => {
      const json = await context.patches.tableJson();
      return reply
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(json as never);
    },
  );

  app.get(
    '/api/patches/page',
    {
      schema: {
        tags: TAGS,
        summary: 'Patches by filter and order, a page at a time',
        querystring: PageQuerySchema,
        response: answers(Type.Object({ total: Type.Integer(), rows: Type.Array(PatchRowSchema) })),
      },
    },
    async (request) => {
      const { batch, township, kind, state, land, sort, offset, limit, ...rest } = request.query;
      const filter: PatchFilter = {
        ...rest,
        batch: items(batch),
        township: items(township),
        kind: items(kind),
        state: items(state),
        land: items(land)?.filter((name): name is LandTouched => Object.hasOwn(LAND_TOUCHED, name)),
      };
      return context.patches.page(filter, sort, offset, limit);
    },
  );

  app.get(
    '/api/patches/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'One patch: shape, attributes as issued, overlays, history',
        params: IdParams,
        querystring: BasisQuerySchema,
        response: answers(PatchDetailSchema),
      },
    },
    async (request) => {
      const detail = await patchDetail(context, request.params.id, request.query);
      if (!detail) throw notFound('这个图斑', `patch ${request.params.id}`);
      return detail;
    },
  );

  app.get(
    '/api/patches/:id/account/shapes',
    {
      schema: {
        tags: TAGS,
        summary: 'Where the base data leaves a patch bare and where it lies over itself',
        params: IdParams,
        response: answers(AccountShapesSchema),
      },
    },
    (request) => context.workers.run('accountShapes', { patchId: request.params.id }),
  );

  app.get(
    '/api/patches/:id/coverage/:kind',
    {
      schema: {
        tags: TAGS,
        summary: 'How far the zones of a layer cover a patch together, and what they leave',
        params: Type.Object({ ...IdParams.properties, kind: LayerKindSchema }),
        response: answers(CoverageWithShapeSchema),
      },
    },
    ({ params }) => context.workers.run('coverage', { patchId: params.id, kind: params.kind }),
  );
}

const items = (text: string | undefined) => text?.split(',').filter(Boolean);
