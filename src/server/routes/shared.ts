import type { TSchema } from 'typebox';
import Type from 'typebox';
import { ErrorSchema } from '../../api/common.ts';
import type { User } from '../../api/session.ts';
import type { AccountRecord } from '../../store/store.ts';

/** Response schemas of a route for the OpenAPI document: the answer, and the error shape that all share. */
export function answers<Answer extends TSchema>(answer: Answer): { 200: Answer; '4xx': typeof ErrorSchema } {
  return { 200: answer, '4xx': ErrorSchema };
}

/** An answer that is bytes, not JSON. */
export const binary = (description: string) => ({
  200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description }),
  '4xx': ErrorSchema,
});

export const IdParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });

export const TileParams = {
  z: Type.Integer({ minimum: 0, maximum: 22 }),
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
};

export function userOf(account: AccountRecord): User {
  return { id: account.id, login: account.login, name: account.name, role: account.role };
}
