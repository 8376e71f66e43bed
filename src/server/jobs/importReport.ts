import type { ImportReport } from '../../api/jobs.ts';
import type { FieldMapping } from '../../domain/schemas/columns.ts';
import { noteText } from '../../formats/noteText.ts';
import type { ReadHead } from '../../formats/types.ts';
import { repairText } from '../repairText.ts';
import { skipText } from '../skipText.ts';
import type { AreaUnitFound } from './areaUnit.ts';

/** Entries of a list that stand in the report itself; all of them are kept beside it. */
export const FIRST_ENTRIES = 1_000;

/** What the import of a file is told by. */
export type ImportFacts = {
  importId: string;
  fileName: string;
  fileSha256: string;
  fileBytes: number;
  importedBy: string;
  importedAt: string;
  mapping: FieldMapping;
  areaUnit: AreaUnitFound | null;
};

type RepairedRecord = ImportReport['repairedRecords'][number];
type SkippedRecord = NonNullable<ImportReport['skipped']>['items'][number];

/** Every mend of a file, by record, with the place to look at. */
export function repairedRecords({ repairs }: Pick<ReadHead, 'repairs'>): RepairedRecord[] {
  return repairs.map(({ record, repair, bbox }) => ({
    record,
    code: repair.code,
    areaBeforeM2: repair.areaEvenOddM2 ?? repair.areaBeforeM2 ?? null,
    areaAfterM2: repair.areaAfterM2 ?? null,
    bbox,
  }));
}

export function skippedRecords(read: Pick<ReadHead, 'skipped'>): SkippedRecord[] {
  return read.skipped.map(({ record, code }) => ({ record, code, text: skipText(code) }));
}

/** What an import was and did; stays with the batch or layer version. `totals` are over all features. */
export function importReport(
  facts: ImportFacts,
  read: ReadHead,
  totals: { features: number; areaM2: number },
  lists: { repairs: readonly RepairedRecord[]; skipped: readonly SkippedRecord[] },
): ImportReport {
  const records = new Map<string, Set<number>>();
  for (const { record, repair } of read.repairs) {
    const known = records.get(repair.code) ?? new Set();
    records.set(repair.code, known.add(record));
  }
  return {
    ...facts,
    format: read.format,
    layerName: read.layerName,
    encoding: read.encoding,
    crs: read.crs,
    axisOrder: read.axisOrder ?? null,
    ...totals,
    repairs: [...records].map(([code, set]) => ({
      code,
      text: repairText(code as Parameters<typeof repairText>[0]),
      records: set.size,
    })),
    repairedTotal: lists.repairs.length,
    repairedRecords: lists.repairs.slice(0, FIRST_ENTRIES),
    skipped: { total: lists.skipped.length, items: lists.skipped.slice(0, FIRST_ENTRIES) },
    notes: read.notes.map((note) => ({ zh: noteText(note, 'zh'), en: noteText(note, 'en') })),
  };
}
