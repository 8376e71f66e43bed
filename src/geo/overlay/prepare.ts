import type { PolygonList } from '../polygonList.ts';
import { orient } from './orient.ts';
import { boxTree, type RingTree } from './ringTree.ts';
import { projectRing } from './subject.ts';

/**
 * Many polygons laid out for measuring, in metres of the equal-area plane. Rings are closed and turned by their
 * role: the outer ones counter-clockwise, the holes clockwise, so that a polygon is the plain sum of its edges.
 */
export type Prepared = RingTree & {
  /** polygon of each ring */
  readonly ringOwner: Uint32Array;
  /** ring index at which each polygon begins, and the number of rings at the end */
  readonly polygonRings: Uint32Array;
};

/** Projects, closes and turns the rings of all polygons and builds the box tree over their edges. */
export function prepare(polygons: PolygonList): Prepared {
  let vertices = 0;
  let rings = 0;
  for (let p = 0; p < polygons.length; p++) {
    const polygon = polygons.at(p)!;
    rings += polygon.ringEnds.length;
    // one more a ring, in case it is not closed
    vertices += (polygon.coords.length >> 1) + polygon.ringEnds.length;
  }
  const xy = new Float64Array(2 * vertices);
  const ringStarts = new Uint32Array(rings + 1);
  const ringOwner = new Uint32Array(rings);
  const polygonRings = new Uint32Array(polygons.length + 1);
  let ring = 0;
  let at = 0;
  for (let p = 0; p < polygons.length; p++) {
    const { coords, ringEnds, partEnds } = polygons.at(p)!;
    let start = 0;
    let part = 0;
    for (let r = 0; r < ringEnds.length; r++) {
      while (part < partEnds.length && r >= partEnds[part]) part++;
      const isOuter = r === (part === 0 ? 0 : partEnds[part - 1]);
      ringOwner[ring] = p;
      ringStarts[ring++] = at;
      at = projectRing(coords, start, ringEnds[r], xy, at);
      orient(xy, ringStarts[ring - 1], at, isOuter);
      start = ringEnds[r];
    }
    polygonRings[p + 1] = ring;
  }
  ringStarts[rings] = at;
  const used = xy.subarray(0, 2 * at);
  return { ...boxTree(used, ringStarts), ringOwner, polygonRings };
}
