import { findCrs, toLonLat } from '../geo/crs.ts';
import { refuse } from './error.ts';
import type { CrsHow } from './types.ts';

export type Crs = {
  /** 0 where the file names a system without a code */
  epsg: number;
  how: CrsHow;
  /** as the file calls it, where it is not one of the trade's */
  name?: string;
  /**
   * How coordinates outside of the trade's systems become degrees: they are degrees on a datum near WGS 84, or GDAL
   * converts them by the code, or by the file's own description.
   */
  via?: 'degrees' | 'code' | 'own';
};

/** What the result says of a system. */
export function statedCrs({ epsg, how, name }: Crs): Omit<Crs, 'via'> {
  return name === undefined ? { epsg, how } : { epsg, how, name };
}

/** minX, minY, maxX, maxY in the file's own units. */
type Box = [number, number, number, number];

/**
 * The system of coordinates without a description, from the numbers alone, or undefined when they leave it
 * open. Degrees are taken as CGCS2000; an easting of eight digits carries its zone (25–45 are 3-degree,
 * 13–23 are 6-degree zones); one of six digits says nothing by itself, but where data is expected may fit
 * a single central meridian only.
 * @param expected [west, south, east, north] degrees
 */
export function inferCrs(box: Box, expected?: Box): Crs | undefined {
  const [minX, minY, maxX, maxY] = box;
  if (minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90) return { epsg: 4490, how: 'magnitude' };
  if (minY < 0 || maxY > 10_000_000) return undefined;
  const zone = Math.floor(minX / 1_000_000);
  if (zone === Math.floor(maxX / 1_000_000)) {
    if (zone >= 25 && zone <= 45) return { epsg: 4513 + zone - 25, how: 'zonePrefix' };
    if (zone >= 13 && zone <= 23) return { epsg: 4491 + zone - 13, how: 'zonePrefix' };
  }
  if (!expected || minX < 0 || maxX > 1_000_000) return undefined;
  const fitting = THREE_DEGREE_PLAIN.filter((epsg) => fits(box, epsg, expected));
  return fitting.length === 1 ? { epsg: fitting[0], how: 'extent' } : undefined;
}

/**
 * The refusal for coordinates nobody described and nothing tells: if they would be told the other way round,
 * they are swapped.
 */
export function refuseUnknownCrs(box: Box, file: string, expected?: Box) {
  const [x, y] = box;
  const turned = inferCrs([box[1], box[0], box[3], box[2]], expected);
  return refuse(turned ? 'axesSwapped' : 'crsUnknown', file, { x, y });
}

/**
 * A stated system, if its coordinates can be brought to CGCS2000 without local parameters: those of the trade,
 * and (by GDAL) UTM on WGS 84, in which satellite products come.
 * @throws FormatError `crsUnsupported`
 */
export function requireSupported(crs: Crs, file: string, by: 'gdal' | 'own'): Crs {
  const isUtm = crs.epsg > 32_600 && crs.epsg <= 32_660;
  if (findCrs(crs.epsg) || (by === 'gdal' && isUtm)) return crs;
  throw refuse('crsUnsupported', file, { name: `EPSG:${crs.epsg}` });
}

/** 3-degree zones without prefix, CM 75°E to 135°E. */
const THREE_DEGREE_PLAIN = Array.from({ length: 21 }, (_, i) => 4534 + i);

/** Degrees by which data may reach beyond the expected extent: neighbours' parcels at the edge. */
const MARGIN = 0.1;

function fits([minX, minY, maxX, maxY]: Box, epsg: number, [west, south, east, north]: Box): boolean {
  const convert = toLonLat(epsg);
  return [
    [minX, minY],
    [minX, maxY],
    [maxX, minY],
    [maxX, maxY],
  ].every(([x, y]) => {
    const [lon, lat] = convert(x, y);
    return lon > west - MARGIN && lon < east + MARGIN && lat > south - MARGIN && lat < north + MARGIN;
  });
}
