import Type from 'typebox';
import { ExportSchema, LayerExportSchema, SiteExportSchema } from '../../api/exports.ts';
import type { ServerContext } from '../context.ts';
import { Exporter } from '../exports/exporter.ts';
import { sendExport } from '../exports/send.ts';
import type { Http } from '../fastify.ts';
import { binary } from './shared.ts';

const TAGS = ['exports'];
const FILE = binary('the file, whole; its name in Content-Disposition');
const LayerParams = Type.Object({ versionId: Type.Integer({ minimum: 1 }) });

/** Patches, layer versions and sites as files, for all who may read them. Writes nothing to the store. */
export function exportRoutes(app: Http, { store }: ServerContext): void {
  const exporter = new Exporter(store.folder);

  app.post(
    '/api/exports/patches',
    {
      config: { access: 'user' },
      schema: {
        tags: TAGS,
        summary: 'Patches as a file: all, some by id, or a batch; verdicts, areas and attributes as issued',
        body: ExportSchema,
        response: FILE,
      },
    },
    ({ body: { format, epsg, encoding, ids, batchId } }, reply) =>
      sendExport(exporter, { source: { of: 'patches', ids, batchId }, format, epsg, encoding }, reply),
  );

  app.post(
    '/api/exports/layers/:versionId',
    {
      config: { access: 'user' },
      schema: {
        tags: TAGS,
        summary: 'One version of a layer as a file, with the attributes it came with',
        params: LayerParams,
        body: LayerExportSchema,
        response: FILE,
      },
    },
    ({ params: { versionId }, body }, reply) =>
      sendExport(exporter, { source: { of: 'layer', versionId }, ...body }, reply),
  );

  app.post(
    '/api/exports/site',
    {
      config: { access: 'user' },
      schema: {
        tags: TAGS,
        summary: 'A drawn or pasted site as a file',
        body: SiteExportSchema,
        response: FILE,
      },
    },
    ({ body: { geometry, name, format, epsg, encoding } }, reply) =>
      sendExport(exporter, { source: { of: 'site', name, geometry }, format, epsg, encoding }, reply),
  );
}
