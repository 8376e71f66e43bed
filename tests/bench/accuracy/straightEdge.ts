import geodesic from 'geographiclib-geodesic';
import { fromLonLat, gk3Epsg, toLonLat } from '../../../src/geo/crs.ts';
import { areaM2, FLATTENING, planeX, planeY, SEMI_MAJOR_M } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { latOfY, lonOfX } from '../../unit/geo/overlay/exact/inverse.ts';

type Point = [number, number];
/** The point at share t of an edge. */
type Edge = (from: Point, to: Point, t: number) => Point;

/** Near the middle of 乌审旗; zone 36 has its central meridian at 108°. */
const MIDDLE = { lon: 108.85, lat: 38.5 };
const ZONE_36 = gk3Epsg(36);
/** Pieces that a curved edge is drawn with: their own sagitta is 1/65536 of the edge's. */
const PIECES = 256;
const DIRECTIONS_DEG = Array.from({ length: 36 }, (_, i) => 5 * i);

const ellipsoid = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_M, FLATTENING);

const between = (a: Point, b: Point, t: number): Point => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
];

/** What "straight" may mean between two vertices. */
const EDGES: Record<string, Edge> = {
  equalAreaPlane: (from, to, t) => {
    const [x, y] = between([planeX(from[0]), planeY(from[1])], [planeX(to[0]), planeY(to[1])], t);
    return [lonOfX(x), latOfY(y)];
  },
  lonLat: between,
  geodesic: ([lon1, lat1], [lon2, lat2], t) => {
    const line = ellipsoid.InverseLine(lat1, lon1, lat2, lon2);
    const { lat2: lat = NaN, lon2: lon = NaN } = line.Position(t * line.s13);
    return [lon, lat];
  },
  gaussKrugerZone36: (from, to, t) => {
    const toPlane = fromLonLat(ZONE_36);
    return toLonLat(ZONE_36)(...between(toPlane(...from), toPlane(...to), t));
  },
};

function destination([lon, lat]: Point, azimuthDeg: number, distanceM: number): Point {
  const { lat2 = NaN, lon2 = NaN } = ellipsoid.Direct(lat, lon, azimuthDeg, distanceM);
  return [lon2, lat2];
}

/** Corners of a regular polygon of so long edges, turned by an angle, counter-clockwise. */
function cornersAt(count: number, edgeM: number, turnDeg: number): Point[] {
  const radiusM = edgeM / (2 * Math.sin(Math.PI / count));
  return Array.from({ length: count }, (_, i) =>
    destination([MIDDLE.lon, MIDDLE.lat], turnDeg - (360 / count) * i, radiusM),
  );
}

function drawnAreaM2(corners: readonly Point[], edge: Edge): number {
  const ring = corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length];
    return Array.from({ length: PIECES }, (_, k) => (k === 0 ? from : edge(from, to, k / PIECES)));
  });
  return areaM2(fromRings([[[...ring, ring[0]]]]));
}

/** Area in ㎡ between the edge as drawn and the one straight in the equal-area plane. */
function sagittaM2(from: Point, to: Point, edge: Edge): number {
  const path = Array.from({ length: PIECES + 1 }, (_, k) =>
    k === 0 ? from : k === PIECES ? to : edge(from, to, k / PIECES),
  );
  return areaM2(fromRings([[[...path, from]]]));
}

/** The largest share by which the area of a regular polygon changes with its edges drawn so. */
function worstShare(count: number, edgeM: number, edge: Edge): number {
  let worst = 0;
  for (const turn of DIRECTIONS_DEG) {
    const corners = cornersAt(count, edgeM, turn);
    const plain = areaM2(fromRings([[[...corners, corners[0]]]]));
    worst = Math.max(worst, Math.abs(drawnAreaM2(corners, edge) / plain - 1));
  }
  return worst;
}

function worstSagittaM2(edgeM: number, edge: Edge): number {
  const areas = DIRECTIONS_DEG.map((azimuth) => {
    const from: Point = [MIDDLE.lon, MIDDLE.lat];
    return sagittaM2(from, destination(from, azimuth, edgeM), edge);
  });
  return Math.max(...areas);
}

/**
 * How much areas change with what "straight" means, in the worst direction, for edges of 100 m, 1 km and 10 km:
 * of a square, whose opposite edges all but make up for one another, of a triangle, and in ㎡ along a single edge.
 * Relative to the area with edges straight in the equal-area plane.
 */
export function straightEdgeTable() {
  return [100, 1000, 10_000].map((edgeM) => ({
    edgeM,
    ...Object.fromEntries(
      Object.entries(EDGES).map(([name, edge]) => {
        const oneEdgeM2 = worstSagittaM2(edgeM, edge);
        return [
          name,
          {
            squareRelative: worstShare(4, edgeM, edge),
            triangleRelative: worstShare(3, edgeM, edge),
            oneEdgeM2,
            // as a share of the square on the edge
            oneEdgeRelative: oneEdgeM2 / edgeM ** 2,
          },
        ];
      }),
    ),
  }));
}

/** The geodesic square by GeographicLib's own area and by ours with drawn edges: the two must agree. */
export function geodesicSquareAgreement(edgeM: number): number {
  const corners = cornersAt(4, edgeM, 20);
  const polygon = ellipsoid.Polygon(false);
  for (const [lon, lat] of corners) polygon.AddPoint(lat, lon);
  const { area = NaN } = polygon.Compute(false, true);
  return Math.abs(drawnAreaM2(corners, EDGES.geodesic) / Math.abs(area) - 1);
}
