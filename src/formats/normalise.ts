import { initRepair, type Repair, repairPolygon } from '../geo/repair.ts';
import { refuse } from './error.ts';
import { listRecords, only } from './polygonsOnly.ts';
import type { RawResult, ReadContext, ReadResult, Skipped, SourceFeature } from './types.ts';

/** Records between two progress messages. */
const PROGRESS_STEP = 5_000;

/**
 * Repairs every polygon and reports what was done. All or nothing: a record that has no area left refuses the file
 * rather than being dropped, unless `skipInvalid` was asked for.
 * @throws FormatError `coordinateRange`, `coordinateNotFinite`, `geometryEmpty`
 */
export async function normalise(
  raw: RawResult,
  file: string,
  { onProgress, options }: ReadContext,
): Promise<ReadResult> {
  await initRepair();
  const features: SourceFeature[] = [];
  const repairs: ReadResult['repairs'] = [];
  const skipped = [...raw.skipped];
  const empty: number[] = [];
  for (const { record, properties, polygon } of raw.features) {
    if (features.length % PROGRESS_STEP === 0) {
      onProgress({ stage: 'repair', done: features.length, total: raw.features.length });
    }
    const repaired = repairPolygon(polygon);
    for (const repair of repaired.repairs) repairs.push({ record, repair });
    if (repaired.polygon) features.push({ record, properties, polygon: repaired.polygon });
    else if (options.skipInvalid) skipped.push({ record, code: skipCode(repaired.repairs.at(-1)) });
    else refuseUnusable(repaired.repairs.at(-1), polygon.coords, record, file, raw.crs.epsg, empty);
  }
  if (empty.length > 0) throw refuse('geometryEmpty', file, listRecords(empty), only(empty));
  if (features.length === 0) throw refuse('noFeatures', file);
  return { ...raw, features, repairs, skipped: skipped.sort((a, b) => a.record - b.record) };
}

function skipCode(why: Repair | undefined): Skipped['code'] {
  if (why?.code === 'nonFinite') return 'coordinateNotFinite';
  if (why?.code === 'unrepairable') return 'geometryBad';
  return why?.code === 'outOfRange' ? 'coordinateRange' : 'geometryEmpty';
}

function refuseUnusable(
  why: Repair | undefined,
  coords: Float64Array,
  record: number,
  file: string,
  epsg: number,
  empty: number[],
): void {
  if (why?.code === 'nonFinite') throw refuse('coordinateNotFinite', file, {}, record);
  if (why?.code === 'unrepairable') throw refuse('geometryBad', file, { reason: 'tangled' }, record);
  if (why?.code === 'outOfRange') {
    let at = 0;
    while (at < coords.length - 2 && Math.abs(coords[at]) <= 180 && Math.abs(coords[at + 1]) <= 90) at += 2;
    throw refuse('coordinateRange', file, { x: coords[at], y: coords[at + 1], epsg }, record);
  }
  empty.push(record);
}
