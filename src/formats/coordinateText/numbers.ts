import { halfWidth } from './width.ts';

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * A number as people write it: full-width digits, thousands separators, quotes or an apostrophe around it, a unit of
 * length behind it. `undefined` for anything else, never NaN.
 */
export function parseNumber(text: string): number | undefined {
  const plain = halfWidth(text)
    .trim()
    .replace(/^['"]|['"]$/g, '')
    .replace(/\s*(?:米|m)$/i, '')
    .trim();
  if (PLAIN_NUMBER.test(plain)) return finite(Number(plain));
  if (THOUSANDS.test(plain)) return finite(Number(plain.replaceAll(',', '')));
  return undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Decimal degrees and, where letters of the sky say so, which way they go. */
export type Degrees = { value: number; axis?: 'lon' | 'lat' };

const DMS =
  /(?:([NSEW]|东经|北纬|西经|南纬)\s*:?\s*)?(\d{1,3}(?:\.\d{1,15})?)\s*[°º度]\s*(?:(\d{1,2}(?:\.\d{1,15})?)\s*[′'’‘分]\s*)?(?:(\d{1,2}(?:\.\d{1,15})?)\s*(?:″|"|”|“|'{2}|’{2}|秒)\s*)?([NSEW](?![A-Za-z]))?/gi;

/**
 * Every angle written with degree signs in a line (`108°50′12.3″`, `东经108度50分`, `38.5971°N`), and the line with
 * each replaced by what `put` makes of it. A minute or second of 60 and more is left as it stands.
 */
export function replaceAngles(line: string, put: (angle: Degrees) => string): string {
  if (!/[°º度]/.test(line)) return line;
  return line.replace(DMS, (whole, before: string, d: string, m = '0', s = '0', after: string) => {
    const value = angle(Number(d), Number(m), Number(s));
    if (value === undefined) return whole;
    const sky = (before ?? after ?? '').toUpperCase();
    const sign = /[SW西南]/.test(sky) ? -1 : 1;
    const axis = /[NS北南]/.test(sky) ? 'lat' : sky ? 'lon' : undefined;
    return put({ value: sign * value, axis });
  });
}

/**
 * Degrees, minutes and seconds packed into one number, as survey programs write them: `108.50123` is 108°50′12.3″,
 * `1085012.3` as well.
 */
export function unpackDms(value: number): number | undefined {
  const seconds = Math.abs(value) > 180 ? Math.abs(value) : Math.abs(value) * 10_000;
  const whole = Math.round(seconds * 1e7) / 1e7;
  const d = Math.floor(whole / 10_000);
  const m = Math.floor(whole / 100) % 100;
  const degrees = angle(d, m, whole - d * 10_000 - m * 100);
  return degrees === undefined ? undefined : Math.sign(value) * degrees;
}

function angle(d: number, m: number, s: number): number | undefined {
  return d <= 180 && m < 60 && s < 60 ? d + m / 60 + s / 3600 : undefined;
}

/** `108-50-12.3`, `108:50:12.3`, `108°50′12.3″`, plain degrees: one angle that fills the text. */
export function parseAngle(text: string): number | undefined {
  const plain = halfWidth(text).trim();
  const parts = /^(\d{1,3})[-:](\d{1,2})[-:](\d{1,2}(?:\.\d{1,15})?)$/.exec(plain);
  if (parts) return angle(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  let found: number | undefined;
  const rest = replaceAngles(plain, ({ value }) => {
    found = value;
    return '';
  });
  return found !== undefined && rest.trim() === '' ? found : parseNumber(plain);
}
