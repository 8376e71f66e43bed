import { pathLengthM } from './distance.ts';
import type { FlatPolygon } from './flat.ts';
import { type Line, lengthOf } from './width/axis.ts';
import { clipEars } from './width/earClip.ts';
import { toDegrees } from './width/frame.ts';
import { longestPath } from './width/longestPath.ts';
import { makeLoop } from './width/loop.ts';
import { type Measured, medianOf, widthsAlong } from './width/measure.ts';
import { joinTriangles, makeDelaunay } from './width/mesh.ts';
import { mouthsOf } from './width/mouths.ts';
import { type Outline, outlineOf } from './width/outline.ts';
import { roughAxis, typicalWidthM, withNewEnds } from './width/path.ts';
import { centred, pointsWithin } from './width/profile.ts';
import { sampleOutline } from './width/samples.ts';
import { buildWalls } from './width/walls.ts';

/** Degrees of CGCS2000, longitude first. */
type Position = [lon: number, lat: number];

/** A width and the line across the patch on which it was measured. */
export type WidthPlace = { kind: 'min' | 'median' | 'max'; widthM: number; line: [Position, Position] };

/** Widths of a narrow patch in metres on the CGCS2000 ellipsoid, along its centre line. */
export type Width = {
  minM: number;
  medianM: number;
  maxM: number;
  /** of the axis, from end to end of the patch */
  lengthM: number;
  axis: Position[];
  places: WidthPlace[];
};

/**
 * A patch is narrow when it is at least so many times as long as it is wide, by the median and by its area over its
 * length: a plot of land hardly is, and of anything shorter it is open which side is its width.
 */
export const NARROW_RATIO = 4;

/**
 * (perimeter / 2)² / area is (r + 1)² / r for a strip r times as long as wide, 6.25 for the shortest narrow one; a
 * strip that swells (a lane into a yard) may have less. Below this nothing is looked at further.
 */
const COMPACT = 5;
/** Vertices of a part beyond which it is no patch but a layer's outline. */
const MAX_VERTICES = 200_000;
/** Points along the outline: two for each width, and not many more than so many besides its vertices. */
const MAX_STEPS = 20_000;

/**
 * The width of a narrow patch (road, ditch, strip) along its longest way through: bends, widenings, teeth of the
 * outline, holes and side roads may be there. Measured square to the centre line from wall to wall; side roads are
 * closed at their mouth, and of two ways round a hole one is taken. Nothing is measured within a width of the ends,
 * across the mouth of a side road, and where the axis turns by more than 30° within one width. Of a multipolygon the largest part is measured.
 * `null` where the patch is not narrow (`NARROW_RATIO`). The polygon should be valid (`repairPolygon`).
 */
export function widthOf(polygon: FlatPolygon): Width | null {
  const outline = outlineOf(polygon);
  if (outline === null || isCompact(outline)) return null;
  const { frame, perimeterM } = outline;
  const samples = sampleOutline(outline, Math.max(outline.areaM2 / perimeterM, perimeterM / MAX_STEPS));
  if (samples.ringEnds.length === 0) return null;
  const mesh = joinTriangles(clipEars(samples, makeLoop(samples)), samples);
  makeDelaunay(mesh, samples);
  const path = longestPath(mesh, samples);
  if (path === null) return null;
  const walls = buildWalls(outline, samples, mouthsOf(mesh, samples, path.triangles));
  const typicalM = typicalWidthM(mesh, samples, path, lengthOf(path.points));
  if (!(typicalM > 0)) return null;
  const middle = centred(roughAxis(path, walls, typicalM), walls, typicalM);
  const axis = centred(withNewEnds(middle, walls, typicalM), walls, typicalM);
  const widths = widthsAlong(axis, walls, frame, typicalM);
  return widths.length === 0 ? null : summary(axis, widths, outline);
}

function isCompact({ rings, areaM2, perimeterM }: Outline): boolean {
  const vertices = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  return vertices > MAX_VERTICES || (perimeterM / 2) ** 2 < COMPACT * areaM2;
}

function summary(line: Line, widths: Measured[], { frame, areaM2 }: Outline): Width | null {
  const median = medianOf(widths);
  const min = widths.reduce((a, b) => (b.widthM < a.widthM ? b : a));
  const max = widths.reduce((a, b) => (b.widthM > a.widthM ? b : a));
  const axis = Array.from(line.x, (x, i) => toDegrees(frame, x, line.y[i]));
  const lengthM = pathLengthM(axis.flat());
  // a star has long ways through as well, but more ground than any of them takes
  if (lengthM < NARROW_RATIO * Math.max(median.widthM, areaM2 / lengthM)) return null;
  const place = (kind: WidthPlace['kind'], { widthM, line: across }: Measured): WidthPlace => ({
    kind,
    widthM,
    line: across,
  });
  return {
    minM: min.widthM,
    medianM: median.widthM,
    maxM: max.widthM,
    lengthM,
    axis: thinned(axis, pointsWithin(line, median.widthM / 2)),
    places: [place('min', min), place('median', median), place('max', max)],
  };
}

/** Every so many points, and the last one: enough to draw. */
function thinned(axis: Position[], every: number): Position[] {
  return axis.filter((_, i) => i % every === 0 || i === axis.length - 1);
}
