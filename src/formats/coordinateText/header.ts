import { parseAngle } from './numbers.ts';

/** What the `[属性描述]` of a list says of its coordinates, with the lines that say it. */
export type Header = {
  datum?: { name: string; line: number; kind: 'cgcs2000' | 'wgs84' | 'local' | 'unknown' };
  /** 几度分带: 3 or 6 */
  width?: { value: number; line: number };
  /** 带号 */
  zone?: { value: number; line: number };
  /** 中央子午线, degrees */
  meridian?: { value: number; line: number };
  projection?: { name: string; line: number };
  unit?: { value: 'metre' | 'degree' | 'dms' | 'other'; name: string; line: number };
  /** unit of the stated areas where the header gives one */
  areaUnit?: string;
  /** 转换参数 that are not empty or zero */
  shift?: { text: string; line: number };
  /** Values that say where the list comes from, under the trade's words. */
  about: Map<string, string>;
};

export const noHeader = (): Header => ({ about: new Map() });

const KEEP = /^(项目名称|数据产生单位|数据产生日期|批次名称|用地单位|建设单位)$/;

/** Splits `key=value` or `key:value`; null for any other line. `half` is the line in half-width signs. */
export function splitHeader(line: string, half: string): { key: string; value: string } | null {
  const found = /^\s*([^=:,;\d\t][^=:,;\t]{0,30}?)\s*[=:]/.exec(half);
  if (!found) return null;
  return { key: found[1].replace(/\s+/g, ''), value: line.slice(found[0].length).trim() };
}

/** Takes in one header line. Returns false for a key that says nothing here. */
export function takeHeader(
  header: Header,
  key: string,
  written: string,
  half: string,
  line: number,
): boolean {
  const value = half.trim();
  if (KEEP.test(key)) {
    if (written) header.about.set(key, written);
  } else if (
    /^(坐标系统?|大地坐标系|坐标基准|大地基准|采用坐标系|平面坐标系|坐标系名称|空间参考)$/.test(key)
  ) {
    if (value) header.datum = { name: written, line, kind: datumOf(value) };
    // a full name such as CGCS2000_3_Degree_GK_Zone_36 tells the zone as well
    const zone = /zone[_ ]?(\d{2})(?!\d)/i.exec(value);
    const meridian = /cm[_ ]?(\d{2,3})(?!\d)/i.exec(value);
    if (zone) header.zone ??= { value: Number(zone[1]), line };
    if (meridian) header.meridian ??= { value: Number(meridian[1]), line };
  } else if (/^(几度分带|分带|分带方式|度带|投影带|投影分带|分度带|带宽|几度带)$/.test(key)) {
    const width = widthOf(value);
    if (width !== undefined) header.width = { value: width, line };
  } else if (/^(带号|投影带号|分带号|度带号|带)$/.test(key)) {
    const zone = /\d{1,3}/.exec(value);
    if (zone) header.zone = { value: Number(zone[0]), line };
  } else if (/^(中央子午线|中央经线|中央子午线经度|中央经度|中央经线经度|中央子午线度数)$/.test(key)) {
    const meridian = parseAngle(value.replace(/^(东经|E)|(E|度)$/gi, '')) ?? undefined;
    if (meridian !== undefined) header.meridian = { value: meridian, line };
  } else if (/^(投影类型|投影|投影方式|投影名称)$/.test(key)) {
    if (value) header.projection = { name: written, line };
  } else if (/^(计量单位|单位|坐标单位|坐标计量单位)$/.test(key)) {
    if (value) header.unit = { value: unitOf(value), name: written, line };
  } else if (/^(面积单位|面积计量单位)$/.test(key)) {
    if (value) header.areaUnit = value;
  } else if (key === '转换参数') {
    if (/[1-9]/.test(value)) header.shift = { text: written, line };
  } else {
    return /^(格式版本号|精度|版本号|数据格式|坐标精度)$/.test(key);
  }
  return true;
}

function datumOf(value: string): NonNullable<Header['datum']>['kind'] {
  const flat = value.toLowerCase().replace(/[\s_'-]/g, '');
  if (/80|西安|xian|54|北京|beijing|独立|地方|城市坐标|本地|local|假定/.test(flat)) return 'local';
  if (/cgcs|2000|国家大地/.test(flat)) return 'cgcs2000';
  if (/wgs|84/.test(flat)) return 'wgs84';
  return 'unknown';
}

const CHINESE_DIGITS: Record<string, number> = { 三: 3, 六: 6, '1.5': 1.5 };

function widthOf(value: string): number | undefined {
  const found = /1\.5|[36三六]/.exec(value)?.[0];
  if (found === undefined) return undefined;
  return Object.hasOwn(CHINESE_DIGITS, found) ? CHINESE_DIGITS[found] : Number(found);
}

function unitOf(value: string): NonNullable<Header['unit']>['value'] {
  if (/度分秒|dms|d\.?ms/i.test(value)) return 'dms';
  if (/度|degree/i.test(value)) return 'degree';
  return /^(米|m|metre|meter|metres|meters|公尺)$/i.test(value) ? 'metre' : 'other';
}

/**
 * What words over a list say of its coordinates: `坐标系：2000国家大地坐标系  3度带  中央子午线114°`. Only fills what no
 * header line has said.
 */
export function takeWords(header: Header, half: string, line: number): void {
  const datum =
    /((?:19)?80\s*年?\s*西安|西安\s*(?:19)?80|(?:19)?54\s*年?\s*北京|北京\s*(?:19)?54|cgcs\s*2000|2000\s*国家大地|国家\s*2000|wgs[\s-]*(?:19)?84|独立坐标系|地方坐标系)/i.exec(
      half,
    );
  // 由西安80转换而来 names where the coordinates come from, not what they are
  if (datum && !/转换|换算/.test(half)) header.datum ??= { name: datum[1], line, kind: datumOf(datum[1]) };
  const width = /([36三六])\s*(?:°|度)\s*(?:分)?带/.exec(half);
  const wide = width ? widthOf(width[1]) : undefined;
  if (wide !== undefined) header.width ??= { value: wide, line };
  const zone = /带号\s*[=:为]?\s*(\d{2})(?!\d)|(?:^|\D)(\d{2})\s*(?:号)?带/.exec(half);
  if (zone) header.zone ??= { value: Number(zone[1] ?? zone[2]), line };
  const meridian = /中央(?:子午线|经线|经度)\s*[=:为]?\s*(?:东经|E)?\s*(\d{2,3}(?:\.\d+)?)/i.exec(half);
  if (meridian) header.meridian ??= { value: Number(meridian[1]), line };
  const area = /面积单位\s*[=:]\s*([^\s,;]{1,10})/.exec(half);
  if (area) header.areaUnit ??= area[1];
}
