import type { FastifyError } from 'fastify';
import type { ApiError } from '../api/common.ts';
import type { Http } from './fastify.ts';
import { Fault } from './fault.ts';

/** Every failure leaves as an ErrorSchema: what is wrong, where, and how to go on. Nothing internal is told. */
export function installErrors(app: Http): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Fault) {
      if (error.status === 429) {
        const details = error.details as { retryAfter?: number } | undefined;
        if (details?.retryAfter) void reply.header('retry-after', Math.ceil(details.retryAfter));
      }
      return reply.code(error.status).send(faultBody(error));
    }
    if (error.validation) return reply.code(400).send(validationBody(error));
    if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
      return reply.code(error.statusCode).send(clientBody(error));
    }
    process.stderr.write(`${new Date().toISOString()} ${request.method} ${request.url}: ${error.stack}\n`);
    return reply.code(500).send({
      code: 'internal',
      text: {
        zh: '服务器内部出错，没有写入任何内容。请重试；若再次出现，请把时间告诉管理员查看日志。',
        en: 'The server failed and wrote nothing. Try again; if it recurs, tell your administrator the time.',
      },
    } satisfies ApiError);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0];
    return reply.code(404).send({
      code: 'noSuchRoute',
      text: {
        zh: `没有 ${request.method} ${path} 这个接口；全部接口见 /api/openapi.json`,
        en: `There is no route ${request.method} ${path}; /api/openapi.json lists all`,
      },
    } satisfies ApiError);
  });
}

function faultBody(fault: Fault): ApiError {
  const body: ApiError = { code: fault.code, text: fault.text };
  if (fault.details !== undefined) body.details = fault.details;
  return body;
}

const PLACES: Record<string, { zh: string; en: string }> = {
  body: { zh: '内容', en: 'body' },
  querystring: { zh: '参数', en: 'query' },
  params: { zh: '地址', en: 'address' },
  headers: { zh: '请求头', en: 'headers' },
};

type Broken = NonNullable<FastifyError['validation']>[number];

/** The schema's own words are English; these say the usual ones in Chinese. */
const BROKEN: Record<string, (limit: unknown) => string> = {
  required: () => '没有填写',
  type: (type) => `类型应为 ${type}`,
  minLength: (limit) => `不能少于 ${limit} 个字符`,
  maxLength: (limit) => `不能超过 ${limit} 个字符`,
  minimum: (limit) => `不能小于 ${limit}`,
  maximum: (limit) => `不能大于 ${limit}`,
  minItems: (limit) => `不能少于 ${limit} 项`,
  maxItems: (limit) => `不能超过 ${limit} 项`,
  pattern: () => '含有不允许的字符',
};

function brokenRule(first: Broken | undefined): string {
  const params = first?.params as { limit?: unknown; type?: unknown } | undefined;
  return BROKEN[first?.keyword ?? '']?.(params?.limit ?? params?.type) ?? '不是允许的值';
}

function validationBody(error: FastifyError): ApiError {
  const first = error.validation?.[0];
  const params = first?.params as { missingProperty?: string; additionalProperty?: string } | undefined;
  const path = [first?.instancePath.slice(1), params?.missingProperty].filter(Boolean).join('/');
  const field = path.replaceAll('/', '.') || '(whole)';
  const place = PLACES[error.validationContext ?? 'body'] ?? PLACES.body!;
  return {
    code: 'invalid',
    text: {
      zh: `${place.zh}中的“${field}”不符合要求：${brokenRule(first)}`,
      en: `"${field}" in the ${place.en} is not acceptable: ${first?.message ?? error.message}`,
    },
    details: { field },
  };
}

function clientBody(error: FastifyError): ApiError {
  if (error.statusCode === 413) {
    return {
      code: 'tooLarge',
      text: { zh: '内容太大，超过了服务器的上限', en: 'The body is larger than the server accepts' },
    };
  }
  return {
    code: 'badRequest',
    text: { zh: `请求无法理解：${error.message}`, en: `The request cannot be understood: ${error.message}` },
  };
}
