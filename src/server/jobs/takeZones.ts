import type { ImportReport } from '../../api/jobs.ts';
import { settleMapping } from '../../domain/schemas/mapping.ts';
import type { ReadHead, SourceFeature } from '../../formats/types.ts';
import type { Store } from '../../store/store.ts';
import { ClassCensus } from './classCensus.ts';
import type { ImportWatch } from './fill.ts';
import type { IncomingFile } from './importFile.ts';
import { importReport, repairedRecords, skippedRecords } from './importReport.ts';
import type { LayerRequest } from './importRequest.ts';
import { toZone, zoneReader } from './toZone.ts';

/**
 * Zones of a new version of a control layer, written as they are read, since a county's parcels are too many to be
 * held. Nobody sees any of it before the file was read to its end.
 */
export async function takeZones(
  store: Store,
  request: LayerRequest,
  file: IncomingFile,
  watch: ImportWatch,
): Promise<ImportReport> {
  const { kind } = request;
  const now = new Date().toISOString();
  const intake = await store.layers.begin({
    kind,
    label: request.label?.trim() || now.slice(0, 10),
    validFrom: request.validFrom ?? now.slice(0, 10),
    importedBy: request.by,
    importedAt: now,
  });
  const census = new ClassCensus(kind);
  const totals = { features: 0, areaM2: 0 };
  let column = zoneReader(kind, [], request.mapping);
  try {
    const head = await file.stream({
      begin: (fields) => {
        column = zoneReader(kind, fields, request.mapping);
      },
      take: async (features: SourceFeature[]) => {
        watch.signal.throwIfAborted();
        const rows = features.map((feature) => toZone(feature, column));
        for (const row of rows) {
          census.note(row);
          totals.areaM2 += row.areaM2;
        }
        await intake.add(rows);
        totals.features += rows.length;
      },
    });
    watch.signal.throwIfAborted();
    const fields = Object.keys(head.sourceFieldTypes);
    const report = await keepReport(store, request, file, { head, fields, now, totals });
    await intake.commit(report, census.codeSystem(fields));
    return report;
  } catch (cause) {
    await intake.abort();
    throw cause;
  }
}

async function keepReport(
  store: Store,
  { kind, mapping, fileName, by }: LayerRequest,
  { importId, fileSha256, fileBytes }: IncomingFile,
  { head, fields, now, totals }: { head: ReadHead; fields: string[]; now: string; totals: ReportTotals },
): Promise<ImportReport> {
  const lists = { repairs: repairedRecords(head), skipped: skippedRecords(head) };
  await store.imports.keepList(importId, 'repairs', lists.repairs);
  await store.imports.keepList(importId, 'skipped', lists.skipped);
  const about = {
    importId,
    fileSha256,
    fileBytes,
    fileName,
    importedBy: by,
    importedAt: now,
    mapping: settleMapping('layer', kind, fields, mapping),
    areaUnit: null,
  };
  return importReport(about, head, totals, lists);
}

type ReportTotals = { features: number; areaM2: number };
