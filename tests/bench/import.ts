import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFiles } from './import/files.ts';
import { ours } from './import/ours.ts';
import { postgis } from './import/postgis.ts';
import { machine } from './overlay/machine.ts';

/** Parcels along a side of the square: 501,264 in all. */
const SIDE = 708;
const PATCHES = 100_000;

/**
 * 100,000 patches and 500,000 parcels from the files of a bureau to measured overlays, against ogr2ogr and PostGIS in
 * the same run. `--quick` for a tenth, `--only ours|postgis` for one of them, `--keep` to leave files and store.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' } },
  });
  const scale = values.quick ? 0.1 : 1;
  const side = Math.round(SIDE * Math.sqrt(scale));
  const folder = mkdtempSync(join(tmpdir(), 'tuban-bench-'));
  try {
    const files = await makeFiles(folder, side, PATCHES * scale);
    const { zoneCount, patchCount } = files;
    const figures: Record<string, unknown> = { machine: machine(), zones: zoneCount, patches: patchCount };
    if (values.only !== 'postgis') figures.ours = await ours(folder, files, side);
    if (values.only !== 'ours') figures.postgis = await postgis(files);
    return figures;
  } finally {
    if (values.keep) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}
