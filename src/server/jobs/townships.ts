import { type Bbox, bbox } from '../../geo/flat.ts';
import { containsPoint } from '../../geo/point.ts';
import type { Store } from '../../store/store.ts';

/** Township code of a place; where no township lies there, of the one that the issue names. '' for none. */
export type TownshipAt = (lon: number, lat: number, stated?: string) => string;

/** Codes of townships have 9 digits; those of their villages 12, beginning with the township's. */
const CODE_DIGITS = 9;

export async function townshipFinder(store: Store): Promise<TownshipAt> {
  const layer = (await store.layers.current()).find((one) => one.kind === 'township');
  const zones = layer ? await store.layers.zones(layer.id) : [];
  const boxed = zones.flatMap((zone) => {
    const box = bbox(zone.polygon);
    return box ? [{ ...zone, box }] : [];
  });
  const named = new Map(
    zones.flatMap(({ classCode, className }) => [
      [classCode, classCode],
      [className, classCode],
    ]),
  );
  return (lon, lat, stated = '') =>
    boxed.find(({ box, polygon }) => isIn(box, lon, lat) && containsPoint(polygon, lon, lat))?.classCode ??
    named.get(/^\d+$/.test(stated) ? stated.slice(0, CODE_DIGITS) : stated) ??
    '';
}

const isIn = ([west, south, east, north]: Bbox, lon: number, lat: number) =>
  lon >= west && lon <= east && lat >= south && lat <= north;
