import { type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';

/** Reads the WKT of a polygon or multipolygon that is not empty; null for anything else. */
export function parseWkt(wkt: unknown): FlatPolygon | null {
  if (typeof wkt !== 'string') return null;
  const match = /^\s*(MULTI)?POLYGON\s*(\(.*\))\s*$/s.exec(wkt);
  if (match === null || /EMPTY|NAN|INF/i.test(wkt)) return null;
  const nested = match[2]
    .replace(/([-+.\deE]+)\s+([-+.\deE]+)/g, (_, x, y) => `[${Number(x)},${Number(y)}]`)
    .replace(/\(/g, '[')
    .replace(/\)/g, ']');
  const value = JSON.parse(nested);
  return fromRings(match[1] === undefined ? [value] : value);
}
