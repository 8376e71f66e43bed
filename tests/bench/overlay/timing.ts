/** Runs `work`, and says how many milliseconds it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<[result: T, ms: number]> {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}

/**
 * Runs `work` `runs` times, fewer once `giveUpMs` have passed; returns its last result and the median time, and the
 * median processor time of all threads: on a busy machine that is the figure to trust.
 */
export async function repeated<T>(
  runs: number,
  giveUpMs: number,
  work: () => T | Promise<T>,
): Promise<[result: T, ms: number, cpuMs: number]> {
  const until = performance.now() + giveUpMs;
  const figures: number[] = [];
  const cpuFigures: number[] = [];
  for (;;) {
    const before = process.cpuUsage();
    const [result, ms] = await timed(work);
    const { user, system } = process.cpuUsage(before);
    figures.push(ms);
    cpuFigures.push((user + system) / 1000);
    if (figures.length >= runs || performance.now() > until) {
      return [result, median(figures), median(cpuFigures)];
    }
  }
}

/** The middle one of some figures, the lower of two middle ones. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[(figures.length - 1) >> 1];
}

/** To a few significant digits: more are noise, and hard to read. */
export function round(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
