import type { Subject } from './subject.ts';
import { treeLeftOf, treeUnder } from './subjectTree.ts';

/** Area of the subject to the left of the upright line at local `x`, in ㎡. */
export function areaLeftOf(subject: Subject, x: number): number {
  if (x <= 0) return 0;
  if (x >= subject.widthM) return subject.areaM2;
  return subject.hasTree ? treeLeftOf(subject, x) : subject.kernel.leftOf(0, subject.edgeCount, x);
}

/**
 * The area in ㎡ that the subject has in common with the region under a straight line over local x from `left` to
 * `right`, which is `leftY` high at its left end, down to y = 0: Σ over the subject's edges of
 * sign · ∫ min(edge, line) dx. The line must not reach below y = 0.
 */
export function areaUnder(
  subject: Subject,
  left: number,
  leftY: number,
  right: number,
  slope: number,
): number {
  return subject.hasTree
    ? treeUnder(subject, left, leftY, right, slope)
    : subject.kernel.under(0, subject.edgeCount, left, leftY, right, slope);
}
