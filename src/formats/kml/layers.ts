import type { FlatPolygon } from '../../geo/flat.ts';
import { MAX_DRAWING_LAYERS } from '../limits.ts';
import type { KmlDocument } from './document.ts';
import type { Placemark } from './placemark.ts';

export type KmlLayer = { name: string; placemarks: Placemark[] };

/** Name of the layer that holds the placemarks of all folders. */
export const ALL_FOLDERS = '（全部文件夹 all folders）';

/**
 * The layers a KML file offers. Folders whose polygons have the same fields are one table that somebody has put in
 * order, and one layer, as is a file where a single folder holds polygons. Where fields differ, as in exports of several
 * layers, each folder is one, and everything together another.
 */
export function layersOf({ name, placemarks }: KmlDocument, fallback: string): KmlLayer[] {
  const folders = new Map<string, Placemark[]>();
  for (const placemark of placemarks) {
    const found = folders.get(placemark.folder);
    if (found) found.push(placemark);
    else folders.set(placemark.folder, [placemark]);
  }
  const areal = [...folders].filter(([, all]) => all.some(hasPolygon));
  const title = name || fallback;
  if (areal.length <= 1) return [{ name: areal[0]?.[0] || title, placemarks: areal[0]?.[1] ?? placemarks }];
  if (new Set(areal.map(([, held]) => fieldsOf(held))).size === 1) return [{ name: title, placemarks }];
  const all = { name: ALL_FOLDERS, placemarks };
  if (areal.length > MAX_DRAWING_LAYERS) return [all];
  return [all, ...areal.map(([folder, held]) => ({ name: folder || title, placemarks: held }))];
}

function hasPolygon({ polygon, trouble }: Placemark): boolean {
  return polygon !== null || trouble !== null;
}

/** All field names of the polygons, in one text to compare. */
function fieldsOf(placemarks: readonly Placemark[]): string {
  const names = new Set<string>();
  for (const placemark of placemarks) {
    if (hasPolygon(placemark)) for (const name of placemark.values.keys()) names.add(name);
  }
  return JSON.stringify([...names].sort());
}

/** Takes away lines that only draw the outer ring of a polygon once more; a placemark keeps its place in the list. */
export function withoutOutlines(placemarks: readonly Placemark[]): {
  placemarks: Placemark[];
  outlines: number[];
} {
  const keys = new Set(
    placemarks.flatMap(({ polygon, isFromLine }) => (polygon && !isFromLine ? [outerKey(polygon)] : [])),
  );
  const outlines: number[] = [];
  const kept = placemarks.map((placemark, i): Placemark => {
    const { polygon, isFromLine } = placemark;
    if (!polygon || !isFromLine || !keys.has(outerKey(polygon))) return placemark;
    outlines.push(i + 1);
    return { ...placemark, polygon: null, isFromLine: false, others: new Set(['line']) };
  });
  return { placemarks: kept, outlines };
}

/** Tells outer rings apart by their box and number of vertices. */
function outerKey({ coords, ringEnds }: FlatPolygon): string {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const end = 2 * (ringEnds[0] ?? 0);
  for (let i = 0; i < end; i += 2) {
    box[0] = Math.min(box[0]!, coords[i]!);
    box[1] = Math.min(box[1]!, coords[i + 1]!);
    box[2] = Math.max(box[2]!, coords[i]!);
    box[3] = Math.max(box[3]!, coords[i + 1]!);
  }
  return `${box.join()},${end}`;
}
