import type { FastifyRequest } from 'fastify';
import { may, type Permission } from '../domain/role.ts';
import type { Text } from '../domain/text.ts';
import type { AccountRecord } from '../store/store.ts';
import { sessionOf } from './auth/session.ts';
import type { ServerContext } from './context.ts';
import type { Http } from './fastify.ts';
import { Fault, notAllowed, signInFirst } from './fault.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

const ACTS: Record<Permission, Text> = {
  sign: { zh: '签署判定', en: 'sign verdicts' },
  review: { zh: '审核', en: 'review' },
  checkSite: { zh: '检查选址', en: 'check sites' },
  import: { zh: '导入数据', en: 'import data' },
  manageAccounts: { zh: '管理账号', en: 'manage accounts' },
};

/**
 * One place decides who may call what: each route's `config.access`. A route that writes and does not say who may
 * is a programming error and stops the start.
 */
export function installAccess(app: Http, context: ServerContext): void {
  app.decorateRequest('user', null);
  app.decorateRequest('sessionHash', '');
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (methods.some((method) => !READING.has(method)) && route.config?.access === undefined) {
      throw new Error(`${methods} ${route.url} writes and does not say who may`);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 || !isApiRoute(request)) return;
    const session = await sessionOf(context.store, request, reply);
    request.user = session?.account ?? null;
    request.sessionHash = session?.hash ?? '';
    const access = request.routeOptions.config.access ?? 'user';
    if (access === 'public') return;
    if (!request.user) throw signInFirst();
    if (access !== 'user' && !may(request.user.role, access)) throw notAllowed(ACTS[access]);
  });
}

/**
 * Whether the route that will answer is one of the API. Asked of the route, never of the address as it was sent:
 * `/%61pi/…` and `http://host/api/…` lead to the same routes.
 */
export function isApiRoute(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true;
}

/** The person behind a request to a route that needs one. */
export function personOf(request: { user: AccountRecord | null }): AccountRecord {
  if (!request.user) throw new Fault(401, 'signInFirst', signInFirst().text);
  return request.user;
}
