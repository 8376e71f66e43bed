import type { ReadResult } from '../formats/types.ts';
import { areaM2 } from '../geo/ellipsoid.ts';
import { vertexCount } from '../geo/flat.ts';
import { formatMu } from '../geo/mu.ts';
import { readArguments, UsageError } from './arguments.ts';
import { BOM, csvLine } from './measure/csv.ts';
import { sayFindings } from './measure/findings.ts';
import { type Names, namesOf } from './measure/names.ts';
import { assertApart, COMMON_OPTIONS, readOptions } from './measure/options.ts';
import { type Output, withOutputs } from './measure/output.ts';
import { readAll } from './measure/readLayer.ts';
import { fileReport } from './measure/report.ts';
import { runMeasuring } from './measure/run.ts';
import { say } from './terminal.ts';

const HEADER = ['feature', 'area_m2', 'area_mu', 'vertices', 'repair'];
const OPTIONS = { ...COMMON_OPTIONS, id: 'string', layer: 'string' } as const;

/** `tuban area FILE`: the ellipsoidal area of each feature as CSV, the total on stderr. */
export async function areaCommand(args: string[]): Promise<number> {
  const { values, rest } = readArguments(args, OPTIONS);
  const [file, more] = rest;
  if (!file || more) throw new UsageError('请给出一个文件', 'name one file');
  const options = readOptions(values, values.layer);
  return runMeasuring(async (signal) => {
    assertApart([file], [values.out ?? '-', values.report]);
    await withOutputs([values.out ?? '-', values.report], async ([csv, report]) => {
      const [read] = await readAll([{ path: file, options }], signal);
      sayFindings(file, read);
      const names = namesOf(read.features, Object.keys(read.sourceFieldTypes), values.id, file);
      if (values.bom) await csv.write(BOM);
      const totalM2 = await writeAreas(csv, read, names, signal);
      await report?.write(`${JSON.stringify({ areaM2: totalM2, ...fileReport(file, read) }, null, 2)}\n`);
      say(
        `${read.features.length} 个要素 features（${names.field ?? '记录号 record number'}），` +
          `合计 total ${totalM2.toFixed(2)} m² = ${formatMu(totalM2)} 亩 mu`,
      );
    });
  });
}

/** One line a feature; returns the total in ㎡. */
async function writeAreas(
  csv: Output,
  { features, repairs }: ReadResult,
  names: Names,
  signal: AbortSignal,
): Promise<number> {
  const codes = repairsByRecord(repairs);
  let total = 0;
  await csv.write(csvLine(HEADER));
  for (const [i, { record, polygon }] of features.entries()) {
    const area = areaM2(polygon);
    total += area;
    await csv.write(
      csvLine([names.of(i), area, formatMu(area), vertexCount(polygon), codes.get(record) ?? '']),
    );
    signal.throwIfAborted();
  }
  return total;
}

function repairsByRecord(
  repairs: readonly { record: number; repair: { code: string } }[],
): Map<number, string> {
  const byRecord = new Map<number, string>();
  for (const { record, repair } of repairs) {
    const before = byRecord.get(record);
    byRecord.set(record, before === undefined ? repair.code : `${before};${repair.code}`);
  }
  return byRecord;
}
