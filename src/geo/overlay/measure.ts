import type { Prepared } from './prepare.ts';
import { FANOUT, LEAF } from './ringTree.ts';
import { MEMO, MEMO_SLOTS, type Subject } from './subject.ts';
import { areaLeftOf, areaUnder } from './subjectArea.ts';

/**
 * What a ring of a zone adds to the area it has in common with the subject, in ㎡: a hole takes away.
 *
 * With every ring turned by its role, a polygon is the signed sum of the regions under its edges, so the common
 * area of two polygons is Σ over pairs of edges of ± ∫ min(a, b) dx. It is a continuous function of the
 * coordinates: shared edges, equal polygons and vertices on edges need no case of their own.
 */
export function ringShareM2(subject: Subject, prepared: Prepared, ring: number): number {
  const first = prepared.ringStarts[ring];
  const last = prepared.ringStarts[ring + 1] - 1;
  const edges = last - first;
  if (edges <= LEAF) return edges < 3 ? 0 : leafShare(subject, prepared.xy, first, last);
  let reach = LEAF;
  while (reach < edges) reach *= FANOUT;
  return nodeShare(subject, prepared, ring, reach, 0, prepared.ringNodes[ring + 1] - 1);
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
  if (reach === LEAF) return leafShare(subject, xy, first, last);
  const below = reach / FANOUT;
  const size = Math.ceil((ringLast - ringFirst) / below);
  const end = Math.min((index + 1) * FANOUT, size);
  let sum = 0;
  for (let i = index * FANOUT; i < end; i++) {
    sum += nodeShare(subject, prepared, ring, below, i, levelStart - size);
  }
  return sum;
}

function leafShare(subject: Subject, xy: Float64Array, first: number, last: number): number {
  const { originX, originY, widthM, heightM } = subject;
  let sum = 0;
  let above = false;
  let x1 = xy[2 * first] - originX;
  let y1 = xy[2 * first + 1] - originY;
  for (let v = 2 * first + 2; v <= 2 * last; v += 2) {
    const x2 = xy[v] - originX;
    const y2 = xy[v + 1] - originY;
    if (y1 >= heightM && y2 >= heightM) {
      // consecutive edges above the subject are taken together, from the start of the first …
      if (!above) sum += areaLeftOf(subject, x1);
      above = true;
    } else {
      // … to the end of the last
      if (above) sum -= areaLeftOf(subject, x1);
      above = false;
      if (y1 > 0 || y2 > 0) {
        if (x1 < x2) {
          if (x1 < widthM && x2 > 0) sum -= edgeShare(subject, x1, y1, x2, y2);
        } else if (x2 < x1 && x2 < widthM && x1 > 0) {
          sum += edgeShare(subject, x2, y2, x1, y1);
        }
      }
    }
    x1 = x2;
    y1 = y2;
  }
  return above ? sum - areaLeftOf(subject, x1) : sum;
}

/**
 * What lies under an edge, given left to right, over the subject's width and down to y = 0. Zones that share an edge
 * ask twice for the same, one after the other: the answer is kept.
 */
function edgeShare(subject: Subject, lx: number, ly: number, rx: number, ry: number): number {
  const { memo } = subject;
  const slot = MEMO * (((lx + 3 * ly) * 16) & (MEMO_SLOTS - 1));
  if (memo[slot] === lx && memo[slot + 1] === ly && memo[slot + 2] === rx && memo[slot + 3] === ry) {
    return memo[slot + 4];
  }
  memo[slot] = lx;
  memo[slot + 1] = ly;
  memo[slot + 2] = rx;
  memo[slot + 3] = ry;
  const areaM2 = clippedShare(subject, lx, ly, rx, ry);
  memo[slot + 4] = areaM2;
  return areaM2;
}

function clippedShare(subject: Subject, lx: number, ly: number, rx: number, ry: number): number {
  const slope = (ry - ly) / (rx - lx);
  let left = lx;
  let leftY = ly;
  let right = rx;
  if (left < 0) {
    leftY -= left * slope;
    left = 0;
  }
  if (right > subject.widthM) right = subject.widthM;
  const rightY = leftY + (right - left) * slope;
  if (leftY < 0) {
    if (rightY <= 0) return 0;
    left = Math.min(left - leftY / slope, right);
    leftY = 0;
  } else if (rightY < 0) {
    right = Math.max(left, Math.min(left - leftY / slope, right));
  }
  return right > left ? areaUnder(subject, left, leftY, right, slope) : 0;
}
