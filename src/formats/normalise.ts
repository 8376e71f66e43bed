import { bbox } from '../geo/flat.ts';
import { initRepair, type Repair, repairPolygon } from '../geo/repair.ts';
import { refuse } from './error.ts';
import { listRecords, only } from './polygonsOnly.ts';
import type { RawResult, ReadContext, ReadHead, ReadResult, Skipped, SourceFeature, Taker } from './types.ts';

/** Records between two progress messages. */
const PROGRESS_STEP = 5_000;

/**
 * Repairs every polygon and reports what was done. All or nothing: a record that has no area left refuses the file
 * rather than being dropped, unless `skipInvalid` was asked for.
 * @throws FormatError `coordinateRange`, `coordinateNotFinite`, `geometryEmpty`, `noFeatures`, `noneUsable`
 */
export async function normalise(raw: RawResult, file: string, context: ReadContext): Promise<ReadResult> {
  const features: SourceFeature[] = [];
  const head = await normaliseEach(raw, file, context, { take: (feature) => void features.push(feature) });
  return { ...head, features };
}

/** As {@link normalise}, for a preview: nothing may be left. */
export async function repairAll(raw: RawResult, file: string, context: ReadContext): Promise<ReadResult> {
  const features: SourceFeature[] = [];
  const head = await repairEach(raw, file, context, { take: (feature) => void features.push(feature) });
  return { ...head, features };
}

/** As {@link normalise}, one feature after the other; on a refusal those handed over so far do not count. */
export async function normaliseEach(
  raw: RawResult,
  file: string,
  context: ReadContext,
  taker: Taker,
): Promise<ReadHead> {
  let usable = 0;
  const head = await repairEach(raw, file, context, {
    ...taker,
    take: (feature) => {
      usable++;
      return taker.take(feature);
    },
  });
  if (usable > 0) return head;
  const records = head.skipped.map(({ record }) => record);
  throw records.length > 0 ? refuse('noneUsable', file, listRecords(records)) : refuse('noFeatures', file);
}

async function repairEach(
  { features: rawFeatures, ...raw }: RawResult,
  file: string,
  { onProgress, options }: ReadContext,
  { begin, take }: Taker,
): Promise<ReadHead> {
  await initRepair();
  begin?.(Object.keys(raw.sourceFieldTypes));
  let done = 0;
  const repairs: ReadResult['repairs'] = [];
  const skipped = [...raw.skipped];
  const empty: number[] = [];
  for (const { record, properties, polygon } of rawFeatures) {
    if (done++ % PROGRESS_STEP === 0) onProgress({ stage: 'repair', done, total: rawFeatures.length });
    const repaired = repairPolygon(polygon);
    const place = repaired.repairs.length > 0 && repaired.polygon ? bbox(repaired.polygon) : null;
    for (const repair of repaired.repairs) repairs.push({ record, repair, bbox: place });
    if (repaired.polygon) {
      const wait = take({ record, properties, polygon: repaired.polygon });
      if (wait) await wait;
    } else if (options.skipInvalid) skipped.push({ record, code: skipCode(repaired.repairs.at(-1)) });
    else refuseUnusable(repaired.repairs.at(-1), polygon.coords, record, file, raw.crs.epsg, empty);
  }
  onProgress({ stage: 'repair', done, total: rawFeatures.length });
  if (empty.length > 0) throw refuse('geometryEmpty', file, listRecords(empty), only(empty));
  return { ...raw, repairs, skipped: skipped.sort((a, b) => a.record - b.record) };
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
