import type { Geometry } from 'geojson';
import type { Annotation } from '../../map/annotation.ts';
import type { LonLatBox } from '../../map/contract.ts';

/** A ring of lon, lat, lon, lat … as a closed line. */
function lineOf(ring: readonly number[]): Geometry {
  const coordinates: [number, number][] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) coordinates.push([ring[i]!, ring[i + 1]!]);
  if (coordinates.length > 0) coordinates.push(coordinates[0]!);
  return { type: 'LineString', coordinates };
}

/** Outlines of a file that is not stored yet, as a drawing on the map; `text` says so in the legend. */
export function outlineAnnotation(
  key: string,
  rings: readonly (readonly number[])[],
  box: LonLatBox | null,
  text: string,
  onClose: () => void,
): Annotation {
  const shapes = rings.map((ring) => ({ kind: 'axis' as const, geometry: lineOf(ring) }));
  return { key, shapes, legend: [{ kind: 'axis', text }], box, aim: true, onClose };
}

/** The box of one record. */
export function boxRing([west, south, east, north]: LonLatBox): number[] {
  return [west, south, east, south, east, north, west, north];
}
