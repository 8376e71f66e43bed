import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountRecord, Store } from '../../store/store.ts';

export const SESSION_COOKIE = 'tuban_session';

/** A sign-in ends after this long without use. */
const IDLE_MS = 12 * 3600_000;
/** A session in use is written on at most this often; that is what slides the 12 hours. */
const EXTEND_EVERY_MS = 600_000;
const TOKEN_BYTES = 32;

/** When this process last extended a session, by its hash. */
const extendedAt = new Map<string, number>();

/**
 * Opens a session and gives its cookie; the one that the browser had before ends. The store keeps only the token's
 * SHA-256: a copy of it lets nobody in.
 */
export async function openSession(
  store: Store,
  account: AccountRecord,
  reply: FastifyReply,
  request: FastifyRequest,
): Promise<void> {
  if (request.sessionHash) await store.accounts.endSession(request.sessionHash);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await extend(store, account.id, hashToken(token));
  setCookie(reply, request, token);
}

export async function closeSession(store: Store, hash: string, reply: FastifyReply): Promise<void> {
  if (hash) await store.accounts.endSession(hash);
  extendedAt.delete(hash);
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
}

/** Whose session the cookie of a request opens, or null; being used, the session lasts another 12 hours. */
export async function sessionOf(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ account: AccountRecord; hash: string } | null> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return null;
  const hash = hashToken(token);
  const account = await store.accounts.bySession(hash, new Date().toISOString());
  if (!account) return null;
  if (Date.now() - (extendedAt.get(hash) ?? 0) > EXTEND_EVERY_MS) {
    await extend(store, account.id, hash);
    setCookie(reply, request, token);
  }
  return { account, hash };
}

async function extend(store: Store, accountId: number, hash: string): Promise<void> {
  const now = Date.now();
  for (const [old, at] of extendedAt) if (now - at > IDLE_MS) extendedAt.delete(old);
  extendedAt.set(hash, now);
  await store.accounts.createSession(accountId, hash, new Date(now + IDLE_MS).toISOString());
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

function setCookie(reply: FastifyReply, request: FastifyRequest, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: IDLE_MS / 1000,
  });
}
