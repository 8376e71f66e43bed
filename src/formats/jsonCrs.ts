import { crsOfCode, utmDefinition } from './anywhere.ts';
import { refuse } from './error.ts';
import { type Crs, requireSupported } from './infer.ts';
import { isObject, type Json, short } from './jsonValue.ts';
import type { CrsHow } from './types.ts';
import { epsgOfWkt, gaussKrugerCode } from './wkt.ts';

/** Stated system of a file's coordinates. */
export type StatedCrs = { epsg: number; how: CrsHow };

/**
 * The `crs` member of GeoJSON 2008 in all its spellings: by name (URN, URL, `EPSG:…`, Esri's names), by code, as a
 * plain text. `null` means the same as none.
 * @throws FormatError `crsUnsupported` for a link or a name nobody knows
 */
export function crsOfMember(member: Json, file: string): StatedCrs | undefined {
  if (member === null || member === undefined) return undefined;
  const properties = isObject(member) && isObject(member.properties) ? member.properties : undefined;
  const code = properties?.code ?? (isObject(member) ? member.code : undefined);
  const name = typeof member === 'object' ? (properties?.name ?? code) : member;
  if (name === undefined || name === null) throw refuse('crsUnsupported', file, { name: short(member) });
  return { epsg: epsgOfName(String(name).trim(), file), how: 'member' };
}

/** @throws FormatError `crsUnsupported`, `crsDatum` */
function epsgOfName(name: string, file: string): number {
  if (/CRS:?84$/i.test(name)) return 4326;
  const code =
    /(?:EPSG|epsg\.xml)[:/#]{1,2}(?:[\d.]*[:/])?(\d{4,6})$/i.exec(name)?.[1] ?? /^\d{4,6}$/.exec(name)?.[0];
  if (code !== undefined) return Number(code);
  if (/^\w+\s*\[/.test(name)) return epsgOfWkt(name, file);
  const epsg = epsgOfEsriName(name);
  if (epsg === undefined) throw refuse('crsUnsupported', file, { name });
  return epsg;
}

/** `CGCS2000_3_Degree_GK_Zone_36`, `CGCS2000 / 3-degree Gauss-Kruger CM 108E`, `China Geodetic Coordinate System 2000`. */
function epsgOfEsriName(name: string): number | undefined {
  const flat = name.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  if (!/cgcs ?2000|china geodetic coordinate system 2000/.test(flat)) return undefined;
  if (!/gk|gauss/.test(flat)) return 4490;
  const is3 = /3 degree/.test(flat);
  const zone = Number(/zone (\d{2})/.exec(flat)?.[1]);
  const meridian = Number(/cm (\d{2,3})e/.exec(flat)?.[1]);
  if (zone) return gaussKrugerCode(is3 ? zone * 3 : zone * 6 - 3, zone * 1_000_000 + 500_000);
  return meridian ? gaussKrugerCode(meridian, 500_000) : undefined;
}

/** `spatialReference` of Esri's JSON: a code, the newer one first, or WKT. Esri's own codes for Web Mercator are old ones. */
export function crsOfSpatialReference(reference: Json, file: string): StatedCrs | undefined {
  if (!isObject(reference)) return undefined;
  const code = Number(reference.latestWkid ?? reference.wkid ?? Number.NaN);
  if (code === 102_100 || code === 102_113) return { epsg: 3857, how: 'member' };
  if (Number.isInteger(code) && code > 0) return { epsg: code, how: 'member' };
  const wkt = reference.wkt2 ?? reference.wkt;
  return typeof wkt === 'string' ? { epsg: epsgOfWkt(wkt, file), how: 'member' } : undefined;
}

/** GDAL is not asked here, so that of the systems of the world only degrees and UTM zones are known. */
export function anywhereCrs({ epsg, how }: StatedCrs, file: string): Crs {
  const crs = crsOfCode(epsg, how);
  if (crs.via === 'degrees' || (crs.via === 'code' && utmDefinition(epsg))) return crs;
  return requireSupported(crs, file, 'own');
}
