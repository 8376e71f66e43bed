import proj4 from 'proj4';
import { gaussKrugerToDegrees } from './gaussKruger.ts';

export type CrsKind = 'geographic' | 'mercator' | 'gk3' | 'gk6';

/** A coordinate system of the trade. Projected ones take easting first here; survey "X" is the northing. */
export type Crs = {
  epsg: number;
  kind: CrsKind;
  nameZh: string;
  nameEn: string;
  /** central meridian in degrees, for Gauss-Krüger */
  centralMeridian?: number;
  /** zone number, for Gauss-Krüger */
  zone?: number;
  /** whether eastings carry the zone number in front of their six digits */
  hasPrefix?: boolean;
};

type Point = [number, number];
/** Converts one point; both orders are east first. */
export type PointConverter = (x: number, y: number) => Point;

// CGCS2000 and WGS 84 coincide within centimetres, so neither is shifted to the other.
const LON_LAT = '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs';
const MERCATOR = '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs';

function gaussKruger(kind: 'gk3' | 'gk6', zone: number, hasPrefix: boolean): Crs {
  const width = kind === 'gk3' ? 3 : 6;
  const centralMeridian = kind === 'gk3' ? 3 * zone : 6 * zone - 3;
  const first = kind === 'gk3' ? (hasPrefix ? 4513 : 4534) - 25 : (hasPrefix ? 4491 : 4502) - 13;
  return {
    epsg: first + zone,
    kind,
    centralMeridian,
    zone,
    hasPrefix,
    nameZh: hasPrefix
      ? `CGCS2000 ${width}°带 ${zone}带`
      : `CGCS2000 ${width}°带 中央经线${centralMeridian}°（无带号）`,
    nameEn: hasPrefix
      ? `CGCS2000 ${width}° zone ${zone}`
      : `CGCS2000 ${width}° zone, CM ${centralMeridian}°E (no zone prefix)`,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** All coordinate systems that files of the trade come in. */
export const CRS_LIST: readonly Crs[] = [
  { epsg: 4490, kind: 'geographic', nameZh: 'CGCS2000 经纬度', nameEn: 'CGCS2000 longitude/latitude' },
  { epsg: 4326, kind: 'geographic', nameZh: 'WGS 84 经纬度', nameEn: 'WGS 84 longitude/latitude' },
  { epsg: 3857, kind: 'mercator', nameZh: 'Web 墨卡托', nameEn: 'Web Mercator' },
  ...range(25, 45).map((zone) => gaussKruger('gk3', zone, true)),
  ...range(25, 45).map((zone) => gaussKruger('gk3', zone, false)),
  ...range(13, 23).map((zone) => gaussKruger('gk6', zone, true)),
  ...range(13, 23).map((zone) => gaussKruger('gk6', zone, false)),
];

const BY_EPSG = new Map(CRS_LIST.map((crs) => [crs.epsg, crs]));

/** The coordinate system of an EPSG code, if the trade knows it. */
export function findCrs(epsg: number): Crs | undefined {
  return BY_EPSG.get(epsg);
}

function requireCrs(epsg: number): Crs {
  const crs = BY_EPSG.get(epsg);
  if (crs === undefined) {
    throw new RangeError(`不支持的坐标系 EPSG:${epsg} is not supported; known: 4490, 4326, 3857, 4491–4554`);
  }
  return crs;
}

/** The PROJ definition of a coordinate system of the list. */
export function projDefinition(epsg: number): string {
  const crs = requireCrs(epsg);
  if (crs.kind === 'geographic') return LON_LAT;
  if (crs.kind === 'mercator') return MERCATOR;
  return `+proj=tmerc +lat_0=0 +lon_0=${crs.centralMeridian} +k=1 +x_0=${falseEastingM(crs)} +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs`;
}

const falseEastingM = ({ hasPrefix, zone = 0 }: Crs) => 500_000 + (hasPrefix ? zone * 1_000_000 : 0);

const converters = new Map<number, { forward: (p: Point) => Point; inverse: (p: Point) => Point }>();

function converterOf(epsg: number) {
  let converter = converters.get(epsg);
  if (converter === undefined) {
    const both = proj4(LON_LAT, projDefinition(epsg));
    converter = {
      forward: (p) => both.forward(p) as Point,
      inverse: (p) => both.inverse(p) as Point,
    };
    converters.set(epsg, converter);
  }
  return converter;
}

/** From a coordinate system (easting, northing, or degrees lon, lat) to degrees of CGCS2000. */
export function toLonLat(epsg: number): PointConverter {
  if (requireCrs(epsg).kind === 'geographic') return (lon, lat) => [lon, lat];
  const { inverse } = converterOf(epsg);
  return (x, y) => inverse([x, y]);
}

/** As {@link toLonLat}, for many at once and in place: x, y, x, y, … become degrees lon, lat. */
export function degreesInPlace(epsg: number, coords: Float64Array): void {
  const crs = requireCrs(epsg);
  if (crs.kind === 'geographic') return;
  if (crs.centralMeridian !== undefined) {
    gaussKrugerToDegrees(coords, crs.centralMeridian, falseEastingM(crs));
    return;
  }
  const { inverse } = converterOf(epsg);
  for (let i = 0; i < coords.length; i += 2) coords.set(inverse([coords[i]!, coords[i + 1]!]), i);
}

/** From degrees of CGCS2000 to a coordinate system: easting, northing in metres, or degrees. */
export function fromLonLat(epsg: number): PointConverter {
  if (requireCrs(epsg).kind === 'geographic') return (lon, lat) => [lon, lat];
  const { forward } = converterOf(epsg);
  return (lon, lat) => forward([lon, lat]);
}

/** Number of the 3° zone a longitude lies in: 36 from 106.5° up to 109.5°. */
export function gk3Zone(lonDeg: number): number {
  return Math.floor((lonDeg + 1.5) / 3);
}

/** Number of the 6° zone a longitude lies in: 19 from 108° up to 114°. */
export function gk6Zone(lonDeg: number): number {
  return Math.floor(lonDeg / 6) + 1;
}

/** EPSG code of a 3° zone, 25 to 45, with or without the zone number before the easting. */
export function gk3Epsg(zone: number, hasPrefix = true): number {
  return requireCrs((hasPrefix ? 4513 : 4534) + zone - 25).epsg;
}

/** What to call a coordinate system on screen, such as "CGCS2000 3°带 36带". */
export function crsName(epsg: number, language: 'zh' | 'en' = 'zh'): string {
  const crs = requireCrs(epsg);
  return language === 'zh' ? crs.nameZh : crs.nameEn;
}
