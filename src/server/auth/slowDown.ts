import type { AccountStore } from '../../store/store.ts';
import { Fault } from '../fault.ts';

/** Mistypings that cost nothing. */
const FREE_FAILURES = 3;
/** An address that tries many logins is slowed as a whole after this many failures. */
const FREE_ADDRESS_FAILURES = 20;
const LONGEST_DELAY_S = 300;
const WINDOW_MS = 3600_000;

export type SlowDown = {
  /**
   * Runs `verify` (which answers null where the password is wrong) and counts the outcome. Throws a 429 that names
   * the seconds to wait, without running it, while this login or address has to wait.
   */
  attempt<T>(login: string, address: string, verify: () => Promise<T | null>): Promise<T | null>;
};

/**
 * Slows guessing down: after three failures each further one of the same login from the same address doubles the
 * wait (1 s, 2 s, 4 s … 5 min), and an address that fails on many logins waits likewise. Failures from elsewhere
 * never lock a person out: they are counted by address. Kept in the store, so that a restart does not forget. A try
 * that is still being verified counts as failed, so that guessing side by side gains nothing.
 */
export function slowDown(accounts: AccountStore, now: () => number = Date.now): SlowDown {
  const underWay = counter();
  const refuseWhileSlowed = async (pair: string, address: string) => {
    const [samePair, sameAddress] = [underWay.of(pair) - 1, underWay.of(address) - 1];
    const since = new Date(now() - WINDOW_MS).toISOString();
    const { byLogin, byAddress, last } = await accounts.failuresSince(pair, address, since);
    const steps = Math.max(
      byLogin + samePair - FREE_FAILURES,
      byAddress + sameAddress - FREE_ADDRESS_FAILURES,
    );
    if (steps < 0) return;
    const lastAt = samePair + sameAddress > 0 ? now() : Date.parse(last);
    const delayS = Math.min(2 ** steps, LONGEST_DELAY_S);
    const waitS = Math.ceil((lastAt + delayS * 1000 - now()) / 1000);
    if (waitS > 0) throw tooMany(waitS);
  };
  return {
    async attempt(login, address, verify) {
      const pair = `${login.toLowerCase()} @ ${address}`;
      underWay.add(pair, 1);
      underWay.add(address, 1);
      try {
        await refuseWhileSlowed(pair, address);
        const verified = await verify();
        if (verified === null) {
          await accounts.recordFailure(pair, address, new Date(now()).toISOString());
        } else {
          await accounts.clearFailures(pair);
        }
        return verified;
      } finally {
        underWay.add(pair, -1);
        underWay.add(address, -1);
      }
    },
  };
}

/** Counts by name; a name at nought takes no room. */
function counter() {
  const counts = new Map<string, number>();
  return {
    of: (name: string) => counts.get(name) ?? 0,
    add(name: string, change: number) {
      const count = (counts.get(name) ?? 0) + change;
      if (count === 0) counts.delete(name);
      else counts.set(name, count);
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
