import { parseNumber } from './numbers.ts';
import { halfWidth } from './width.ts';

/** The line before the points of a parcel: `5,0.7172,DK001,某某井场,面,J49G034014,工业用地,0601,@`. */
export type Head = {
  line: number;
  kind: 'polygon' | 'line' | 'point';
  /** stated number of points; null where the line gives none */
  count: number | null;
  /** stated area as written, unit included */
  area: string;
  properties: Map<HeadField, string>;
};

export type HeadField =
  | '行政区代码'
  | '坐落'
  | '地块编号'
  | '地块名称'
  | '图幅号'
  | '地块用途'
  | '地类编码'
  | '备注';

const KINDS: readonly [Head['kind'], RegExp][] = [
  ['polygon', /^(面|多边形|面状|polygon)$/i],
  ['line', /^(线|线状|折线|line|polyline)$/i],
  ['point', /^(点|点状|point)$/i],
];

const END = /@[\s,;@]*$/;
const CHINESE = /[\u3400-\u9fff]/;

/** Whether a line (in half-width signs) begins a parcel: it ends with `@`, or one of its fields says 面, 线 or 点. */
export function isHead(half: string): boolean {
  if (END.test(half)) return true;
  if (!half.includes(',')) return false;
  return half.split(',', 12).some((field) => /^\s*[面线点]\s*$/.test(field));
}

/** Takes a head line apart. Fields are told by what they hold as well as by their place: writers leave some out. */
export function readHead(written: string, half: string, line: number): Head {
  const fields = fieldsOf(written, half);
  const at = fields.findIndex((field) => kindOf(field) !== undefined);
  const kind = (at >= 0 ? kindOf(fields[at]) : undefined) ?? 'polygon';
  const before = at >= 0 ? fields.slice(0, at) : fields.slice(0, 4);
  const after = at >= 0 ? fields.slice(at + 1) : fields.slice(4);
  const count = /^\d{1,9}$/.test(halfWidth(before[0] ?? '')) ? Number(halfWidth(before[0])) : null;
  const properties = new Map<HeadField, string>();
  nameParcel(before.slice(2), properties);
  for (const [i, name] of (['图幅号', '地块用途', '地类编码'] as const).entries()) {
    properties.set(name, after[i] ?? '');
  }
  const rest = after.slice(3).filter(Boolean);
  if (rest.length > 0) properties.set('备注', rest.join('，'));
  return { line, kind, count, area: before[1] ?? '', properties };
}

function fieldsOf(written: string, half: string): string[] {
  const end = END.exec(half)?.index ?? half.length;
  const separator = half.slice(0, end).includes(',') ? ',' : half.includes('\t') ? '\t' : ';';
  const fields: string[] = [];
  let from = 0;
  for (let at = half.indexOf(separator); at >= 0 && at < end; at = half.indexOf(separator, from)) {
    fields.push(written.slice(from, at).trim());
    from = at + 1;
  }
  const last = written.slice(from, end).trim();
  if (last) fields.push(last);
  return fields;
}

function kindOf(field: string): Head['kind'] | undefined {
  return KINDS.find(([, words]) => words.test(field))?.[0];
}

/** The fields between area and kind: number and name, in either order; before them, in 报省部 lists, unit and place. */
function nameParcel(fields: string[], properties: Map<HeadField, string>): void {
  const [first = '', second = ''] = fields.slice(-2);
  const isSwapped = CHINESE.test(first) && second !== '' && !CHINESE.test(second) && /\d/.test(second);
  const isNameOnly = second === '' && CHINESE.test(first);
  properties.set('地块编号', isSwapped ? second : isNameOnly ? '' : first);
  properties.set('地块名称', isSwapped || isNameOnly ? first : second);
  for (const extra of fields.slice(0, -2)) {
    if (extra === '') continue;
    if (/^\d{6,12}$/.test(extra)) properties.set('行政区代码', extra);
    else properties.set('坐落', [properties.get('坐落'), extra].filter(Boolean).join('，'));
  }
}

const M2_PER_UNIT: readonly [RegExp, number][] = [
  [/^(公顷|ha|hm2|hm²|hectare|hectares)$/i, 10_000],
  [/^(平方千米|平方公里|km2|km²)$/i, 1_000_000],
  [/^(平方米|平米|㎡|m2|m²|米2)$/i, 1],
  [/^(亩|mu)$/i, 10_000 / 15],
];

/**
 * A stated area in ㎡: `0.7655公顷`, `11.48 亩`, `0.7172` (hectares by custom, or in `unit`).
 * @returns its uncertainty by the last digit written as well; undefined for what is no area
 */
export function readArea(
  text: string,
  unit?: string,
): { m2: number; doubtM2: number; hasUnit: boolean } | undefined {
  const found = /^([\d.,]{1,30})\s*([^\d.,\s][^\s]{0,10})?$/.exec(halfWidth(text).trim());
  const value = found ? parseNumber(found[1]) : undefined;
  if (!found || value === undefined) return undefined;
  const named = found[2] ?? (unit ? halfWidth(unit).trim() : undefined);
  const factor = named ? M2_PER_UNIT.find(([words]) => words.test(named))?.[1] : 10_000;
  if (factor === undefined) return undefined;
  const digits = found[1].split('.')[1]?.length ?? 0;
  return { m2: value * factor, doubtM2: (factor * 10 ** -digits) / 2, hasUnit: named !== undefined };
}
