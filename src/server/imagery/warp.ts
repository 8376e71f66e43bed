import { fromLonLat } from '../../geo/crs.ts';
import { latOf, lonOf, type TileAddress } from '../tiles/grid.ts';
import { readWindow, type Window } from './blocks.ts';
import type { ImageSource, Level } from './source.ts';

export const TILE_PX = 256;
/** The exact transformation is made at every 16th pixel and interpolated between: off by less than 0.01 px. */
const STEP_PX = 16;
const NODES = TILE_PX / STEP_PX + 1;
/** An overview may be this much coarser than the screen before the next finer one is taken. */
const SHARPNESS = 1.25;

/** RGBA of one map tile; alpha 0 where nothing was drawn yet. */
export type Canvas = Uint8ClampedArray;

/**
 * Draws an image into the still empty pixels of a tile: source position of each pixel from the interpolated grid,
 * bilinear between the four samples around it. Answers whether anything was drawn.
 */
export async function drawImage(source: ImageSource, tile: TileAddress, canvas: Canvas): Promise<boolean> {
  const grid = sourceGrid(source, tile);
  if (!grid) return false;
  const level = levelFor(source, grid);
  const u = grid.u.map((value) => value / level.factorX);
  const v = grid.v.map((value) => value / level.factorY);
  const x0 = Math.max(0, Math.floor(Math.min(...u)) - 1);
  const y0 = Math.max(0, Math.floor(Math.min(...v)) - 1);
  const x1 = Math.min(level.width, Math.ceil(Math.max(...u)) + 2);
  const y1 = Math.min(level.height, Math.ceil(Math.max(...v)) + 2);
  if (x1 <= x0 || y1 <= y0) return false;
  const window = await readWindow(level, x0, y0, x1 - x0, y1 - y0);
  if (!window) return false;
  return paint(canvas, u, v, level, window, source.noData);
}

/** Source position (full-resolution pixels, corner-based) of the grid's nodes; null where a node has none. */
function sourceGrid(source: ImageSource, tile: TileAddress): { u: Float64Array; v: Float64Array } | null {
  const project = fromLonLat(source.epsg);
  const n = 2 ** tile.z;
  const u = new Float64Array(NODES * NODES);
  const v = new Float64Array(NODES * NODES);
  for (let row = 0, i = 0; row < NODES; row++) {
    const lat = latOf((tile.y + (row * STEP_PX) / TILE_PX) / n);
    for (let column = 0; column < NODES; column++, i++) {
      const [x, y] = project(lonOf((tile.x + (column * STEP_PX) / TILE_PX) / n), lat);
      u[i] = (x - source.originX) / source.stepX;
      v[i] = (y - source.originY) / source.stepY;
      if (!Number.isFinite(u[i]!) || !Number.isFinite(v[i]!)) return null;
    }
  }
  return { u, v };
}

/** The coarsest level that is still about as fine as the screen. */
function levelFor(source: ImageSource, grid: { u: Float64Array; v: Float64Array }): Level {
  const across = Math.hypot(grid.u[NODES - 1]! - grid.u[0]!, grid.v[NODES - 1]! - grid.v[0]!);
  const perPixel = across / TILE_PX;
  let best = source.levels[0]!;
  for (const level of source.levels) if (level.factorX <= perPixel * SHARPNESS) best = level;
  return best;
}

function paint(
  canvas: Canvas,
  u: Float64Array,
  v: Float64Array,
  level: Level,
  window: Window,
  noData: number | null,
): boolean {
  let drawn = false;
  for (let y = 0; y < TILE_PX; y++) {
    const row = Math.min(NODES - 2, Math.floor(y / STEP_PX));
    const fy = (y + 0.5 - row * STEP_PX) / STEP_PX;
    for (let x = 0; x < TILE_PX; x++) {
      const at = 4 * (y * TILE_PX + x);
      if (canvas[at + 3] !== 0) continue;
      const column = Math.min(NODES - 2, Math.floor(x / STEP_PX));
      const fx = (x + 0.5 - column * STEP_PX) / STEP_PX;
      const node = row * NODES + column;
      const sx = mix(u, node, fx, fy);
      const sy = mix(v, node, fx, fy);
      if (sx < 0 || sy < 0 || sx >= level.width || sy >= level.height) continue;
      if (sample(canvas, at, window, sx - 0.5, sy - 0.5, noData)) drawn = true;
    }
  }
  return drawn;
}

function mix(values: Float64Array, node: number, fx: number, fy: number): number {
  const top = values[node]! + (values[node + 1]! - values[node]!) * fx;
  const low = node + NODES;
  const bottom = values[low]! + (values[low + 1]! - values[low]!) * fx;
  return top + (bottom - top) * fy;
}

/** Bilinear at x, y (centres of samples are whole numbers); false on a sample that holds no data. */
function sample(
  canvas: Canvas,
  at: number,
  window: Window,
  x: number,
  y: number,
  noData: number | null,
): boolean {
  const { width, height, samples, data } = window;
  const left = Math.max(0, Math.min(width - 1, Math.floor(x) - window.x));
  const top = Math.max(0, Math.min(height - 1, Math.floor(y) - window.y));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const fx = Math.max(0, Math.min(1, x - window.x - left));
  const fy = Math.max(0, Math.min(1, y - window.y - top));
  const a = (top * width + left) * samples;
  const b = (top * width + right) * samples;
  const c = (bottom * width + left) * samples;
  const d = (bottom * width + right) * samples;
  const nearest = fy < 0.5 ? (fx < 0.5 ? a : b) : fx < 0.5 ? c : d;
  if (samples === 4 && data[nearest + 3] === 0) return false;
  if (noData !== null && isNoData(data, nearest, samples, noData)) return false;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  for (let band = 0; band < 3; band++) {
    const s = samples === 1 ? 0 : band;
    canvas[at + band] = data[a + s]! * wa + data[b + s]! * wb + data[c + s]! * wc + data[d + s]! * wd;
  }
  canvas[at + 3] = 255;
  return true;
}

function isNoData(data: Uint8Array, at: number, samples: number, noData: number): boolean {
  for (let band = 0; band < Math.min(3, samples); band++) if (data[at + band] !== noData) return false;
  return true;
}
