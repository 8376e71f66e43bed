import type { ReadResult } from '../formats/types.ts';
import { formatMu } from '../geo/mu.ts';
import type { OverlayResult } from '../geo/overlay/result.ts';
import { ZoneIndex } from '../geo/overlay/zoneIndex.ts';
import { overlayOnAllCores } from '../server/overlayPool.ts';
import { readArguments, UsageError } from './arguments.ts';
import { BOM } from './measure/csv.ts';
import { sayFindings } from './measure/findings.ts';
import { type Names, namesOf } from './measure/names.ts';
import { assertApart, COMMON_OPTIONS, readOptions } from './measure/options.ts';
import { withOutputs } from './measure/output.ts';
import { type Summary, writePairs } from './measure/pairs.ts';
import { readAll } from './measure/readLayer.ts';
import { fileReport } from './measure/report.ts';
import { runMeasuring } from './measure/run.ts';
import { say, sayProgress } from './terminal.ts';

const OPTIONS = {
  ...COMMON_OPTIONS,
  patches: 'string',
  zones: 'string',
  'patch-id': 'string',
  'zone-id': 'string',
  'patches-layer': 'string',
  'zones-layer': 'string',
  'patches-crs': 'string',
  'zones-crs': 'string',
} as const;

/**
 * `tuban overlay --patches FILE --zones FILE --out FILE.csv`: the area that each patch has in common with each zone,
 * one line a pair that has any. Needs no store.
 */
export async function overlayCommand(args: string[]): Promise<number> {
  const { values, rest } = readArguments(args, OPTIONS);
  const { patches: patchFile, zones: zoneFile, out } = values;
  if (rest.length > 0)
    throw new UsageError(`多余的参数：${rest.join(' ')}`, `more than was asked for: ${rest.join(' ')}`);
  if (!patchFile) throw new UsageError('缺少 --patches 文件', '--patches FILE is missing');
  if (!zoneFile) throw new UsageError('缺少 --zones 文件', '--zones FILE is missing');
  if (!out)
    throw new UsageError('缺少 --out 文件（- 为标准输出）', '--out FILE is missing (- is standard output)');
  const patchOptions = readOptions(values, values['patches-layer'], values['patches-crs']);
  const zoneOptions = readOptions(values, values['zones-layer'], values['zones-crs']);
  return runMeasuring(async (signal) => {
    assertApart([patchFile, zoneFile], [out, values.report]);
    await withOutputs([out, values.report], async ([csv, report]) => {
      const began = performance.now();
      const [patches, zones] = await readAll(
        [
          { path: patchFile, options: patchOptions },
          { path: zoneFile, options: zoneOptions },
        ],
        signal,
      );
      const wasRead = performance.now();
      sayFindings(patchFile, patches);
      sayFindings(zoneFile, zones);
      const patchNames = nameAll(patches, values['patch-id'], patchFile);
      const zoneNames = nameAll(zones, values['zone-id'], zoneFile);
      const result = await measure(patches, zones, signal);
      const measured = performance.now();
      if (values.bom) await csv.write(BOM);
      const summary = await writePairs(csv, result, patches, patchNames, zoneNames, signal);
      const files = { patches: fileReport(patchFile, patches), zones: fileReport(zoneFile, zones) };
      await report?.write(`${JSON.stringify({ ...summary, ...files }, null, 2)}\n`);
      sayNames(patchFile, patchNames);
      sayNames(zoneFile, zoneNames);
      saySummary(patches, zones, summary);
      const stages = [
        seconds(began, wasRead),
        seconds(wasRead, measured),
        seconds(measured, performance.now()),
      ];
      say(`读取 reading ${stages[0]} · 套合 overlay ${stages[1]} · 写出 writing ${stages[2]}`);
    });
  });
}

function saySummary(
  { features: patches }: ReadResult,
  { features: zones }: ReadResult,
  summary: Summary,
): void {
  const { pairs, areaM2, patchesWithoutZone } = summary;
  say(
    `${patches.length} 个图斑 patches × ${zones.length} 个要素 zones：${pairs} 对相交 pairs，` +
      `合计 total ${areaM2.toFixed(2)} m² = ${formatMu(areaM2)} 亩 mu，` +
      `${patchesWithoutZone} 个图斑不触及任何要素 patches touch no zone`,
  );
}

function nameAll(read: ReadResult, wanted: string | undefined, file: string): Names {
  return namesOf(read.features, Object.keys(read.sourceFieldTypes), wanted, file);
}

function sayNames(file: string, { field }: Names): void {
  say(
    field === null ? `“${file}”用记录号 / by record number` : `“${file}”用字段 ${field} / by field ${field}`,
  );
}

async function measure(patches: ReadResult, zones: ReadResult, signal: AbortSignal): Promise<OverlayResult> {
  sayProgress('建索引 indexing');
  const index = ZoneIndex.build(zones.features.map(({ polygon }) => polygon));
  return overlayOnAllCores(
    patches.features.map(({ polygon }) => polygon),
    index,
    { signal, onProgress: (done, total) => sayProgress(`套合 overlay ${done}/${total}`) },
  );
}

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
