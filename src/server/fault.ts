import type { Text } from '../domain/text.ts';

/**
 * A refusal that the server explains: HTTP status, a stable code for programs, a sentence for people.
 * Thrown anywhere below a route; the error handler turns it into an ErrorSchema answer.
 */
export class Fault extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly details: unknown;
  constructor(status: number, code: string, text: Text, details?: unknown) {
    super(text.en);
    this.name = 'Fault';
    this.status = status;
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

export const notFound = (zh: string, en: string) =>
  new Fault(404, 'notFound', { zh: `没有${zh}`, en: `There is no ${en}` });

export const signInFirst = () =>
  new Fault(401, 'signInFirst', {
    zh: '请先登录；登录可能已超过 12 小时失效',
    en: 'Sign in first; a sign-in ends after 12 hours without use',
  });

export const notAllowed = (what: Text) =>
  new Fault(403, 'role', {
    zh: `您的角色不能${what.zh}；如有需要请联系管理员`,
    en: `Your role may not ${what.en}; ask your administrator if you need to`,
  });
