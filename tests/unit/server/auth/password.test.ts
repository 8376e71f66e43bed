import { describe, expect, it } from 'vitest';
import { assertGoodPassword, hashPassword, passwordMatches } from '../../../../src/server/auth/password.ts';

describe('a password', () => {
  it('matches its own hash and no other, and is salted', async () => {
    const [first, second] = await Promise.all([
      hashPassword('毛乌素沙地2026'),
      hashPassword('毛乌素沙地2026'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await passwordMatches('毛乌素沙地2026', first)).toBe(true);
    expect(await passwordMatches('毛乌素沙地2027', first)).toBe(false);
  });

  it('never matches an unknown login or an account without one', async () => {
    for (const hash of [null, '', 'plain', '$argon2id$v=19$m=8,t=1,p=1$$']) {
      expect(await passwordMatches('', hash)).toBe(false);
      expect(await passwordMatches('anything', hash)).toBe(false);
    }
  });

  it('is refused when it is tried first by anyone', () => {
    for (const weak of [
      'password1',
      'Admin@123',
      '88888888',
      'aaaaaaaaaa',
      'zhang-2026',
      'ZHANGzhang1',
      '20261124',
    ]) {
      expect(() => assertGoodPassword(weak, 'zhang'), weak).toThrow();
    }
    for (const good of ['毛乌素的风很大', 'three sheep one well', 'k9#vTq2!xx']) {
      expect(() => assertGoodPassword(good, 'zhang'), good).not.toThrow();
    }
  });
});
