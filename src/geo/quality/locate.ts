import { type Bbox, bbox, type FlatPolygon, joinPolygons } from '../flat.ts';
import { fromPlane, toPlane } from '../plane.ts';
import type { PolygonList } from '../polygonList.ts';
import type { GeometryFault } from './fault.ts';
import { NearPart } from './nearPart.ts';
import type { PlaneZones } from './planeZones.ts';
import { robustly } from './robustly.ts';

/** Zones are looked at so far beyond the box of what two have in common, metres: a box may have no width. */
const MARGIN_M = 1;
/** A common box wider or higher than this, degrees (about 3 km), is looked into. */
const WIDE_DEG = 0.03;

/** Draws where faults are that were found by figures alone. Needs `loadGeos`. */
export class Locator {
  readonly #zones: PolygonList;
  readonly #planes: PlaneZones;
  readonly #county: NearPart | null;

  constructor(planes: PlaneZones, zones: PolygonList, county: FlatPolygon | null) {
    this.#zones = zones;
    this.#planes = planes;
    this.#county = county && new NearPart(toPlane(county, planes.origin));
  }

  /** The place of a fault in degrees; null where GEOS cannot draw it. */
  polygonOf(fault: GeometryFault): FlatPolygon | null {
    if (fault.polygon) return fault.polygon;
    if (fault.kind === 'duplicate') return this.#zones.at(fault.zones[1])!;
    return fault.kind === 'outsideCounty'
      ? this.#outside(fault.zones[0])
      : this.#degrees(this.#common(fault.zones[0], fault.zones[1]));
  }

  /** Boxes in degrees within which two zones share ground: drawn where they could be far apart in a large box. */
  boxesOfCommon(one: number, other: number): Bbox[] {
    const [p, q] = [bbox(this.#zones.at(one)!)!, bbox(this.#zones.at(other)!)!];
    const box: Bbox = [
      Math.max(p[0], q[0]),
      Math.max(p[1], q[1]),
      Math.min(p[2], q[2]),
      Math.min(p[3], q[3]),
    ];
    if (box[2] - box[0] < WIDE_DEG && box[3] - box[1] < WIDE_DEG) return [box];
    const pieces = this.#common(one, other);
    return pieces?.map((piece) => bbox(fromPlane(piece, this.#planes.origin))!) ?? [box];
  }

  /** Pieces of the ground that two zones share, in the plane. */
  #common(one: number, other: number): FlatPolygon[] | null {
    const box = this.#commonBox(one, other);
    const [a, b] = [this.#planes.near(one, box), this.#planes.near(other, box)];
    if (!a || !b) return null;
    return robustly(a, (session, first) => session.polygons(session.intersection(first, session.read(b))));
  }

  #outside(zone: number): FlatPolygon | null {
    const plane = toPlane(this.#zones.at(zone)!, this.#planes.origin);
    const county = this.#county?.of(bbox(plane)!);
    if (!county) return this.#zones.at(zone)!;
    return this.#degrees(
      robustly(plane, (session, whole) => session.polygons(session.difference(whole, session.read(county)))),
    );
  }

  #commonBox(one: number, other: number): Bbox {
    const { origin } = this.#planes;
    const [a, b] = [one, other].map((zone) => bbox(toPlane(boxCorners(this.#zones.at(zone)!), origin))!);
    return [
      Math.max(a[0], b[0]) - MARGIN_M,
      Math.max(a[1], b[1]) - MARGIN_M,
      Math.min(a[2], b[2]) + MARGIN_M,
      Math.min(a[3], b[3]) + MARGIN_M,
    ];
  }

  #degrees(pieces: FlatPolygon[] | null): FlatPolygon | null {
    const joined = pieces && joinPolygons(pieces);
    return joined && fromPlane(joined, this.#planes.origin);
  }
}

/** Two corners of a polygon's box, which is all that its box in the plane needs. */
function boxCorners(polygon: FlatPolygon): FlatPolygon {
  return {
    coords: Float64Array.from(bbox(polygon)!),
    ringEnds: Uint32Array.of(2),
    partEnds: Uint32Array.of(1),
  };
}
