import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImportReport } from '../../api/jobs.ts';
import { fieldsKey } from '../../domain/schemas/mapping.ts';
import type { ReadInWorker } from '../../formats/readerThread.ts';
import { type ChunkTaker, streamInWorker } from '../../formats/readInWorker.ts';
import type { ReadHead, ReadResult, SourceFeature } from '../../formats/types.ts';
import type { Store } from '../../store/store.ts';
import type { ImportWatch } from './fill.ts';
import { type ImportRequest, newImportId } from './importRequest.ts';
import { STEPS } from './progress.ts';
import { assertBatch, assertNewBatch, assertNewFile } from './refuseImport.ts';
import { takePatches } from './takePatches.ts';
import { takeZones } from './takeZones.ts';

export type { ImportWatch } from './fill.ts';
export type { ImportRequest } from './importRequest.ts';

/** A file on its way into the store, and what is known of it before it is read. */
export type IncomingFile = {
  importId: string;
  fileSha256: string;
  fileBytes: number;
  /** Names of its fields, once reading has begun. */
  fields: () => string[];
  /** Reads it in a sandboxed thread and hands it over as it is read. */
  stream: (taker: ChunkTaker) => Promise<ReadHead>;
};

/** A file that was read whole. */
export type Incoming = Omit<IncomingFile, 'stream' | 'fields'> & { read: ReadResult; fields: string[] };

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
  const committed = request.resumed ? await committedBefore(store, request) : null;
  if (committed) return committed;
  const { target } = request;
  if (target === 'patches') {
    await (request.reissueOf ? assertBatch(store, request) : assertNewBatch(store, request.batchName));
  }
  const file = await openIncoming(store, request, watch);
  try {
    const report =
      target === 'patches'
        ? await takePatches(store, request, await readWhole(file), watch)
        : await takeZones(store, request, file, watch);
    if (request.mapping) await remember(store, request, file.fields(), report);
    return report;
  } catch (cause) {
    await store.imports.dropLists(file.importId);
    throw cause;
  }
}

async function openIncoming(
  store: Store,
  request: ImportRequest,
  { signal, onProgress }: ImportWatch,
): Promise<IncomingFile> {
  const bytes = await readFile(request.path);
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  await assertNewFile(store, request, fileSha256);
  const county = await store.meta.county();
  const fileBytes = bytes.length;
  const how: ReadInWorker = {
    isGiven: true,
    siblings: request.siblings,
    options: { ...request.reading, ...(county && { expectedExtent: county.bbox }) },
    signal,
    onProgress: ({ stage, done, total }) =>
      // Zones are written as they are checked.
      onProgress({
        step: stage === 'repair' && request.target === 'layer' ? STEPS.write : STEPS[stage],
        done,
        total,
      }),
  };
  let fields: string[] = [];
  return {
    importId: request.importId ?? newImportId(),
    fileSha256,
    fileBytes,
    fields: () => fields,
    stream: ({ begin, take }) =>
      streamInWorker(bytes, request.fileName, how, {
        begin: (names) => {
          fields = names;
          begin?.(names);
        },
        take,
      }),
  };
}

async function readWhole({ stream, fields, ...file }: IncomingFile): Promise<Incoming> {
  const features: SourceFeature[] = [];
  const head = await stream({
    take: async (more) => {
      for (const feature of more) features.push(feature);
    },
  });
  return { ...file, read: { ...head, features }, fields: fields() };
}

/** A mapping that a person settled is offered again for the next file with these fields. */
async function remember(
  store: Store,
  request: ImportRequest,
  fields: string[],
  report: ImportReport,
): Promise<void> {
  await store.imports.rememberMapping({
    target: request.target,
    kind: request.target === 'layer' ? request.kind : '',
    fields: fieldsKey(fields),
    mapping: report.mapping ?? {},
    by: request.by,
    at: new Date().toISOString(),
  });
}

/** The report of this very import, where the crash came between its commit and the end of its job. */
async function committedBefore(store: Store, { importId }: ImportRequest): Promise<ImportReport | null> {
  if (!importId) return null;
  const batches = await store.batches.list();
  const layers = await store.layers.versions();
  const reports = [...batches, ...layers].map(({ report }) => report as ImportReport | null);
  return reports.find((report) => report?.importId === importId) ?? null;
}
