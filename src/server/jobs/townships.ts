import { type Bbox, bbox } from '../../geo/flat.ts';
import { containsPoint } from '../../geo/point.ts';
import type { Store } from '../../store/store.ts';

/** Answers the township code of a place; '' outside all of them or while the store has no townships. */
export async function townshipFinder(store: Store): Promise<(lon: number, lat: number) => string> {
  const layer = (await store.layers.current()).find((one) => one.kind === 'township');
  const zones = layer ? await store.layers.zones(layer.id) : [];
  const boxed = zones.flatMap((zone) => {
    const box = bbox(zone.polygon);
    return box ? [{ ...zone, box }] : [];
  });
  return (lon, lat) =>
    boxed.find(({ box, polygon }) => isIn(box, lon, lat) && containsPoint(polygon, lon, lat))?.classCode ??
    '';
}

const isIn = ([west, south, east, north]: Bbox, lon: number, lat: number) =>
  lon >= west && lon <= east && lat >= south && lat <= north;
