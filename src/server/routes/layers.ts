import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import {
  FaultDetailSchema,
  FaultKindSchema,
  FaultPageSchema,
  LayerCheckSchema,
  LayerVersionSchema,
  LayerVersionsSchema,
  ValidityLogSchema,
  ValiditySchema,
} from '../../api/layers.ts';
import { isoDate } from '../../domain/schemas/values.ts';
import { StoreError } from '../../store/errors.ts';
import type { LayerVersion } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { faultsCsv, faultsGeoJson } from '../checks/faultFile.ts';
import { faultDetail, faultInfo, layerCheck, layerVersionInfo } from '../checks/layerAnswers.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault, notFound } from '../fault.ts';
import { answers, binary } from './shared.ts';

const TAGS = ['layers'];
const VersionParams = Type.Object({ versionId: Type.Integer({ minimum: 1 }) });
const KindQuery = { kind: Type.Optional(FaultKindSchema) };

/** Layer versions, old ones too: what their check found, and the days on which they are in force. */
export function layerRoutes(app: Http, context: ServerContext): void {
  const { store } = context;
  const versionOf = async (versionId: number): Promise<LayerVersion> => {
    const version = await store.layers.version(versionId);
    if (!version) throw notFound(`图层版本 ${versionId}`, `layer version ${versionId}`);
    return version;
  };

  app.get(
    '/api/layers',
    {
      schema: { tags: TAGS, summary: 'Every version of every layer', response: answers(LayerVersionsSchema) },
    },
    async () => {
      const [versions, faults] = await Promise.all([store.layers.versions(), store.checks.counts()]);
      return { versions: versions.map((version) => layerVersionInfo(version, faults.get(version.id))) };
    },
  );

  app.get(
    '/api/layers/:versionId/check',
    {
      schema: {
        tags: TAGS,
        summary: 'What the check of a layer version found, by kind',
        params: VersionParams,
        response: answers(LayerCheckSchema),
      },
    },
    async ({ params }) => layerCheck(store, await versionOf(params.versionId)),
  );

  app.get(
    '/api/layers/:versionId/faults',
    {
      schema: {
        tags: TAGS,
        summary: 'Faults of a layer version, the largest first, a page at a time',
        params: VersionParams,
        querystring: Type.Object({
          ...KindQuery,
          offset: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: answers(FaultPageSchema),
      },
    },
    async ({ params, query }) => {
      const { id } = await versionOf(params.versionId);
      const { total, faults } = await store.checks.faults(id, query);
      return { total, faults: faults.map(faultInfo) };
    },
  );

  app.get(
    '/api/layers/:versionId/faults/:faultId',
    {
      schema: {
        tags: TAGS,
        summary: 'One fault with its shape',
        params: Type.Object({ ...VersionParams.properties, faultId: Type.Integer({ minimum: 1 }) }),
        response: answers(FaultDetailSchema),
      },
    },
    async ({ params: { versionId, faultId } }) => {
      const fault = await store.checks.fault(versionId, faultId);
      if (!fault) throw notFound(`图层问题 ${versionId}/${faultId}`, `fault ${versionId}/${faultId}`);
      return faultDetail(store, versionId, fault);
    },
  );

  const files = { csv: faultsCsv, geojson: faultsGeoJson };
  for (const extension of ['csv', 'geojson'] as const) {
    app.get(
      `/api/layers/:versionId/faults.${extension}`,
      {
        schema: {
          tags: TAGS,
          summary: `Faults of a layer version as ${extension}`,
          params: VersionParams,
          querystring: Type.Object(KindQuery),
          response: binary(`the faults as ${extension}`),
        },
      },
      async ({ params, query }, reply) => {
        const version = await versionOf(params.versionId);
        const file = files[extension](store, { versionId: version.id, kind: query.kind });
        return sendFile(reply, file, `${version.kind}-${version.id}-faults.${extension}`);
      },
    );
  }

  app.get(
    '/api/layers/:versionId/validity',
    {
      schema: {
        tags: TAGS,
        summary: 'Changes of the days on which a layer version is in force',
        params: VersionParams,
        response: answers(ValidityLogSchema),
      },
    },
    async ({ params }) => ({
      changes: await store.layers.validityLog((await versionOf(params.versionId)).id),
    }),
  );

  app.post(
    '/api/layers/:versionId/validity',
    {
      config: { access: 'import' },
      schema: {
        tags: TAGS,
        summary: 'Change the days on which a layer version is in force',
        params: VersionParams,
        body: ValiditySchema,
        response: answers(LayerVersionSchema),
      },
    },
    async (request) => {
      const { validFrom, validTo } = request.body;
      for (const day of [validFrom, validTo]) if (day !== '' && isoDate(day) !== day) throw noDay(day);
      const { id } = await versionOf(request.params.versionId);
      const by = personOf(request).name;
      const changed = await store.layers
        .setValidity(id, { validFrom, validTo }, by, new Date().toISOString())
        .catch((cause: unknown) => {
          throw cause instanceof StoreError ? new Fault(409, cause.code, cause.text) : cause;
        });
      context.patches.reload();
      context.hub.send({ type: 'catalog' });
      await context.jobs.check(by);
      await context.jobs.measure(by);
      return layerVersionInfo(changed!, (await store.checks.counts()).get(id));
    },
  );
}

const noDay = (day: string) =>
  new Fault(422, 'noDay', {
    zh: `“${day}”不是一个日期；请写成 2026-05-01 这样`,
    en: `"${day}" is no day; write it like 2026-05-01`,
  });

function sendFile(reply: FastifyReply, file: Readable, name: string): never {
  const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/geo+json; charset=utf-8';
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(file) as never;
}
