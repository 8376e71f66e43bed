import { refuse } from './error.ts';

/**
 * EPSG code of a .prj text (WKT 1, OGC or ESRI flavour; WKT 2 by its ID). ESRI's WKT carries no code, and
 * the names vary by vendor, so the system is told by datum, central meridian and false easting; the name
 * only decides the datum. Zones: GB/T 22021, EPSG 4491–4554.
 * @throws FormatError `crsDatum` (Beijing 54, Xi'an 80, local), `crsUnsupported`
 */
export function epsgOfWkt(wkt: string, file: string): number {
  const text = wkt.replace(/^\uFEFF/, '').trim();
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

type Datum = 'cgcs2000' | 'wgs84' | 'local';

function datumOf(text: string): Datum | undefined {
  const flat = text.toLowerCase().replace(/[\s_\-']/g, '');
  if (/beijing|pulkovo|krassowsky|krasovsky|xian|iag75|iag1975|gcsnewbeijing|nad27|nad83/.test(flat))
    return 'local';
  if (/cgcs2000|china2000|chinageodeticcoordinatesystem2000|国家2000|2000国家大地坐标系/.test(flat))
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
  const meridian = parameter(text, 'central_meridian', 'Longitude of natural origin');
  const easting = parameter(text, 'false_easting', 'False easting');
  const scale = parameter(text, 'scale_factor', 'Scale factor at natural origin') ?? 1;
  const northing = parameter(text, 'false_northing', 'False northing') ?? 0;
  if (meridian === undefined || easting === undefined || northing !== 0) return undefined;
  if (datum === 'wgs84') {
    const zone = (meridian + 183) / 6;
    return scale === 0.9996 && easting === 500_000 && Number.isInteger(zone) ? 32_600 + zone : undefined;
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

function parameter(text: string, ...names: string[]): number | undefined {
  for (const name of names) {
    const found = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*([-+0-9.eE]+)`, 'i').exec(text);
    if (found) return Number(found[1]);
  }
  return undefined;
}
