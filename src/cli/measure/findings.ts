import type { Text } from '../../domain/text.ts';
import type { ReadResult, Skipped } from '../../formats/types.ts';
import type { Repair } from '../../geo/repair.ts';
import { repairText } from '../../server/repairText.ts';
import { say } from '../terminal.ts';

/** Lines a terminal gets; `--report` has all. */
const SHOWN = 20;

const SKIPPED: Record<Skipped['code'], Text> = {
  geometryMissing: { zh: '没有几何', en: 'no geometry' },
  geometryKind: { zh: '不是面', en: 'no polygon' },
  geometryBad: { zh: '几何无法读取', en: 'geometry cannot be read' },
  geometryEmpty: { zh: '修复后没有面积', en: 'no area left after repair' },
  coordinateNotFinite: { zh: '坐标不是有限的数', en: 'a coordinate is no finite number' },
  coordinateRange: { zh: '坐标超出范围', en: 'a coordinate is out of range' },
};

/** Says what was repaired in a file and what was left out: the first 20 lines of each, then how many more. */
export function sayFindings(file: string, { repairs, skipped }: ReadResult): void {
  const left = new Set(skipped.map(({ record }) => record));
  const repaired = repairs.filter(({ record }) => !left.has(record));
  list(
    repaired.map((one) => () => repairLine(file, one.record, one.repair)),
    (n) => `“${file}”另有 ${n} 处修复 / ${n} more repairs in ${file} (--report FILE.json)`,
  );
  list(
    skipped.map((one) => () => skippedLine(file, one)),
    (n) => `“${file}”另略过 ${n} 条 / ${n} more records of ${file} left out (--report FILE.json)`,
  );
}

function list(lines: readonly (() => string)[], more: (n: number) => string): void {
  for (const line of lines.slice(0, SHOWN)) say(line());
  if (lines.length > SHOWN) say(more(lines.length - SHOWN));
}

function repairLine(
  file: string,
  record: number,
  { code, count, areaBeforeM2, areaEvenOddM2, areaAfterM2 }: Repair,
): string {
  const { zh, en } = repairText(code);
  const times = count === undefined ? '' : ` ×${count}`;
  const before = (areaEvenOddM2 ?? areaBeforeM2)?.toFixed(2);
  const areas =
    areaAfterM2 === undefined ? '' : `，奇偶 even-odd ${before} → 修复后 after ${areaAfterM2.toFixed(2)} m²`;
  return `“${file}”第 ${record} 条：${zh} / record ${record}: ${en}${times}${areas} [${code}]`;
}

function skippedLine(file: string, { record, code }: Skipped): string {
  const { zh, en } = SKIPPED[code];
  return `“${file}”第 ${record} 条：${zh}，已略过 / record ${record}: ${en}, left out [${code}]`;
}
