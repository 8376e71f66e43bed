import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImportReport } from '../../api/jobs.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import { readInWorker } from '../../formats/readInWorker.ts';
import type { ReadResult, SourceFeature } from '../../formats/types.ts';
import type { Intake, Store } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { importReport } from './importReport.ts';
import { type OnProgress, STEPS } from './progress.ts';
import { assertCodes, toPatch } from './toPatches.ts';
import { townshipFinder } from './townships.ts';
import { codeSystemOfZones, toZone } from './toZone.ts';

/** What to import, from where, as what. `path` is where the bytes lie, `fileName` what the person calls the file. */
export type ImportRequest = {
  path: string;
  fileName: string;
  by: string;
  /** Taken up after a crash: what was committed just before it must not be imported again. */
  resumed?: boolean;
} & (
  | {
      target: 'patches';
      batchName: string;
      /** Of the demo county; else made from the time. */
      batchId?: string;
      source?: string;
      period?: string;
      issuedOn?: string;
      deadline?: string;
    }
  | { target: 'layer'; kind: LayerKind; label?: string; validFrom?: string }
);

export type ImportWatch = { onProgress: OnProgress; signal: AbortSignal };

/** Rows handed to the store at a time: the store commits each slice by itself, so that verdicts get in between. */
const ROWS_A_SLICE = 500;

/**
 * The one way in for patches and layers: read in a sandboxed thread, check, measure, write. All or nothing: on any
 * error, and when the signal aborts, nothing of the file is left in the store.
 * Throws FormatError, Fault, or the signal's reason.
 */
export async function importFile(
  store: Store,
  request: ImportRequest,
  watch: ImportWatch,
): Promise<ImportReport> {
  watch.onProgress({ step: STEPS.read, done: 0, total: 0 });
  const bytes = await readFile(request.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const committed = request.resumed ? await committedBefore(store, request, sha256) : null;
  if (committed) return committed;
  if (request.target === 'patches') await assertNewBatch(store, request.batchName);
  const county = await store.meta.county();
  const read = await readInWorker(bytes, request.fileName, {
    options: county ? { expectedExtent: county.bbox } : {},
    signal: watch.signal,
    onProgress: ({ stage, done, total }) =>
      watch.onProgress({ step: stage === 'hand over' ? STEPS.repair : STEPS[stage], done, total }),
  });
  watch.signal.throwIfAborted();
  return request.target === 'patches'
    ? takePatches(store, request, read, sha256, watch)
    : takeZones(store, request, read, sha256, watch);
}

async function takePatches(
  store: Store,
  request: Extract<ImportRequest, { target: 'patches' }>,
  read: ReadResult,
  sha256: string,
  watch: ImportWatch,
): Promise<ImportReport> {
  assertCodes(read.features, request.fileName);
  const townshipAt = await townshipFinder(store);
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const intake = await store.batches.begin({
    id: request.batchId ?? newBatchId(),
    name: request.batchName.trim(),
    source: request.source ?? '',
    period: request.period ?? '',
    issuedOn: request.issuedOn || today,
    deadline: request.deadline ?? '',
    importedBy: request.by,
    importedAt: new Date().toISOString(),
  });
  return fill(intake, read, (feature) => toPatch(feature, townshipAt), request.fileName, sha256, watch);
}

async function takeZones(
  store: Store,
  request: Extract<ImportRequest, { target: 'layer' }>,
  read: ReadResult,
  sha256: string,
  watch: ImportWatch,
): Promise<ImportReport> {
  const now = new Date().toISOString();
  const intake = await store.layers.begin({
    kind: request.kind,
    label: request.label?.trim() || now.slice(0, 10),
    validFrom: request.validFrom ?? now.slice(0, 10),
    importedBy: request.by,
    importedAt: now,
    codeSystem: codeSystemOfZones(read.features, request.kind),
  });
  return fill(intake, read, (feature) => toZone(feature, request.kind), request.fileName, sha256, watch);
}

/** Writes all features or none. */
async function fill<Row extends { areaM2: number }>(
  intake: Intake<Row, unknown>,
  read: ReadResult,
  rowOf: (feature: SourceFeature) => Row,
  fileName: string,
  sha256: string,
  { onProgress, signal }: ImportWatch,
): Promise<ImportReport> {
  const total = read.features.length;
  let areaM2 = 0;
  try {
    for (let at = 0; at < total; at += ROWS_A_SLICE) {
      signal.throwIfAborted();
      const rows = read.features.slice(at, at + ROWS_A_SLICE).map(rowOf);
      for (const row of rows) areaM2 += row.areaM2;
      await intake.add(rows);
      onProgress({ step: STEPS.write, done: Math.min(total, at + ROWS_A_SLICE), total });
    }
    signal.throwIfAborted();
    const report = importReport(fileName, sha256, read, areaM2);
    await intake.commit(report);
    return report;
  } catch (cause) {
    await intake.abort();
    throw cause;
  }
}

/** The report of this very import, where the crash came between its commit and the end of its job. */
async function committedBefore(
  store: Store,
  request: ImportRequest,
  sha256: string,
): Promise<ImportReport | null> {
  const reports =
    request.target === 'patches'
      ? (await store.batches.list()).filter((batch) => batch.name === request.batchName.trim())
      : (await store.layers.current()).filter((layer) => layer.kind === request.kind);
  const found = reports.map(({ report }) => report as ImportReport | null);
  return found.find((report) => report?.fileSha256 === sha256) ?? null;
}

async function assertNewBatch(store: Store, name: string): Promise<void> {
  const taken = (await store.batches.list()).find((batch) => batch.name === name.trim());
  if (!taken) return;
  throw new Fault(409, 'batchExists', {
    zh: `已有名为“${name.trim()}”的批次（${taken.importedAt.slice(0, 10)} 由${taken.importedBy}导入）；请换一个批次名称`,
    en: `There is a batch named "${name.trim()}" already (imported ${taken.importedAt.slice(0, 10)} by ${taken.importedBy}); choose another name`,
  });
}

const newBatchId = () =>
  `b${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}${randomBytes(2).toString('hex')}`;
