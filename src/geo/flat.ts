import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * A polygon or multipolygon as three typed arrays, in degrees of CGCS2000 (EPSG:4490), longitude first.
 * A valid one has closed rings (first vertex = last), and the first ring of each part is the outer one.
 */
export type FlatPolygon = {
  /** lon, lat interleaved, degrees */
  readonly coords: Float64Array;
  /** vertex index just past each ring */
  readonly ringEnds: Uint32Array;
  /** ring index just past each part */
  readonly partEnds: Uint32Array;
};

/** minLon, minLat, maxLon, maxLat in degrees. */
export type Bbox = [number, number, number, number];

/** A ring is a vertex range `[start, end)` of `coords`; the outer one comes first in its part. */
export type Ring = { start: number; end: number; part: number; isOuter: boolean };

/** Number of vertices, closing vertices included. */
export function vertexCount(polygon: FlatPolygon): number {
  return polygon.coords.length >> 1;
}

/** The rings in order, with their part and role. */
export function ringsOf(polygon: FlatPolygon): Ring[] {
  const rings: Ring[] = [];
  let start = 0;
  let ring = 0;
  for (let part = 0; part < polygon.partEnds.length; part++) {
    const first = ring;
    for (; ring < polygon.partEnds[part]; ring++) {
      const end = polygon.ringEnds[ring];
      rings.push({ start, end, part, isOuter: ring === first });
      start = end;
    }
  }
  return rings;
}

/** The smallest box around a polygon; `null` when it has no vertex. */
export function bbox(polygon: FlatPolygon): Bbox | null {
  const { coords } = polygon;
  if (coords.length === 0) return null;
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coords.length; i += 2) {
    if (coords[i] < box[0]) box[0] = coords[i];
    if (coords[i] > box[2]) box[2] = coords[i];
    if (coords[i + 1] < box[1]) box[1] = coords[i + 1];
    if (coords[i + 1] > box[3]) box[3] = coords[i + 1];
  }
  return box;
}

/** Packs parts of rings of `[lon, lat, …]` positions; further ordinates are dropped, nothing else is changed. */
export function fromRings(parts: readonly (readonly (readonly Position[])[])[]): FlatPolygon {
  let vertices = 0;
  let rings = 0;
  for (const part of parts) for (const ring of part) vertices += ring.length;
  for (const part of parts) rings += part.length;
  const coords = new Float64Array(vertices * 2);
  const ringEnds = new Uint32Array(rings);
  const partEnds = new Uint32Array(parts.length);
  let at = 0;
  let ringAt = 0;
  for (let p = 0; p < parts.length; p++) {
    for (const ring of parts[p]) {
      for (const position of ring) {
        coords[at++] = position[0];
        coords[at++] = position[1];
      }
      ringEnds[ringAt++] = at >> 1;
    }
    partEnds[p] = ringAt;
  }
  return { coords, ringEnds, partEnds };
}

/** A GeoJSON geometry as it stands: unclosed or wrongly turned rings are for `repairPolygon` to put right. */
export function fromGeoJson(geometry: Polygon | MultiPolygon): FlatPolygon {
  return fromRings(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
}

/** A `Polygon` where there is one part, else a `MultiPolygon`. */
export function toGeoJson(polygon: FlatPolygon): Polygon | MultiPolygon {
  const parts: Position[][][] = Array.from(polygon.partEnds, () => []);
  for (const ring of ringsOf(polygon)) {
    const positions: Position[] = [];
    for (let v = ring.start; v < ring.end; v++) {
      positions.push([polygon.coords[2 * v], polygon.coords[2 * v + 1]]);
    }
    parts[ring.part].push(positions);
  }
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0] }
    : { type: 'MultiPolygon', coordinates: parts };
}

/** The parts of several polygons as one, in their order; `null` for none. */
export function joinPolygons(polygons: readonly FlatPolygon[]): FlatPolygon | null {
  if (polygons.length === 0) return null;
  if (polygons.length === 1) return polygons[0];
  const coords = new Float64Array(polygons.reduce((n, p) => n + p.coords.length, 0));
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  let at = 0;
  for (const p of polygons) {
    coords.set(p.coords, 2 * at);
    const rings = ringEnds.length;
    for (const end of p.ringEnds) ringEnds.push(at + end);
    for (const end of p.partEnds) partEnds.push(rings + end);
    at += p.coords.length / 2;
  }
  return { coords, ringEnds: Uint32Array.from(ringEnds), partEnds: Uint32Array.from(partEnds) };
}
