import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { installAccess } from './access.ts';
import type { ServerContext } from './context.ts';
import { installErrors } from './errorHandler.ts';
import { servePage } from './page.ts';
import { accountRoutes } from './routes/accounts.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { imageryRoutes } from './routes/imagery.ts';
import { importRoutes } from './routes/imports.ts';
import { jobRoutes } from './routes/jobs.ts';
import { layerRoutes } from './routes/layers.ts';
import { overviewRoutes } from './routes/overview.ts';
import { patchRoutes } from './routes/patches.ts';
import { sessionRoutes } from './routes/session.ts';
import { siteCheckRoutes } from './routes/siteCheck.ts';
import { tileRoutes } from './routes/tiles.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { verdictRoutes } from './routes/verdicts.ts';
import { zoneRoutes } from './routes/zones.ts';
import { installSecurity } from './security.ts';

/** JSON bodies: the largest is a drawn site; files have their own limit. */
const JSON_BODY_BYTES = 4 * 1024 * 1024;

/** A connection on which nothing moves is closed; an open page hears a heartbeat every 15 s. */
const IDLE_MS = 120_000;
/** A request must have come in whole by then: 1 GB in this time is 1.2 MB/s. */
const LONGEST_REQUEST_MS = 15 * 60_000;

export type App = Awaited<ReturnType<typeof buildApp>>;

/** The HTTP side of the server: plugins, who may do what, one file of routes a resource. Does not listen yet. */
export async function buildApp(context: ServerContext) {
  const app = Fastify({
    bodyLimit: JSON_BODY_BYTES,
    logger: context.settings.log ? { level: 'warn', stream: process.stderr } : false,
    forceCloseConnections: true,
    // One hop: only what the proxy itself added to X-Forwarded-For counts, not what a caller wrote into it.
    trustProxy: (_address, hop) => context.settings.trustProxy && hop === 0,
    connectionTimeout: IDLE_MS,
    requestTimeout: LONGEST_REQUEST_MS,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { strict: false, allErrors: false, removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  // Answers are ours and well-formed; response schemas serve the OpenAPI document only.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));

  installErrors(app);
  await app.register(swagger, {
    openapi: {
      info: { title: 'Tuban 图斑', version: context.settings.version },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tuban_session' } },
      },
    },
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ['gzip'], zlibOptions: { level: 3 } });
  installSecurity(app, context);
  installAccess(app, context);

  for (const routes of [
    healthRoutes,
    sessionRoutes,
    accountRoutes,
    catalogRoutes,
    patchRoutes,
    verdictRoutes,
    overviewRoutes,
    eventRoutes,
    importRoutes,
    uploadRoutes,
    exportRoutes,
    jobRoutes,
    siteCheckRoutes,
    zoneRoutes,
    layerRoutes,
    tileRoutes,
    imageryRoutes,
  ]) {
    routes(app, context);
  }
  await servePage(app, context);
  return app;
}
