import type { FlatPolygon } from '../flat.ts';

/** Cells a side of the grid by which patches are put in order: 2^15 of about 150 m over a large county. */
const BITS = 15;
/** Patches put in order together: key and place of a patch must fit a double. */
const MOST = 2 ** 22;

/**
 * The order in which patches are best measured: along a Z-curve, so that one after the other meets the same zones
 * while they are in the processor's cache.
 */
export function nearbyOrder(patches: readonly FlatPolygon[]): Float64Array {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const { coords } of patches) {
    if (coords[0] < west) west = coords[0];
    if (coords[0] > east) east = coords[0];
    if (coords[1] < south) south = coords[1];
    if (coords[1] > north) north = coords[1];
  }
  const scaleX = east > west ? (2 ** BITS - 1) / (east - west) : 0;
  const scaleY = north > south ? (2 ** BITS - 1) / (north - south) : 0;
  const order = new Float64Array(patches.length);
  for (let from = 0; from < order.length; from += MOST) {
    const run = order.subarray(from, from + MOST);
    for (let i = 0; i < run.length; i++) {
      const { coords } = patches[from + i];
      const key = spread((coords[0] - west) * scaleX) + 2 * spread((coords[1] - south) * scaleY);
      run[i] = key * MOST + i;
    }
    run.sort();
    for (let i = 0; i < run.length; i++) run[i] = from + (run[i] % MOST);
  }
  return order;
}

/** The bits of a number with a zero between any two. An empty polygon has none, and comes first. */
function spread(value: number): number {
  let bits = value | 0;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
