import type { FlatPolygon } from '../../geo/flat.ts';

/** WKT of a polygon (`POLYGON`, or `MULTIPOLYGON` of several parts); numbers read back to the same bits. */
export function wktOf({ coords, ringEnds, partEnds }: FlatPolygon): string {
  const parts: string[] = [];
  let ring = 0;
  let vertex = 0;
  for (const partEnd of partEnds) {
    const rings: string[] = [];
    for (; ring < partEnd; ring++) {
      const positions: string[] = [];
      for (; vertex < ringEnds[ring]; vertex++) {
        positions.push(`${coords[2 * vertex]} ${coords[2 * vertex + 1]}`);
      }
      rings.push(`(${positions.join(',')})`);
    }
    parts.push(`(${rings.join(',')})`);
  }
  return parts.length === 1 ? `POLYGON ${parts[0]}` : `MULTIPOLYGON (${parts.join(',')})`;
}
