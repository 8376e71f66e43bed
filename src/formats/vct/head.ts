import { type Header, noHeader } from '../coordinateText/header.ts';
import type { AxisOrder } from '../types.ts';
import type { LineCursor } from './cursor.ts';

export type VctHead = {
  separator: string;
  /** what of it concerns coordinates, as for lists of points */
  header: Header;
  isDegrees: boolean;
  order: AxisOrder['order'];
};

/** Reads the section between HeadBegin and HeadEnd (GB/T 17798-2007, 5.2; its keys of 1999 as well). */
export function readHead(cursor: LineCursor): VctHead {
  const begun = cursor.number;
  const head: VctHead = { separator: ',', header: noHeader(), isDegrees: false, order: 'xy' };
  for (let line = cursor.nextIn('HeadEnd', begun); line !== null; line = cursor.nextIn('HeadEnd', begun)) {
    const found = /^([^:：]{1,40})[:：](.*)$/.exec(line);
    if (found) take(head, found[1].trim().toLowerCase(), found[2].trim(), cursor.number);
  }
  return head;
}

function take(head: VctHead, key: string, value: string, line: number): void {
  const { header } = head;
  switch (key) {
    case 'separator':
      head.separator = value === '' ? ',' : value.slice(0, 5);
      break;
    case 'spheroid':
    case 'horizontalcrs':
      if (value) header.datum ??= { name: value, line, kind: datumOf(value) };
      break;
    case 'coordinatesystemtype':
    case 'coordsystype':
      head.isDegrees ||= /^[dg]/i.test(value);
      break;
    case 'unit':
    case 'xyunit':
      head.isDegrees ||= /^(d|度)/i.test(value);
      break;
    case 'xaxisdirection':
      if (/^[n北]/i.test(value)) head.order = 'yx';
      break;
    case 'meridian':
    case 'meridinan':
      takeMeridian(header, value, line);
      break;
    case 'parameters':
      takeParameters(header, value, line);
      break;
  }
}

/** Ellipsoids stand for datums here: each Chinese datum has its own. */
function datumOf(value: string): NonNullable<Header['datum']>['kind'] {
  if (/cgcs|2000|6378137\s*,\s*(298\.257222|6356752\.3141)/i.test(value)) return 'cgcs2000';
  if (/wgs|6378137\s*,\s*298\.2572235/i.test(value)) return 'wgs84';
  if (/iag|75|80|xian|西安|krasov|krassow|克拉索夫|beijing|北京|54|6378140|6378245/i.test(value))
    return 'local';
  return 'unknown';
}

/** `108,,,,1.0,36500000,0.0,3,36`: meridian, …, scale, false easting, false northing, width, zone. */
function takeParameters(header: Header, value: string, line: number): void {
  const parts = value.split(/[,，]/).map((part) => part.trim());
  if (parts.length < 6) return;
  takeMeridian(header, parts[0], line);
  const [width, zone] = [Number(parts[7] || Number.NaN), Number(parts[8] || Number.NaN)];
  if (width === 3 || width === 6) header.width ??= { value: width, line };
  const prefix = Math.floor(Number(parts[5]) / 1_000_000);
  if (zone > 0) header.zone ??= { value: zone, line };
  else if (prefix > 0) header.zone ??= { value: prefix, line };
}

function takeMeridian(header: Header, value: string, line: number): void {
  const degrees = Number.parseFloat(value);
  // written as degrees, or packed with minutes and seconds: 1080000
  const meridian = degrees > 180 ? Math.floor(degrees / 10_000) : degrees;
  if (meridian >= 70 && meridian <= 140) header.meridian ??= { value: meridian, line };
}
