import { refuse } from './error.ts';

/**
 * EPSG code of a .prj text (WKT 1, OGC or ESRI flavour; WKT 2 by its ID). ESRI's WKT carries no code, and
 * the names vary by vendor, so the system is told by datum, central meridian and false easting; the name
 * only decides the datum. Zones: GB/T 22021, EPSG 4491–4554.
 * @throws FormatError `crsDatum` (Beijing 54, Xi'an 80, local), `crsUnsupported`
 */
export function epsgOfWkt(wkt: string, file: string): number {
  const text = horizontalOf(wkt.replace(/^\uFEFF/, '').trim());
  const name = /^\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 60);
  const datum = datumOf(text);
  if (datum === 'local') throw refuse('crsDatum', file, { name });
  const stated = outerCode(text);
  if (stated) return stated;
  if (!datum) throw refuse('crsUnsupported', file, { name });
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS)\b/i.test(text)) return datum === 'cgcs2000' ? 4490 : 4326;
  const epsg = projectedCode(text, datum);
  if (epsg === undefined) throw refuse('crsUnsupported', file, { name });
  return epsg;
}

/** Longest description that is looked into; real ones take two thousand characters. */
const MAX_LENGTH = 20_000;

/** The horizontal system of a compound one, or of a .prj to which ArcGIS has appended a vertical system. */
function horizontalOf(wkt: string): string {
  const text = wkt.slice(0, MAX_LENGTH);
  const start = /\b(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)\s*\[/i.exec(text)?.index;
  if (start === undefined) return text;
  let depth = 0;
  let isQuoted = false;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (text[i] === '[') depth++;
    else if (text[i] === ']' && --depth === 0) return text.slice(start, i + 1);
  }
  return text.slice(start);
}

/** The text of a .prj: UTF-8, or GBK where names in it are Chinese and no UTF-8; of some programs UTF-16. */
export function decodePrj(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  if (utf16) return new TextDecoder(utf16).decode(bytes).trim();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return new TextDecoder('gb18030').decode(bytes).trim();
  }
}

type Datum = 'cgcs2000' | 'wgs84' | 'local';

function datumOf(text: string): Datum | undefined {
  const flat = text.toLowerCase().replace(/[\s_\-']/g, '');
  if (/beijing|pulkovo|krassowsky|krasovsky|xian|iag75|iag1975|gcsnewbeijing|nad27|nad83/.test(flat))
    return 'local';
  if (
    /cgcs2000|china2000|chinageodeticcoordinatesystem2000|国家2000|中国2000|2000国家大地坐标系|大地2000/.test(
      flat,
    )
  )
    return 'cgcs2000';
  if (/wgs1984|wgs84|worldgeodeticsystem1984/.test(flat)) return 'wgs84';
  return undefined;
}

/** The code that closes the outermost bracket, not that of an inner datum or unit. */
function outerCode(text: string): number | undefined {
  const closing =
    /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]|ID\s*\[\s*"EPSG"\s*,\s*(\d+)\s*\])\s*\]\s*$/i.exec(text);
  const code = Number(closing?.[1] ?? closing?.[2]);
  return Number.isInteger(code) ? code : undefined;
}

function projectedCode(text: string, datum: Datum): number | undefined {
  if (/mercator_auxiliary_sphere|popular_visualisation|pseudo-mercator/i.test(text)) return 3857;
  if (!/transverse_mercator|transverse mercator|gauss_kruger|gauss-kruger|gauss kruger/i.test(text))
    return undefined;
  // A foot or a kilometre in place of the metre is not of the trade.
  if (/\b(LENGTH)?UNIT\s*\[\s*"(?!degree|meter|metre)[^"]*"\s*,\s*(?!1(\.0*)?\s*[\],])/i.test(text))
    return undefined;
  const meridian = rounded(parameter(text, 'central_meridian', 'Longitude of natural origin'));
  const easting = parameter(text, 'false_easting', 'False easting');
  const scale = parameter(text, 'scale_factor', 'Scale factor at natural origin') ?? 1;
  const northing = parameter(text, 'false_northing', 'False northing') ?? 0;
  if (meridian === undefined || easting === undefined || northing !== 0) return undefined;
  if (datum === 'wgs84') {
    const zone = (meridian + 183) / 6;
    if (scale === 0.9996) return easting === 500_000 && Number.isInteger(zone) ? 32_600 + zone : undefined;
    // A Gauss–Krüger zone on WGS 84 is, to less than a millimetre, that on CGCS2000.
  }
  return scale === 1 ? gaussKrugerCode(meridian, easting) : undefined;
}

/** EPSG of CGCS2000 Gauss–Krüger by central meridian (degrees) and false easting (metres). */
export function gaussKrugerCode(meridian: number, falseEasting: number): number | undefined {
  const zone3 = meridian / 3;
  const zone6 = (meridian + 3) / 6;
  const is3 = Number.isInteger(zone3) && zone3 >= 25 && zone3 <= 45;
  const is6 = Number.isInteger(zone6) && zone6 >= 13 && zone6 <= 23;
  // Without prefix a 6-degree zone has the same numbers as the 3-degree zone on its meridian.
  if (falseEasting === 500_000 && is3) return 4534 + zone3 - 25;
  if (is3 && falseEasting === zone3 * 1_000_000 + 500_000) return 4513 + zone3 - 25;
  if (is6 && falseEasting === zone6 * 1_000_000 + 500_000) return 4491 + zone6 - 13;
  return undefined;
}

/** Degrees as they were meant: some programs write 107.99999999999999. */
function rounded(degrees: number | undefined): number | undefined {
  return degrees === undefined ? undefined : Math.round(degrees * 1e6) / 1e6;
}

function parameter(text: string, ...names: string[]): number | undefined {
  for (const name of names) {
    const found = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*([-+0-9.eE]+)`, 'i').exec(text);
    if (found) return Number(found[1]);
  }
  return undefined;
}
