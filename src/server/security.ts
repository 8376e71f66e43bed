import type { FastifyRequest } from 'fastify';
import { isApiRoute } from './access.ts';
import type { ServerContext } from './context.ts';
import type { Http } from './fastify.ts';
import { Fault } from './fault.ts';
import { isLoopbackAddress, isLoopbackName } from './loopback.ts';

/** The page may load from this origin only. MapLibre starts its worker and reads images through blob: addresses. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "child-src 'self' blob:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers on every answer, and two checks before any route: the host name asked for, and where a write came from. */
export function installSecurity(app: Http, context: ServerContext): void {
  // A proxy on this machine asks for the name that the browser asked for.
  const loopback = isLoopbackName(context.settings.host) && !context.settings.trustProxy;
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    });
    if (request.is404 || isApiRoute(request)) void reply.header('cache-control', 'no-store');
    // A web site can point its own name at 127.0.0.1 (DNS rebinding); on loopback only loopback names are answered.
    if (loopback && !isLoopbackName(hostName(request))) {
      throw new Fault(403, 'host', {
        zh: `本服务只在本机使用，不接受主机名 ${hostName(request)}`,
        en: `This server is for this machine only and does not answer to ${hostName(request)}`,
      });
    }
    if (!READING.has(request.method) && !isSameOrigin(request)) {
      throw new Fault(403, 'crossOrigin', {
        zh: '拒绝来自其他网站的写入请求',
        en: 'A write that another web site asked for is refused',
      });
    }
  });
}

function hostName(request: FastifyRequest): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

/** Browsers name the origin of a write; a program that names none has no cookie jar to be abused. */
function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Listener and caller are both this machine, with no proxy between. What one-click demo accounts depend on. */
export function isLocalCall(context: ServerContext, request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  return (
    !context.settings.trustProxy &&
    isLoopbackName(context.settings.host) &&
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    forwarded === undefined
  );
}
