import { type Crs, findCrs, fromLonLat } from '../../geo/crs.ts';
import { ringAreaM2 } from '../../geo/ellipsoid.ts';
import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import { WriteError } from './error.ts';

export const DEGREES = 4490;

/** The system that coordinates are asked for in: degrees, or a zone of CGCS2000. @throws WriteError `crs` */
export function targetCrs(epsg: number = DEGREES): Crs {
  const crs = findCrs(epsg);
  if (crs) return crs;
  throw new WriteError(
    'crs',
    `不支持导出为 EPSG:${epsg}；可用 4490（经纬度）、4513–4554（3°带）、4491–4512（6°带）`,
    `EPSG:${epsg} cannot be exported; use 4490 (degrees), 4513–4554 (3° zones) or 4491–4512 (6° zones)`,
  );
}

/** A polygon in degrees with its vertices, unchanged in number and order, in another system; degrees stay bit for bit. */
export function projector(crs: Crs): (polygon: FlatPolygon) => FlatPolygon {
  if (crs.kind === 'geographic') return (polygon) => polygon;
  const convert = fromLonLat(crs.epsg);
  return ({ coords, ringEnds, partEnds }) => {
    const projected = new Float64Array(coords.length);
    for (let i = 0; i < coords.length; i += 2) {
      const [x, y] = convert(coords[i], coords[i + 1]);
      projected[i] = x;
      projected[i + 1] = y;
    }
    return { coords: projected, ringEnds, partEnds };
  };
}

/**
 * A polygon in degrees with outer rings turning one way and holes the other: counter-clockwise outer rings for GeoJSON
 * (RFC 7946, 3.1.6) and KML, clockwise ones for shapefiles. A ring that turns rightly stays as it is.
 */
export function turned(polygon: FlatPolygon, outer: 'clockwise' | 'counterClockwise'): FlatPolygon {
  const { coords, ringEnds, partEnds } = polygon;
  let result: Float64Array | undefined;
  for (const { start, end, isOuter } of ringsOf(polygon)) {
    const isCounter = ringAreaM2(coords, start, end) > 0;
    if (isCounter === (isOuter === (outer === 'counterClockwise'))) continue;
    result ??= coords.slice();
    for (let v = start; v < end; v++) {
      const from = start + end - 1 - v;
      result[2 * v] = coords[2 * from];
      result[2 * v + 1] = coords[2 * from + 1];
    }
  }
  return result ? { coords: result, ringEnds, partEnds } : polygon;
}
