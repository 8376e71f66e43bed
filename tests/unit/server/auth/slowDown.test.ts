import { describe, expect, it } from 'vitest';
import { slowDown } from '../../../../src/server/auth/slowDown.ts';
import type { AccountStore } from '../../../../src/store/store.ts';

/** The part of the store that sign-in failures go to, in memory, with a clock that the test moves. */
function bench() {
  let now = Date.parse('2026-11-24T00:00:00Z');
  let failures: { login: string; address: string; at: string }[] = [];
  const store = {
    async recordFailure(login: string, address: string, at: string) {
      failures.push({ login, address, at });
    },
    async failuresSince(login: string, address: string, since: string) {
      const recent = failures.filter(({ at }) => at >= since);
      const own = recent.filter((one) => one.login === login);
      const near = recent.filter((one) => one.address === address);
      return {
        byLogin: own.length,
        byAddress: near.length,
        last:
          [...own, ...near]
            .map(({ at }) => at)
            .sort()
            .at(-1) ?? '',
      };
    },
    async clearFailures(login: string) {
      failures = failures.filter((one) => one.login !== login);
    },
  };
  const guard = slowDown(store as unknown as AccountStore, () => now);
  /** Seconds to wait before the next try; asking tries nothing. */
  const waitS = async (login: string, address: string) => {
    const asked = new Error('only asked');
    return guard
      .attempt(login, address, () => Promise.reject(asked))
      .then(
        () => 0,
        (cause) => (cause === asked ? 0 : (cause.details.retryAfter as number)),
      );
  };
  /** Wrong so many times, each as soon as it is allowed. */
  const fail = async (login: string, address: string, times: number) => {
    for (let i = 0; i < times; i++) {
      now += (await waitS(login, address)) * 1000;
      expect(await guard.attempt(login, address, async () => null)).toBeNull();
    }
  };
  return { guard, waitS, fail, pass: (s: number) => (now += s * 1000) };
}

describe('guessing a password', () => {
  it('costs nothing for two mistypings, then waits that double, up to five minutes', async () => {
    const { waitS, fail } = bench();
    await fail('zhang', '10.0.0.5', 2);
    expect(await waitS('zhang', '10.0.0.5')).toBe(0);
    const waits = [];
    for (let i = 0; i < 10; i++) {
      await fail('zhang', '10.0.0.5', 1);
      waits.push(await waitS('zhang', '10.0.0.5'));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  });

  it('never locks the owner out at another desk', async () => {
    const { waitS, fail } = bench();
    await fail('zhang', '10.0.0.66', 15);
    expect(await waitS('zhang', '10.0.0.66')).toBeGreaterThan(0);
    expect(await waitS('zhang', '10.0.0.5')).toBe(0);
  });

  it('is slowed as well when one desk tries many names', async () => {
    const { waitS, fail } = bench();
    for (let i = 0; i < 21; i++) await fail(`name${i}`, '10.0.0.66', 1);
    expect(await waitS('somebody', '10.0.0.66')).toBeGreaterThan(0);
    expect(await waitS('somebody', '10.0.0.5')).toBe(0);
  });

  it('gains nothing by trying many at once', async () => {
    const { guard } = bench();
    let verified = 0;
    const tries = Array.from({ length: 50 }, () =>
      guard.attempt('zhang', '10.0.0.5', async () => {
        verified += 1;
        return null;
      }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(verified).toBeLessThanOrEqual(3);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(50 - verified);
  });

  it('is open again after the named seconds, and free again after success or an hour', async () => {
    const { guard, waitS, fail, pass } = bench();
    await fail('zhang', '10.0.0.5', 6);
    const wait = await waitS('zhang', '10.0.0.5');
    pass(wait);
    expect(await waitS('zhang', '10.0.0.5')).toBe(0);
    expect(await guard.attempt('zhang', '10.0.0.5', async () => 'in')).toBe('in');
    await fail('zhang', '10.0.0.5', 1);
    expect(await waitS('zhang', '10.0.0.5')).toBe(0);
    await fail('zhang', '10.0.0.5', 8);
    pass(3601);
    expect(await waitS('zhang', '10.0.0.5')).toBe(0);
  });
});
