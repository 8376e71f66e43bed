import type { AccountStore } from '../../store/store.ts';
import { Fault } from '../fault.ts';

/** Mistypings that cost nothing. */
const FREE_FAILURES = 3;
/** An address that tries many logins is slowed as a whole after this many failures. */
const FREE_ADDRESS_FAILURES = 20;
const LONGEST_DELAY_S = 300;
const WINDOW_MS = 3600_000;

export type SlowDown = {
  /** Throws a 429 that names the seconds to wait; else counts the try as under way. */
  check(login: string, address: string): Promise<void>;
  failed(login: string, address: string): Promise<void>;
  succeeded(login: string, address: string): Promise<void>;
};

/**
 * Slows guessing down: after three failures each further one of the same login from the same address doubles the
 * wait (1 s, 2 s, 4 s … 5 min), and an address that fails on many logins waits likewise. Failures from elsewhere
 * never lock a person out: they are counted by address. Kept in the store, so that a restart does not forget.
 */
export function slowDown(accounts: AccountStore, now: () => number = Date.now): SlowDown {
  const pair = (login: string, address: string) => `${login.toLowerCase()} @ ${address}`;
  return {
    async check(login, address) {
      const since = new Date(now() - WINDOW_MS).toISOString();
      const { byLogin, byAddress, last } = await accounts.failuresSince(pair(login, address), address, since);
      const steps = Math.max(byLogin - FREE_FAILURES, byAddress - FREE_ADDRESS_FAILURES);
      if (steps < 0 || !last) return;
      const delayS = Math.min(2 ** steps, LONGEST_DELAY_S);
      const waitS = Math.ceil((Date.parse(last) + delayS * 1000 - now()) / 1000);
      if (waitS > 0) throw tooMany(waitS);
    },
    async failed(login, address) {
      await accounts.recordFailure(pair(login, address), address, new Date(now()).toISOString());
    },
    async succeeded(login, address) {
      await accounts.clearFailures(pair(login, address));
    },
  };
}

function tooMany(waitS: number): Fault {
  return new Fault(
    429,
    'slowDown',
    {
      zh: `登录失败次数过多，请在 ${waitS} 秒后再试；忘记密码请联系管理员`,
      en: `Too many failed sign-ins; try again in ${waitS} s, or ask your administrator to set a new password`,
    },
    { retryAfter: waitS },
  );
}
