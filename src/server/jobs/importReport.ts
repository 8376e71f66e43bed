import type { ImportReport } from '../../api/jobs.ts';
import type { ReadResult } from '../../formats/types.ts';
import { repairText } from '../repairText.ts';

/** Mended records that a report names one by one; all are counted. */
const NAMED_RECORDS = 200;

/** What an import was and did; stays with the batch or layer version. `areaM2` is the sum over all features. */
export function importReport(
  fileName: string,
  fileSha256: string,
  read: ReadResult,
  areaM2: number,
): ImportReport {
  const records = new Map<string, Set<number>>();
  for (const { record, repair } of read.repairs) {
    const known = records.get(repair.code) ?? new Set();
    records.set(repair.code, known.add(record));
  }
  return {
    fileName,
    fileSha256,
    format: read.format,
    encoding: read.encoding,
    crs: read.crs,
    features: read.features.length,
    areaM2,
    repairs: [...records].map(([code, set]) => ({
      code,
      text: repairText(code as Parameters<typeof repairText>[0]),
      records: set.size,
    })),
    repairedRecords: read.repairs.slice(0, NAMED_RECORDS).map(({ record, repair }) => ({
      record,
      code: repair.code,
      areaBeforeM2: repair.areaEvenOddM2 ?? repair.areaBeforeM2 ?? null,
      areaAfterM2: repair.areaAfterM2 ?? null,
    })),
  };
}
