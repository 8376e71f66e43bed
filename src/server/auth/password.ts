import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { COMMON_PASSWORDS } from './commonPasswords.ts';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** OWASP's minimum for argon2id (19 MiB, two passes, one lane): about 30 ms on a modest office machine. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

/** A PHC string (`$argon2id$v=19$m=…$salt$tag`) that names its own cost, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    tagLength: TAG_BYTES,
    ...COST,
  });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/**
 * Whether a password matches. `hash` null (no such login) or without a password (a demo account) costs the same
 * time and never matches, so that the answer's delay does not tell which logins exist.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const parsed = hash ? parse(hash) : null;
  const { nonce, tag, cost } = parsed ?? { nonce: DECOY_NONCE, tag: DECOY_TAG, cost: COST };
  const message = password.normalize('NFKC');
  const got = await derive('argon2id', { message, nonce, tagLength: tag.length, ...cost });
  return timingSafeEqual(got, tag) && parsed !== null;
}

const DECOY_NONCE = randomBytes(16);
const DECOY_TAG = randomBytes(TAG_BYTES);

function parse(hash: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!match) return null;
  const [, memory, passes, parallelism, nonce, tag] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** Refuses passwords that are tried first: the common ones, the login itself, one character repeated. */
export function assertGoodPassword(password: string, login: string): void {
  const plain = password.toLowerCase();
  const core = plain.replace(/[^a-z]+$/, '');
  const weak =
    COMMON_PASSWORDS.has(plain) ||
    plain.includes(login.toLowerCase()) ||
    /^(.)\1*$/u.test(plain) ||
    /^\d{1,8}$/.test(plain) ||
    (core.length > 0 && core.length < 4 && COMMON_PASSWORDS.has(core));
  if (weak) {
    throw new Fault(400, 'weakPassword', {
      zh: '这个密码太常见或包含用户名，容易被猜中；请换一个至少 8 位、别人想不到的',
      en: 'This password is common or contains the login and is easily guessed; choose another of 8 characters or more',
    });
  }
}
