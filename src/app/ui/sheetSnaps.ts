/** Heights of the phone's sheet as shares of the room below the bar: peek, half, full. */
export const SHEET_SNAPS: readonly number[] = [0.16, 0.52, 1];

export function nearestSnap(share: number): number {
  return SHEET_SNAPS.reduce((best, snap) => (Math.abs(snap - share) < Math.abs(best - share) ? snap : best));
}

export function stepSnap(share: number, step: 1 | -1): number {
  const at = SHEET_SNAPS.indexOf(nearestSnap(share));
  return SHEET_SNAPS[Math.min(Math.max(at + step, 0), SHEET_SNAPS.length - 1)]!;
}
