import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OverlayResult } from '../../../src/geo/overlay/result.ts';
import type { Told } from './figures.ts';
import { readPairs } from './pairFile.ts';
import type { Limits, Missing } from './runner.ts';
import type { RunnerName } from './runners/index.ts';
import type { SceneSpec } from './scenes/scene.ts';

const HEAP_MB = 12_000;
/** A runner that cannot stop by itself is ended after so many times its limit. */
const PATIENCE = 20;

/** Runs one engine on a scene in a process of its own. */
export async function spawnRunner(
  name: RunnerName,
  spec: SceneSpec,
  limits: Limits,
  folder: string,
): Promise<{ told: Told | Missing; pairs: OverlayResult | null }> {
  const file = join(folder, `${name}.pairs`);
  const script = join(import.meta.dirname, 'child.ts');
  const args = [
    `--max-old-space-size=${HEAP_MB}`,
    script,
    name,
    JSON.stringify(spec),
    JSON.stringify(limits),
    file,
  ];
  const timeout = PATIENCE * limits.giveUpMs;
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], timeout });
  const out: Buffer[] = [];
  child.stdout.on('data', (bytes) => out.push(bytes));
  const [code, signal] = await once(child, 'close');
  if (code !== 0) {
    const how = signal === null ? `ended with code ${code}` : `ended by ${signal} after ${timeout / 1000} s`;
    return { told: { missing: `${how}, see above` }, pairs: null };
  }
  const told: Told | Missing = JSON.parse(Buffer.concat(out).toString('utf8'));
  return { told, pairs: existsSync(file) ? readPairs(file) : null };
}
