import { findCrs } from '../geo/crs.ts';
import { crsOfCode, crsOfWkt } from './anywhere.ts';
import { type Crs, requireSupported } from './infer.ts';
import type { CrsHow, ReadOptions } from './types.ts';
import { epsgOfWkt } from './wkt.ts';

/**
 * The system that a person chose or that a file describes by WKT, taken for reading: undefined where nobody states
 * one, or nobody asks since coordinates are wanted as written.
 * @throws FormatError `crsDatum`, `crsUnsupported`
 */
export function statedSystem(
  wkt: string | undefined,
  how: CrsHow,
  file: string,
  options: ReadOptions,
): Crs | undefined {
  if (options.asWritten) return undefined;
  if (options.epsg && options.anywhere) return crsOfCode(options.epsg, 'chosen');
  if (options.epsg) return requireSupported({ epsg: options.epsg, how: 'chosen' }, file, 'gdal');
  if (!wkt || isUndefined(wkt)) return undefined;
  if (options.anywhere) return crsOfWkt(wkt, how, file);
  return requireSupported({ epsg: epsgOfWkt(wkt, file), how }, file, 'gdal');
}

/** Whether its coordinates become degrees by `place`, without GDAL. */
export function isOwn(crs: Crs | undefined): boolean {
  return crs === undefined || (crs.via === undefined && findCrs(crs.epsg) !== undefined);
}

/** Descriptions that describe nothing: GeoPackage reserves two, ArcGIS writes "Unknown". */
function isUndefined(wkt: string): boolean {
  return (
    /^\s*\w+\s*\[\s*"(Undefined|Unknown)/i.test(wkt) || /^\s*\{?\s*(B286C06B|unknown|undefined)/i.test(wkt)
  );
}
