import type { PolygonJson } from '../../../api/common.ts';
import { findCrs, fromLonLat } from '../../../geo/crs.ts';

export const partsOf = (polygon: PolygonJson): number[][][][] =>
  polygon.type === 'Polygon' ? [polygon.coordinates] : polygon.coordinates;

/**
 * The outline as a list that `readSite` reads back. Degrees: `lon, lat` to 9 decimals, an empty line between rings.
 * Projected: the lines of a 报件坐标 text, `J1,ring,X,Y` with X the northing, to 1 mm; a `,面,,,@` line before each part.
 */
export function writeSite(polygon: PolygonJson, epsg: number): string {
  const isProjected = findCrs(epsg)?.kind !== 'geographic';
  const parts = partsOf(polygon);
  if (!isProjected) {
    const ringText = (ring: number[][]) =>
      ring.map(([lon, lat]) => `${lon!.toFixed(9)}, ${lat!.toFixed(9)}`).join('\n');
    return parts.map((part) => part.map(ringText).join('\n\n')).join('\n\n');
  }
  const project = fromLonLat(epsg);
  return parts
    .map((part, partIndex) => {
      let point = 0;
      const lines = part.flatMap((ring, ringIndex) =>
        ring.map(([lon, lat]) => {
          const [east, north] = project(lon!, lat!);
          point += 1;
          return `J${point},${ringIndex + 1},${north.toFixed(3)},${east.toFixed(3)}`;
        }),
      );
      return parts.length > 1
        ? [`${point},,${partIndex + 1},,面,,,@`, ...lines].join('\n')
        : lines.join('\n');
    })
    .join('\n');
}
