import { findCrs } from '../geo/crs.ts';

/** Metres from the central meridian at which Gauss–Krüger coordinates stop making sense: some ten degrees. */
const MAX_OFFSET_M = 1_000_000;
/** Half the circumference of the earth in Web Mercator. */
const MERCATOR_M = 20_037_509;
const NORTHING_M = 10_000_000;

/**
 * Tells whether a position (easting or longitude first) can be meant in a system of the trade. Degrees never are in a
 * projected one, nor eastings with a zone number in one without, or of another zone.
 */
export function domainOf(epsg: number): (x: number, y: number) => boolean {
  const crs = findCrs(epsg);
  if (crs === undefined) return () => true;
  if (crs.kind === 'geographic') return (x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (crs.kind === 'mercator') {
    return (x, y) =>
      Math.abs(x) <= MERCATOR_M && Math.abs(y) <= MERCATOR_M && !(Math.abs(x) <= 180 && Math.abs(y) <= 90);
  }
  const falseEasting = 500_000 + (crs.hasPrefix ? (crs.zone ?? 0) * 1_000_000 : 0);
  return (x, y) =>
    Math.abs(x - falseEasting) < MAX_OFFSET_M &&
    Math.abs(y) <= NORTHING_M &&
    !(Math.abs(x) <= 180 && Math.abs(y) <= 90);
}
