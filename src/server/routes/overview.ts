import Type from 'typebox';
import { monthTrend, type OverviewGroup, overview } from '../../domain/overview.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { answers } from './shared.ts';

const KEYS = {
  township: (row: PatchRow) => row.townshipCode,
  batch: (row: PatchRow) => row.batchId,
  kind: (row: PatchRow) => row.kind,
  county: () => '',
} as const;

const QuerySchema = Type.Object({
  by: Type.Unsafe<keyof typeof KEYS>(Type.String({ enum: Object.keys(KEYS), default: 'township' })),
  batch: Type.Optional(Type.String({ maxLength: 2000, description: 'only these batches, with commas' })),
});

const AnswerSchema = Type.Object({
  rev: Type.Integer(),
  groups: Type.Array(
    Type.Unsafe<OverviewGroup>(Type.Object({ key: Type.String() }, { additionalProperties: true })),
  ),
  months: Type.Array(
    Type.Object({
      month: Type.String(),
      decided: Type.Integer(),
      found: Type.Integer(),
      rectified: Type.Integer(),
    }),
  ),
});

/** Counts and areas by group, from the very rows that the page shows. Areas are unrounded ㎡. */
export function overviewRoutes(app: Http, context: ServerContext): void {
  app.get(
    '/api/overview',
    {
      schema: {
        tags: ['overview'],
        summary: 'Counts and areas by township, batch or kind',
        querystring: QuerySchema,
        response: answers(AnswerSchema),
      },
    },
    async (request) => {
      const batches = request.query.batch ? new Set(request.query.batch.split(',')) : null;
      const all = await context.patches.rows();
      const rows = batches ? all.filter((row) => batches.has(row.batchId)) : all;
      const vocabulary = await context.store.meta.vocabulary();
      return {
        rev: await context.patches.rev(),
        groups: overview(rows, vocabulary, KEYS[request.query.by]),
        months: monthTrend(rows),
      };
    },
  );
}
