import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a red gate means a change and not luck. To look further:
 * `TUBAN_SEED=random npx vitest run tests/unit/geo`, or a number to repeat what a run has printed.
 */
const { TUBAN_SEED = '20261124' } = process.env;
if (TUBAN_SEED !== 'random') fc.configureGlobal({ seed: Number(TUBAN_SEED) });
