import type { Map as MapLibreMap } from 'maplibre-gl';

/** Keeps the cameras of two maps on the same place, whichever of them is moved. Returns what ends it. */
export function syncCameras(a: MapLibreMap, b: MapLibreMap): () => void {
  let leading = false;
  const follow = (from: MapLibreMap, to: MapLibreMap) => () => {
    if (leading) return;
    leading = true;
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
    leading = false;
  };
  const ab = follow(a, b);
  const ba = follow(b, a);
  a.on('move', ab);
  b.on('move', ba);
  ab();
  return () => {
    a.off('move', ab);
    b.off('move', ba);
  };
}

/** The two dates of a comparison: what the view says, else the oldest on the left and the newest on the right. */
export function compareDates(
  dates: readonly string[],
  left: string | undefined,
  right: string | undefined,
): { left: string | null; right: string | null } {
  const known = (date: string | undefined) => (date && dates.includes(date) ? date : undefined);
  return {
    left: known(left) ?? dates[0] ?? null,
    right: known(right) ?? dates.at(-1) ?? null,
  };
}

/** Date under the map: what the view says, else the newest. 'none' is the plain ground. */
export function shownDate(dates: readonly string[], image: string | undefined): string | null {
  if (image === 'none') return null;
  return image && dates.includes(image) ? image : (dates.at(-1) ?? null);
}

/** What the flicker key shows instead of `date`: the one before it, for the oldest the newest. */
export function otherDate(dates: readonly string[], date: string | null): string | null {
  if (date === null) return dates.at(-1) ?? null;
  const at = dates.indexOf(date);
  const other = at > 0 ? dates[at - 1] : dates.at(-1);
  return other && other !== date ? other : null;
}
