import { mkdirSync, writeFileSync } from 'node:fs';
import { createRng } from './basis/random.ts';
import { countyDocument } from './county.ts';
import { approvalRows, drawApprovals } from './layers/approvals.ts';
import { drawLandUse } from './layers/landUse.ts';
import { miningRightRows } from './layers/miningRights.ts';
import { judgeParcel, type ParcelStatus } from './layers/status.ts';
import { featureCollection, type Row, writeGzip } from './layers/write.ts';
import {
  basicGrasslandRows,
  farmlandRows,
  landUseRows,
  planningRows,
  redLineRows,
  riverTest,
  townshipRows,
  urbanRows,
} from './layers/zones.ts';
import { BATCH_OF } from './patches/batches.ts';
import { drawPapers } from './patches/case.ts';
import { writeDecisions } from './patches/decisions.ts';
import type { Change } from './patches/patch.ts';
import { numberPatches, patchRows } from './patches/rows.ts';
import { touchAll } from './patches/touch.ts';
import type { World } from './world/world.ts';

/** Write every layer, the three batches, the decisions and the table of contents below `folder`. */
export function writeVectors(
  world: World,
  changes: readonly Change[],
  folder: string,
  log: (text: string) => void,
): void {
  mkdirSync(`${folder}/layers`, { recursive: true });
  mkdirSync(`${folder}/patches`, { recursive: true });
  const counts: Record<string, number> = {};
  const write = (path: string, name: string, rows: readonly Row[]) => {
    counts[name] = rows.length;
    const bytes = writeGzip(`${folder}/${path}/${name}.geojson.gz`, featureCollection(name, rows));
    log(`${name}: ${rows.length} rows, ${(bytes / 1e6).toFixed(2)} MB`);
  };

  const landUse = drawLandUse(world, log);
  const sum = landUse.parcels.reduce((total, { areaM2 }) => total + areaM2, 0);
  const gap = Math.abs(sum - landUse.countyAreaM2) / landUse.countyAreaM2;
  if (gap > 1e-9) throw new Error(`the parcels do not add up to the county: relative difference ${gap}`);
  log(`county ${(landUse.countyAreaM2 / 1e6).toFixed(2)} km², parcels add up within ${gap.toExponential(1)}`);
  const status: ParcelStatus[] = [];
  for (const parcel of landUse.parcels) status[parcel.id] = judgeParcel(parcel);

  write('layers', 'township', townshipRows(landUse));
  write('layers', 'landUse', landUseRows(landUse));
  write('layers', 'permanentFarmland', farmlandRows(landUse, status));
  const redLine = redLineRows(landUse, status, riverTest(landUse.parcels));
  write('layers', 'ecologicalRedLine', redLine);
  write('layers', 'urbanBoundary', urbanRows());
  write('layers', 'planningZone', planningRows(landUse, status));
  write('layers', 'basicGrassland', basicGrasslandRows(landUse, status));
  write('layers', 'miningRight', miningRightRows(world));

  const rng = createRng(44_001);
  const touches = touchAll(
    changes,
    landUse.parcels,
    status,
    redLine.map(({ polygons }) => polygons),
  );
  const parts = changes.map((change, i) => ({
    change,
    touch: touches[i]!,
    papers: drawPapers(change, touches[i]!, rng),
  }));
  const batches = numberPatches(parts);
  for (const batch of BATCH_OF.values()) write('patches', batch.id, patchRows(batch, batches.get(batch.id)!));
  const { approvals, byPatch } = drawApprovals(world, [...batches.values()].flat());
  write('layers', 'approval', approvalRows(approvals));
  const decisions = writeDecisions(batches, byPatch);
  writeGzip(
    `${folder}/decisions.json.gz`,
    `[\n${decisions.map((decision) => JSON.stringify(decision)).join(',\n')}\n]\n`,
  );
  log(`${decisions.length} decisions`);
  writeFileSync(`${folder}/county.json`, `${JSON.stringify(countyDocument(counts), null, 2)}\n`);
}
