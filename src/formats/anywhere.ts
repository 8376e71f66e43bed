import { findCrs } from '../geo/crs.ts';
import { refuse } from './error.ts';
import type { Crs } from './infer.ts';
import type { CrsHow } from './types.ts';
import { epsgOfWkt } from './wkt.ts';

/**
 * Coordinate systems of the whole world, for measuring files that are not a county's: whatever GDAL knows, where its
 * own parameters are good to some metres. Only the local Chinese datums stay refused, since theirs are secret and
 * without them everything lies some hundred metres off.
 */
const NEAR_WGS84 = new Map([
  [4258, 'ETRS89'],
  [4269, 'NAD83'],
  [4617, 'NAD83(CSRS)'],
  [4674, 'SIRGAS 2000'],
  [4283, 'GDA94'],
  [7844, 'GDA2020'],
  [4167, 'NZGD2000'],
  [4612, 'JGD2000'],
  [6668, 'JGD2011'],
  [4737, 'Korea 2000'],
  [4148, 'Hartebeesthoek94'],
]);

const NEAR_NAMES =
  /etrs_?1?9?89|european_terrestrial_reference_system_1989|north_american_(datum_)?1983|nad_?83|sirgas_?2000|geocentric_datum_of_australia|gda_?(19)?94|gda_?2020|new_zealand_geodetic_datum_2000|nzgd_?2000|japanese_geodetic_datum_20|jgd_?20|geocentric_datum_of_korea|hartebeesthoek_?(19)?94|wgs_?(19)?84|world_geodetic_system_1984/i;

const CHINESE_LOCAL = /beijing|xian|xi'an|iag_?19?75/i;

/** A system chosen by its EPSG code. */
export function crsOfCode(epsg: number, how: CrsHow): Crs {
  if (findCrs(epsg)) return { epsg, how };
  return NEAR_WGS84.has(epsg) ? { epsg, how, via: 'degrees' } : { epsg, how, via: 'code' };
}

/**
 * A system described by WKT.
 * @throws FormatError `crsDatum` for the local Chinese ones, `crsUnsupported` for what is no system of the earth
 */
export function crsOfWkt(wkt: string, how: CrsHow, file: string): Crs {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
  if (CHINESE_LOCAL.test(wkt)) throw refuse('crsDatum', file, { name });
  const known = tradeCode(wkt, file);
  if (known !== undefined) return { epsg: known, how };
  const epsg = Number(/"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(wkt)?.[1] ?? 0);
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS)\b/i.test(wkt) && NEAR_NAMES.test(wkt.replace(/[\s-]+/g, '_'))) {
    return { epsg: epsg || 4326, how, name, via: 'degrees' };
  }
  if (!/^\s*(GEOGCS|GEOGCRS|GEODCRS|PROJCS|PROJCRS|COMPD_CS|COMPOUNDCRS|BOUNDCRS)\b/i.test(wkt)) {
    throw refuse('crsUnsupported', file, { name });
  }
  return { epsg, how, name, via: 'own' };
}

function tradeCode(wkt: string, file: string): number | undefined {
  try {
    const epsg = epsgOfWkt(wkt, file);
    return findCrs(epsg) ? epsg : undefined;
  } catch {
    return undefined;
  }
}

/** Families of UTM zones by EPSG code: first code, first zone, number of zones, south of the equator. */
const UTM: readonly [first: number, zone: number, count: number, isSouth: boolean][] = [
  [32_601, 1, 60, false],
  [32_701, 1, 60, true],
  [25_828, 28, 11, false],
  [26_901, 1, 23, false],
  [31_965, 11, 12, false],
  [31_977, 17, 9, true],
  [28_348, 48, 11, true],
  [7846, 46, 14, true],
];

/** The PROJ definition of a UTM zone on a datum near WGS 84; undefined for other codes. */
export function utmDefinition(epsg: number): string | undefined {
  for (const [first, zone, count, isSouth] of UTM) {
    if (epsg < first || epsg >= first + count) continue;
    return `+proj=utm +zone=${zone + epsg - first}${isSouth ? ' +south' : ''} +ellps=GRS80 +units=m +no_defs`;
  }
  return undefined;
}
