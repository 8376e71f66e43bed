import { type Bbox, type FlatPolygon, vertexCount } from '../flat.ts';
import { type PlaneOrigin, toPlane } from '../plane.ts';
import type { PolygonList } from '../polygonList.ts';
import { NearPart } from './nearPart.ts';

/** From so many vertices a zone is kept in the plane, ready to be cut. */
const LARGE = 1000;

/** Zones in one plane, as GEOS works on them: the same vertex has the same coordinates in all of them. */
export class PlaneZones {
  readonly origin: PlaneOrigin;
  readonly #zones: PolygonList;
  readonly #large = new Map<number, NearPart>();

  constructor(zones: PolygonList, origin: PlaneOrigin) {
    this.#zones = zones;
    this.origin = origin;
  }

  /** A zone as it is within a box (plane metres); beyond it may be cut off. Null for nothing. */
  near(zone: number, box: Bbox): FlatPolygon | null {
    const polygon = this.#zones.at(zone)!;
    if (vertexCount(polygon) < LARGE) return toPlane(polygon, this.origin);
    let large = this.#large.get(zone);
    if (!large) {
      large = new NearPart(toPlane(polygon, this.origin));
      this.#large.set(zone, large);
    }
    return large.of(box);
  }
}
