import type { ImportReport } from '../../api/jobs.ts';
import { settleMapping } from '../../domain/schemas/mapping.ts';
import type { SourceFeature } from '../../formats/types.ts';
import type { NewPatch, NewPredecessor, Store } from '../../store/store.ts';
import { areaUnitOf } from './areaUnit.ts';
import { fill, type ImportWatch } from './fill.ts';
import type { Incoming } from './importFile.ts';
import { importReport, repairedRecords, skippedRecords } from './importReport.ts';
import { newBatchId, type PatchRequest } from './importRequest.ts';
import { STEPS } from './progress.ts';
import { reissueReport, type SamePlace, samePlaceReport, samePlaces } from './relations.ts';
import { findPredecessors } from './samePlace.ts';
import { assertCodes, patchReader, toPatch } from './toPatches.ts';
import { townshipFinder } from './townships.ts';

/** All that is worked out of a file of patches before anything of it is written. */
type Prepared = {
  rowOf: (feature: SourceFeature) => NewPatch;
  predecessors: NewPredecessor[];
  importedAt: string;
  /** The report, with what was found at the same places; its lists are kept beside it. */
  report: (areaM2: number, samePlace: readonly SamePlace[]) => ImportReport;
};

/** Patches of a new batch, or a corrected issue of one there is. */
export async function takePatches(
  store: Store,
  request: PatchRequest,
  incoming: Incoming,
  watch: ImportWatch,
): Promise<ImportReport> {
  const prepared = await prepare(store, request, incoming, watch);
  return request.reissueOf === undefined
    ? newBatch(store, request, incoming, prepared, watch)
    : reissue(store, request, incoming, prepared, watch);
}

async function prepare(
  store: Store,
  request: PatchRequest,
  { read, fields, ...facts }: Incoming,
  watch: ImportWatch,
): Promise<Prepared> {
  const column = patchReader(fields, request.mapping);
  assertCodes(read.features, request.fileName, column);
  const townshipAt = await townshipFinder(store);
  const mapping = settleMapping('patches', null, fields, request.mapping);
  const stated = (feature: SourceFeature) => column(feature.properties, 'statedArea');
  const areaUnit = areaUnitOf(read.features, mapping.statedArea ?? null, stated);
  const codeOf = ({ properties }: SourceFeature) => column(properties, 'code');
  const predecessors = await findPredecessors(store, read.features, codeOf, request.reissueOf, watch);
  const lists = { repairs: repairedRecords(read), skipped: skippedRecords(read) };
  await store.imports.keepList(facts.importId, 'repairs', lists.repairs);
  await store.imports.keepList(facts.importId, 'skipped', lists.skipped);
  const importedAt = new Date().toISOString();
  const about = {
    ...facts,
    fileName: request.fileName,
    importedBy: request.by,
    importedAt,
    mapping,
    areaUnit,
  };
  return {
    rowOf: (feature) => toPatch(feature, column, townshipAt, areaUnit?.unit ?? null),
    predecessors,
    importedAt,
    report: (areaM2, samePlace) => ({
      ...importReport(about, read, { features: read.features.length, areaM2 }, lists),
      samePlace: samePlaceReport(samePlace),
    }),
  };
}

async function newBatch(
  store: Store,
  request: PatchRequest,
  { read, importId }: Incoming,
  { rowOf, predecessors, importedAt, report }: Prepared,
  watch: ImportWatch,
): Promise<ImportReport> {
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const intake = await store.batches.begin({
    id: request.batchId ?? newBatchId(),
    name: request.batchName.trim(),
    source: request.source ?? '',
    period: request.period ?? '',
    issuedOn: request.issuedOn || today,
    deadline: request.deadline ?? '',
    importedBy: request.by,
    importedAt,
  });
  try {
    const areaM2 = await fill(intake, read.features, rowOf, watch);
    await intake.relate(predecessors, importedAt);
    const ids = predecessors.length > 0 ? await intake.ids() : new Map<string, number>();
    const places = await samePlaces(store, predecessors, (code) => ids.get(code));
    await store.imports.keepList(importId, 'samePlace', places);
    watch.signal.throwIfAborted();
    const done = report(areaM2, places);
    await intake.commit(done);
    return done;
  } catch (cause) {
    await intake.abort();
    throw cause;
  }
}

async function reissue(
  store: Store,
  request: PatchRequest,
  { read, importId, fileSha256 }: Incoming,
  { rowOf, predecessors, importedAt, report }: Prepared,
  watch: ImportWatch,
): Promise<ImportReport> {
  watch.onProgress({ step: STEPS.write, done: 0, total: read.features.length });
  const batchId = request.reissueOf!;
  let areaM2 = 0;
  function* rows() {
    for (const feature of read.features) {
      const row = rowOf(feature);
      areaM2 += row.areaM2;
      yield row;
    }
  }
  const places = await samePlaces(store, predecessors, () => undefined);
  watch.signal.throwIfAborted();
  let done: ImportReport | null = null;
  const { outcome } = await store.batches.reissue({
    batchId,
    fileName: request.fileName,
    fileSha256,
    importedBy: request.by,
    importedAt,
    rows: rows(),
    predecessors,
    report: (changed) => {
      const idOf = new Map(changed.changes.map(({ code, patchId }) => [code, patchId]));
      const found = places.flatMap((place) => {
        const patchId = idOf.get(place.code);
        return patchId === undefined ? [] : [{ ...place, patchId }];
      });
      done = { ...report(areaM2, found), reissue: reissueReport(batchId, changed) };
      return done;
    },
  });
  await store.imports.keepList(importId, 'changes', outcome.changes);
  return done!;
}
