import { describe, expect, it, vi } from 'vitest';
import { makeCorpus, sharedSamples } from './corpus.ts';
import { mutate } from './mutate.ts';
import { randomOf } from './random.ts';
import { fuzz, type Report } from './run.ts';

/** Longer runs: FUZZ_SECONDS=3600 FUZZ_SEED=1 vitest run tests/unit/formats/fuzz */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
/** Cases of a run that is not told its length: a dozen for every sample. */
const CASES = 400;
const CPU_MS = 50_000;

vi.setConfig({ testTimeout: (SECONDS + 600) * 1000 });

function until(): (cases: number) => boolean {
  const end = Date.now() + SECONDS * 1000;
  const before = process.cpuUsage();
  return (cases) => {
    if (SECONDS > 0) return Date.now() > end;
    const { user, system } = process.cpuUsage(before);
    return cases >= CASES || (user + system) / 1000 > CPU_MS;
  };
}

function say({ cases, endings, cpuMs }: Report): void {
  if (SECONDS === 0) return;
  const lines = Object.entries(endings)
    .sort()
    .map(([ending, count]) => `${String(count).padStart(6)}  ${ending}`);
  console.log(`${cases} files, ${Math.round(cpuMs / 1000)} s of CPU\n${lines.join('\n')}`);
}

describe('damaged files of every format are read as polygons on the earth, or refused', () => {
  it('from files that we make, and from the shared collection where it is present', async () => {
    const corpus = [...(await makeCorpus()), ...(SECONDS > 0 ? sharedSamples() : [])];
    const report = await fuzz(corpus, SEED, until());
    say(report);
    expect(report.failures.slice(0, 10)).toEqual([]);
    expect(report.cases).toBeGreaterThan(corpus.length);
  });

  it('the samples themselves are all read, so that damage is what refuses them', async () => {
    const corpus = await makeCorpus();
    const { readFile } = await import('../../../../src/formats/read.ts');
    for (const { name, bytes } of corpus) {
      const outcome = await readFile(bytes, name).then(
        ({ features }) => features.length > 0,
        (error: { code?: string }) => error.code === 'severalLayers',
      );
      expect({ name, outcome }).toEqual({ name, outcome: true });
    }
  });

  it('a seed makes the same file every time', async () => {
    const [sample, ...others] = await makeCorpus();
    const make = (seed: number) =>
      Buffer.from(mutate(sample, randomOf(seed), others).bytes).toString('base64');
    expect(make(7)).toBe(make(7));
    expect(make(7)).not.toBe(make(8));
  });
});
