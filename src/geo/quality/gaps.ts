import type { Measure } from '../coveragePairs.ts';
import { areaM2 } from '../ellipsoid.ts';
import { type Bbox, bbox, type FlatPolygon } from '../flat.ts';
import { loadGeos } from '../geos/module.ts';
import type { ZoneIndex } from '../overlay/zoneIndex.ts';
import { fromPlane, toPlane } from '../plane.ts';
import type { FaultTally } from './fault.ts';
import { cellsMeeting, gridOver } from './grid.ts';
import type { PlaneZones } from './planeZones.ts';
import { robustly } from './robustly.ts';
import { meanWidthM } from './thin.ts';
import { LEAST_FAULT_M2, LEAST_WHOLE_M2, RESOLUTION_M, SLIVER_WIDTH_M } from './thresholds.ts';
import { type Tile, tilesOf } from './tiles.ts';

/** A piece smaller than this, ㎡, is what rounding leaves along an edge. */
const LEAST_PIECE_M2 = 1e-4;
/** Tiles after which the event loop and a cancel get their turn. */
const TILES_A_TURN = 16;

export type GapWork = {
  /** the zones, in a plane */
  planes: PlaneZones;
  /** built from the zones */
  index: ZoneIndex;
  /** boxes of the ground that zones share, degrees: there a gap could hide behind what counts twice */
  overlapBoxes: readonly Bbox[];
  measure: Measure;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Ground of the county that no zone covers, as faults. The county is cut into tiles; of each the engine says how much
 * the zones cover, and only where that is not all of it GEOS draws what is left. Pieces that meet are one gap.
 */
export async function addGaps(tally: FaultTally, county: FlatPolygon, work: GapWork): Promise<void> {
  const box = bbox(county);
  if (!box) return;
  await loadGeos();
  const { planes } = work;
  const { origin } = planes;
  const grid = gridOver(box);
  const tiles = await tilesOf(county, grid, origin, work.measure, work.signal);
  const suspect = new Set(work.overlapBoxes.flatMap((one) => cellsMeeting(grid, one)));
  const open = await openTiles(tiles, suspect, work);
  const pieces: FlatPolygon[] = [];
  for (const [done, { tile, zones, bareM2 }] of open.entries()) {
    if (done % TILES_A_TURN === 0) {
      work.onProgress?.(done, open.length);
      await new Promise((resume) => setTimeout(resume, 0));
      work.signal?.throwIfAborted();
      await loadGeos();
    }
    const left = remainder(toPlane(tile.polygon, origin), zones, planes);
    if (left) pieces.push(...left);
    // GEOS cannot draw it: the figure stands, and the tile says about where it is.
    else if (bareM2 >= LEAST_WHOLE_M2) {
      tally.add({ kind: 'gap', areaM2: bareM2, zones: [], polygon: tile.polygon });
    }
  }
  await loadGeos();
  for (const gap of united(pieces)) addGap(tally, fromPlane(gap, origin));
}

type OpenTile = { tile: Tile; zones: number[]; bareM2: number };

/** Tiles whose account does not close, or may close by ground that counts twice; with the zones that they touch. */
async function openTiles(
  tiles: readonly Tile[],
  suspect: ReadonlySet<number>,
  { index, measure, signal }: GapWork,
): Promise<OpenTile[]> {
  const found = await measure(
    tiles.map(({ polygon }) => polygon),
    index,
    { signal },
  );
  const covered = new Float64Array(tiles.length);
  for (let i = 0; i < found.patch.length; i++) covered[found.patch[i]] += found.areaM2[i];
  const open = new Map<number, OpenTile>();
  tiles.forEach((tile, at) => {
    const bareM2 = tile.areaM2 - covered[at];
    if (bareM2 > LEAST_FAULT_M2 || suspect.has(tile.cell)) open.set(at, { tile, zones: [], bareM2 });
  });
  for (let i = 0; i < found.patch.length; i++) open.get(found.patch[i])?.zones.push(found.zone[i]);
  return [...open.values()];
}

/** The polygons of a tile that no zone covers, in the plane; null where GEOS gives up. */
function remainder(tile: FlatPolygon, zones: readonly number[], planes: PlaneZones): FlatPolygon[] | null {
  if (zones.length === 0) return [tile];
  const box = bbox(tile)!;
  const near = zones.flatMap((zone) => planes.near(zone, box) ?? []);
  const left = robustly(tile, (session, whole) =>
    session.polygons(session.difference(whole, session.union(near.map((polygon) => session.read(polygon))))),
  );
  return left?.filter((piece) => planeAreaM2(piece) >= LEAST_PIECE_M2) ?? null;
}

/** Pieces that meet along a tile's edge as one; as they are where GEOS gives up. */
function united(pieces: readonly FlatPolygon[]): readonly FlatPolygon[] {
  if (pieces.length < 2) return pieces;
  return (
    robustly(pieces[0]!, (session) =>
      session.polygons(session.union(pieces.map((piece) => session.read(piece)))),
    ) ?? pieces
  );
}

function addGap(tally: FaultTally, polygon: FlatPolygon): void {
  const ownM2 = areaM2(polygon);
  const widthM = meanWidthM(polygon, ownM2);
  if (ownM2 < LEAST_FAULT_M2 || widthM < RESOLUTION_M) return;
  const isSliver = ownM2 < LEAST_WHOLE_M2 || widthM < SLIVER_WIDTH_M;
  tally.add(
    isSliver
      ? { kind: 'sliver', of: 'gap', areaM2: ownM2, zones: [], polygon, widthM }
      : { kind: 'gap', areaM2: ownM2, zones: [], polygon },
  );
}

/** Area of a polygon in the plane as GEOS hands it back: the outer ring of its one part less its holes, ㎡. */
function planeAreaM2({ coords, ringEnds }: FlatPolygon): number {
  let total = 0;
  let start = 0;
  for (const [ring, end] of ringEnds.entries()) {
    let twice = 0;
    for (let v = start; v + 1 < end; v++) {
      const x = coords[2 * v] - coords[2 * start];
      const y = coords[2 * v + 1] - coords[2 * start + 1];
      twice += x * (coords[2 * v + 3] - coords[2 * start + 1]) - (coords[2 * v + 2] - coords[2 * start]) * y;
    }
    total += ring === 0 ? Math.abs(twice) : -Math.abs(twice);
    start = end;
  }
  return total / 2;
}
