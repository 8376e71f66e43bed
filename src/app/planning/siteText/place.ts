import type { PolygonJson } from '../../../api/common.ts';
import { parsePlace } from '../../../geo/coordinates.ts';
import { findCrs, toLonLat } from '../../../geo/crs.ts';
import { MAX_VERTICES, type Outline, type Ring, SiteTextError, type Vertex } from './outline.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];
export type PlaceOptions = {
  /** Box of the county: tells to which zone a six-digit easting belongs. */
  within: Box;
  /** Coordinate system that the person chose; else it is told by the text or the numbers. */
  epsg?: number;
};

/** Degrees are kept to 1e-9 (0.1 mm), so that a link to a site reopens it to the last digit. */
const DIGITS = 1e9;
const rounded = (degrees: number) => Math.round(degrees * DIGITS) / DIGITS;

/** An outline as written → a polygon in degrees of CGCS2000, rings closed, and the system it was read in. */
export function placeOutline(
  outline: Outline,
  options: PlaceOptions,
): { polygon: PolygonJson; epsg: number } {
  const rings = outline.parts.flat();
  const vertices = rings.flat();
  if (vertices.length > MAX_VERTICES) {
    throw new SiteTextError(0, {
      zh: `共 ${vertices.length} 个点，超过 ${MAX_VERTICES}。请先简化，或作为图层导入。`,
      en: `${vertices.length} vertices are more than ${MAX_VERTICES}. Simplify, or import it as a layer.`,
    });
  }
  const epsg = options.epsg ?? outline.epsg ?? guessCrs(vertices, outline.zone, options.within);
  if (!findCrs(epsg)) {
    throw new SiteTextError(0, {
      zh: `不认识坐标系 EPSG:${epsg}。请在“坐标系”中选择。`,
      en: `EPSG:${epsg} is not known here. Choose the coordinate system.`,
    });
  }
  const convert = toLonLat(epsg);
  const swap = outline.order === 'any' && isSecondFirst(vertices);
  const place = (ring: Ring) =>
    closed(
      ring.map((vertex) => placeVertex(vertex, swap, convert)),
      ring,
    );
  const parts = outline.parts.map((part) => part.map(place));
  const polygon: PolygonJson =
    parts.length === 1
      ? { type: 'Polygon', coordinates: parts[0]! }
      : { type: 'MultiPolygon', coordinates: parts };
  return { polygon, epsg };
}

function placeVertex(
  { a, b, line }: Vertex,
  swap: boolean,
  convert: (x: number, y: number) => [number, number],
): [number, number] {
  const [lon, lat] = swap ? convert(b, a) : convert(a, b);
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    throw new SiteTextError(line, {
      zh: `${a}, ${b} 不在地球上。请检查数字和坐标系。`,
      en: `${a}, ${b} is not on the earth. Check the numbers and the coordinate system.`,
    });
  }
  return [rounded(lon), rounded(lat)];
}

function guessCrs(vertices: readonly Vertex[], zone: number | undefined, within: Box): number {
  const metres = vertices.find(({ a, b }) => Math.abs(a) > 180 || Math.abs(b) > 180);
  if (!metres) return 4490;
  const place = parsePlace(`${metres.a} ${metres.b}`, { within: [...within], zone });
  if (place) return place.epsg;
  throw new SiteTextError(metres.line, {
    zh: `看不出 ${metres.a}, ${metres.b} 是哪个坐标系。请在“坐标系”中选择带号。`,
    en: `${metres.a}, ${metres.b} tell no coordinate system. Choose the zone.`,
  });
}

/** Northing or latitude first? Judged on all vertices together: survey X is the northing, degrees may be lat, lon. */
function isSecondFirst(vertices: readonly Vertex[]): boolean {
  const isNorthing = (value: number) => value >= 1_000_000 && value < 7_000_000;
  const isProjected = vertices.some(({ a, b }) => Math.abs(a) > 180 || Math.abs(b) > 180);
  if (isProjected) return vertices.every(({ a, b }) => isNorthing(a) && !isNorthing(b));
  return vertices.every(({ a, b }) => Math.abs(a) < 60 && Math.abs(b) > 60);
}

function closed(points: [number, number][], ring: Ring): [number, number][] {
  const [first] = points;
  const last = points.at(-1);
  const isClosed = points.length > 1 && first![0] === last![0] && first![1] === last![1];
  const distinct = new Set(points.map(([lon, lat]) => `${lon} ${lat}`)).size;
  if (distinct < 3) {
    throw new SiteTextError(ring[0]?.line ?? 0, {
      zh: `一个环至少要有 3 个不同的点，这里只有 ${distinct} 个。`,
      en: `A ring needs at least 3 different vertices, here are ${distinct}.`,
    });
  }
  return isClosed ? points : [...points, first!];
}
