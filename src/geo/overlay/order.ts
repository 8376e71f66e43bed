import type { PolygonList } from '../polygonList.ts';

/** Bits a side of the grid of cells by which patches are put in order: 256 × 256 cells over all of them. */
const BITS = 8;
const CELLS = 2 ** (2 * BITS);
/** So few patches are measured as they come. */
const FEW = 256;

/**
 * The order in which patches are best measured: by cells along a Z-curve, so that one after the other meets the same
 * zones while they are in the processor's cache. In a cell they stay in the order in which they came.
 */
export function nearbyOrder(patches: PolygonList): Uint32Array {
  const size = patches.length;
  if (size <= FEW) return Uint32Array.from({ length: size }, (_, i) => i);
  const xy = new Float64Array(2 * size);
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i < size; i++) {
    const { coords } = patches.at(i)!;
    // an empty patch goes anywhere
    const x = coords.length > 0 ? coords[0] : 0;
    const y = coords.length > 0 ? coords[1] : 0;
    xy[2 * i] = x;
    xy[2 * i + 1] = y;
    if (coords.length === 0) continue;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const most = 2 ** BITS - 1;
  const scaleX = east > west ? most / (east - west) : 0;
  const scaleY = north > south ? most / (north - south) : 0;
  const cellOf = new Uint16Array(size);
  const next = new Uint32Array(CELLS + 1);
  for (let i = 0; i < size; i++) {
    const column = Math.min(Math.max((xy[2 * i] - west) * scaleX, 0), most);
    const row = Math.min(Math.max((xy[2 * i + 1] - south) * scaleY, 0), most);
    cellOf[i] = spread(column) + 2 * spread(row);
    next[cellOf[i] + 1]++;
  }
  for (let cell = 0; cell < CELLS; cell++) next[cell + 1] += next[cell];
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[next[cellOf[i]]++] = i;
  return order;
}

/** The eight bits of a number with a zero between any two. */
function spread(value: number): number {
  let bits = value | 0;
  bits = (bits | (bits << 4)) & 0x0f0f;
  bits = (bits | (bits << 2)) & 0x3333;
  return (bits | (bits << 1)) & 0x5555;
}
