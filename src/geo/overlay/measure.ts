import type { Prepared } from './prepare.ts';
import { FANOUT } from './ringTree.ts';
import type { Subject } from './subject.ts';
import { areaLeftOf, areaUnder, type Span } from './subjectArea.ts';

/**
 * What a ring of a zone adds to the area it has in common with the subject, in ㎡: a hole takes away.
 *
 * With every ring turned by its role, a polygon is the signed sum of the regions under its edges, so the common
 * area of two polygons is Σ over pairs of edges of ± ∫ min(a, b) dx. It is a continuous function of the
 * coordinates: shared edges, equal polygons and vertices on edges need no case of their own.
 */
export function ringShareM2(subject: Subject, prepared: Prepared, ring: number): number {
  const edges = prepared.ringStarts[ring + 1] - 1 - prepared.ringStarts[ring];
  if (edges < 3) return 0;
  const root = prepared.ringNodes[ring + 1] - 1;
  // a root of one leaf covers 8 edges, of one level more 64, …
  let reach = FANOUT;
  while (reach < edges) reach *= FANOUT;
  return nodeShare(subject, prepared, ring, reach, 0, root);
}

/** `reach` is the number of edges a node of this level covers, `levelStart` the first node of the level. */
function nodeShare(
  subject: Subject,
  prepared: Prepared,
  ring: number,
  reach: number,
  index: number,
  levelStart: number,
): number {
  const { boxes, xy, ringStarts } = prepared;
  const at = 4 * (levelStart + index);
  if (boxes[at] - subject.originX >= subject.widthM || boxes[at + 2] <= subject.originX) return 0;
  // under a run of edges below the subject there is nothing of it
  if (boxes[at + 3] <= subject.originY) return 0;
  const ringFirst = ringStarts[ring];
  const ringLast = ringStarts[ring + 1] - 1;
  const first = ringFirst + index * reach;
  const last = Math.min(first + reach, ringLast);
  if (boxes[at + 1] - subject.originY >= subject.heightM) {
    // above it, everything between the run's two ends, however it winds
    return (
      areaLeftOf(subject, xy[2 * first] - subject.originX) -
      areaLeftOf(subject, xy[2 * last] - subject.originX)
    );
  }
  if (reach === FANOUT) return leafShare(subject, xy, first, last);
  const below = reach / FANOUT;
  const size = Math.ceil((ringLast - ringFirst) / below);
  const end = Math.min((index + 1) * FANOUT, size);
  let sum = 0;
  for (let i = index * FANOUT; i < end; i++) {
    sum += nodeShare(subject, prepared, ring, below, i, levelStart - size);
  }
  return sum;
}

const span: Span = { left: 0, right: 0, leftY: 0, slope: 0 };

function leafShare(subject: Subject, xy: Float64Array, first: number, last: number): number {
  const { originX, originY, widthM, heightM } = subject;
  let sum = 0;
  let above = false;
  let x1 = xy[2 * first] - originX;
  let y1 = xy[2 * first + 1] - originY;
  for (let v = first + 1; v <= last; v++) {
    const x2 = xy[2 * v] - originX;
    const y2 = xy[2 * v + 1] - originY;
    if (y1 >= heightM && y2 >= heightM) {
      // consecutive edges above the subject are taken together, from the start of the first …
      if (!above) sum += areaLeftOf(subject, x1);
      above = true;
    } else {
      // … to the end of the last
      if (above) sum -= areaLeftOf(subject, x1);
      above = false;
      if (x1 < x2) {
        if (x1 < widthM && x2 > 0 && clip(x1, y1, x2, y2, widthM)) sum -= areaUnder(subject, span);
      } else if (x2 < x1 && x2 < widthM && x1 > 0 && clip(x2, y2, x1, y1, widthM)) {
        sum += areaUnder(subject, span);
      }
    }
    x1 = x2;
    y1 = y2;
  }
  return above ? sum - areaLeftOf(subject, x1) : sum;
}

/** Sets `span` to the part of an edge, given left to right, over the subject's width and not below y = 0. */
function clip(lx: number, ly: number, rx: number, ry: number, widthM: number): boolean {
  if (ly <= 0 && ry <= 0) return false;
  const slope = (ry - ly) / (rx - lx);
  let left = lx;
  let leftY = ly;
  let right = rx;
  if (left < 0) {
    leftY -= left * slope;
    left = 0;
  }
  if (right > widthM) right = widthM;
  const rightY = leftY + (right - left) * slope;
  if (leftY < 0) {
    if (rightY <= 0) return false;
    left = Math.min(left - leftY / slope, right);
    leftY = 0;
  } else if (rightY < 0) {
    right = Math.max(left, Math.min(left - leftY / slope, right));
  }
  span.left = left;
  span.right = right;
  span.leftY = leftY;
  span.slope = slope;
  return right > left;
}
