import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { growth } from './overlay/growth.ts';
import { machine } from './overlay/machine.ts';
import { race } from './overlay/race.ts';
import type { Limits } from './overlay/runner.ts';
import { RUNNERS, type RunnerName } from './overlay/runners/index.ts';

const ALL = Object.keys(RUNNERS) as RunnerName[];
/** One zone against many patches is a race for those who index its edges or split it; the others would take hours. */
const ABLE: RunnerName[] = ['ours', 'oursAllCores', 'postgis', 'postgisSubdivided'];
const RUNS = 3;

/** `scale` is the share of the full size, `folder` a place for what the runners leave. */
type Setup = { scale: number; names: RunnerName[]; limits: Limits; folder: string };

const SCENES = {
  county({ scale, names, limits, folder }: Setup) {
    const side = Math.round(450 * Math.sqrt(scale));
    return race({ kind: 'parcels', side, patches: 50_000 * scale }, names, limits, folder);
  },
  redline({ scale, names, limits, folder }: Setup) {
    const able = names.filter((name) => ABLE.includes(name));
    const levels = scale < 1 ? 17 : 20;
    return race({ kind: 'redLine', levels, patches: 10_000 * scale }, able, limits, folder);
  },
  growth({ scale, limits, folder }: Setup) {
    return growth(10_000 * scale, scale, limits, folder);
  },
};

/**
 * Our overlay against everyone: `--scene county|redline|growth` for one scene, `--only ours,postgis` for some of the
 * runners (the first is what the others are compared with), `--quick` for a tenth of the size, `--patience SECONDS`
 * (60) to wait longer for a peer.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      scene: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean' },
      patience: { type: 'string', default: '60' },
    },
  });
  const patience = Number(values.patience);
  if (!(patience > 0)) throw new Error('--patience: 秒数 a number of seconds');
  const scale = values.quick ? 0.1 : 1;
  const scenes = pick(values.scene, Object.keys(SCENES) as (keyof typeof SCENES)[], '--scene');
  const names = pick(values.only, ALL, '--only');
  const folder = mkdtempSync(join(tmpdir(), 'tuban-bench-'));
  const limits = { runs: RUNS, giveUpMs: 1000 * patience };
  const figures: Record<string, unknown> = { machine: machine(), scale };
  try {
    for (const scene of scenes) {
      console.error(`— ${scene}`);
      figures[scene] = await SCENES[scene]({ scale, names, limits, folder });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return figures;
}

function pick<T extends string>(given: string | undefined, known: readonly T[], option: string): T[] {
  if (given === undefined) return [...known];
  return given.split(',').map((name) => {
    const found = known.find((one) => one === name);
    if (found === undefined) throw new Error(`${option} ${name}: 可用 available: ${known.join(', ')}`);
    return found;
  });
}
