import type { LonLatBox } from '../../map/contract.ts';

/** Room left round what is shown, as a share of its longer side. */
const MARGIN = 0.06;
/** Nothing is drawn smaller than this share of the view's longer side: a patch in a county is a fraction of a pixel. */
const LEAST = 0.012;

/** A view of a small map: degrees to picture units, `width` × `height`, longer side 1000. */
export type View = {
  width: number;
  height: number;
  point: (lon: number, lat: number) => [x: number, y: number];
};

/** The view that holds all boxes; null without any. Plate carrée, true to scale at the middle latitude. */
export function viewOver(boxes: readonly (LonLatBox | null)[]): View | null {
  const all = boxes.filter((box) => box !== null);
  if (all.length === 0) return null;
  const [west, south, east, north] = united(all);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1;
  const wide = Math.max((east - west) * shrink, 1e-6);
  const high = Math.max(north - south, 1e-6);
  const scale = 1000 / Math.max(wide, high);
  const margin = 1000 * MARGIN;
  return {
    width: wide * scale + 2 * margin,
    height: high * scale + 2 * margin,
    point: (lon, lat) => [margin + (lon - west) * shrink * scale, margin + (north - lat) * scale],
  };
}

export function united(boxes: readonly LonLatBox[]): LonLatBox {
  return boxes.reduce<LonLatBox>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** Rings of lon, lat, lon, lat … as one SVG path. */
export function ringsPath(rings: readonly (readonly number[])[], { point }: View): string {
  const parts: string[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = point(ring[i]!, ring[i + 1]!);
      parts.push(`${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`);
    }
    if (ring.length > 0) parts.push('Z');
  }
  return parts.join('');
}

/** A box as a rectangle of the picture, never too small to be seen. */
export function boxRect([west, south, east, north]: LonLatBox, view: View) {
  const [left, top] = view.point(west, north);
  const [right, bottom] = view.point(east, south);
  const least = LEAST * Math.max(view.width, view.height);
  const width = Math.max(right - left, least);
  const height = Math.max(bottom - top, least);
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}
