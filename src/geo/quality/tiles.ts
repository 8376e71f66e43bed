import type { Measure } from '../coveragePairs.ts';
import { areaM2 } from '../ellipsoid.ts';
import { bbox, type FlatPolygon, joinPolygons } from '../flat.ts';
import { ZoneIndex } from '../overlay/zoneIndex.ts';
import { fromPlane, type PlaneOrigin, toPlane } from '../plane.ts';
import { cellOf, type Grid } from './grid.ts';
import { NearPart } from './nearPart.ts';
import { robustly } from './robustly.ts';

/** A cell with all but this share of it in the county lies wholly in it. */
const ROUNDING = 1e-9;

/** A cell of the grid, as far as it lies in the county. Degrees. */
export type Tile = { cell: number; polygon: FlatPolygon; areaM2: number };

/** The county cut into tiles: whole cells, and along its boundary parts of cells. Needs `loadGeos`. */
export async function tilesOf(
  county: FlatPolygon,
  grid: Grid,
  origin: PlaneOrigin,
  measure: Measure,
  signal?: AbortSignal,
): Promise<Tile[]> {
  const cells = Array.from({ length: grid.columns * grid.rows }, (_, cell) => cellOf(grid, cell));
  const found = await measure(cells, ZoneIndex.build([county]), { signal });
  const boundary = new NearPart(toPlane(county, origin));
  const tiles: Tile[] = [];
  for (let i = 0; i < found.patch.length; i++) {
    const cell = found.patch[i];
    const wholeM2 = areaM2(cells[cell]);
    if (found.areaM2[i] >= wholeM2 * (1 - ROUNDING)) {
      tiles.push({ cell, polygon: cells[cell], areaM2: wholeM2 });
      continue;
    }
    signal?.throwIfAborted();
    const polygon = cut(boundary, toPlane(cells[cell], origin));
    const part = polygon && fromPlane(polygon, origin);
    if (part) tiles.push({ cell, polygon: part, areaM2: areaM2(part) });
  }
  return tiles;
}

/** What is common to the county and a cell, in the plane; null for nothing. */
function cut(boundary: NearPart, cell: FlatPolygon): FlatPolygon | null {
  const near = boundary.of(bbox(cell)!);
  if (!near) return null;
  return joinPolygons(
    robustly(cell, (session, whole) => session.polygons(session.intersection(whole, session.read(near)))) ??
      [],
  );
}
