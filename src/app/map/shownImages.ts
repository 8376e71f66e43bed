import { compareDates, otherDate, shownDate } from './compare.ts';
import type { MapView } from './contract.ts';

export type ShownImages = {
  /** Date on the main map; null is the plain ground. */
  image: string | null;
  /** Date on the second map of a comparison. */
  secondImage: string | null;
  /** What the flicker key would show on the main map: loaded ahead. */
  ahead: string | null;
};

/** Which image date each map shows. Flickering shows the other date; in a comparison the sides change places. */
export function shownImages(dates: readonly string[], view: MapView, flickering: boolean): ShownImages {
  if (view.compare) {
    const { left, right } = compareDates(dates, view.left, view.right);
    return flickering
      ? { image: right, secondImage: left, ahead: left }
      : { image: left, secondImage: right, ahead: right };
  }
  const wished = shownDate(dates, view.image);
  const other = otherDate(dates, wished);
  return flickering
    ? { image: other ?? wished, secondImage: null, ahead: wished }
    : { image: wished, secondImage: null, ahead: other };
}
