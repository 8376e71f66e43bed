import { KERNEL } from './bytes.ts';

/** Bytes of a pair of edges. */
const PAIR = 80;
/** Numbers of a pair of edges. */
const PAIR_NUMBERS = PAIR / 8;
const PAGE = 65_536;

type Exports = {
  memory: WebAssembly.Memory;
  leftOf(from: number, to: number, x: number): number;
  under(from: number, to: number, left: number, leftY: number, right: number, slope: number): number;
};

let module: WebAssembly.Module | null = null;

/**
 * The edges of one subject, in memory of their own, and the sums over them. Edges are addressed in pairs: a run
 * begins and ends at an even number, and the last of an odd number of edges is followed by `putNothing`.
 */
export class EdgeKernel {
  readonly #exports: Exports;
  #values: Float64Array;

  constructor() {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (char) => char.charCodeAt(0)));
    this.#exports = new WebAssembly.Instance(module).exports as Exports;
    this.#values = new Float64Array(this.#exports.memory.buffer);
  }

  /** Makes room for so many edges. What was put before may be lost. */
  reserve(edges: number): void {
    const bytes = PAIR * Math.ceil(edges / 2);
    const { memory } = this.#exports;
    if (memory.buffer.byteLength >= bytes) return;
    memory.grow(Math.ceil((2 * bytes - memory.buffer.byteLength) / PAGE));
    this.#values = new Float64Array(memory.buffer);
  }

  /**
   * Keeps an edge from left to right, so that one that two neighbours share is worked out the same way for both.
   * The sign says which way the ring runs along it: −1 to the right (the polygon lies above), +1 to the left.
   * Returns the area under it, down to y = 0, with that sign.
   */
  put(edge: number, x1: number, y1: number, x2: number, y2: number): number {
    const values = this.#values;
    const at = PAIR_NUMBERS * (edge >> 1) + (edge & 1);
    const rightward = x1 < x2;
    values[at] = rightward ? x1 : x2;
    values[at + 2] = rightward ? y1 : y2;
    values[at + 4] = rightward ? x2 : x1;
    // an upright edge has nothing under it
    values[at + 6] = x1 === x2 ? 0 : (y2 - y1) / (x2 - x1);
    values[at + 8] = x1 === x2 ? 0 : rightward ? -1 : 1;
    return ((x1 - x2) * (y1 + y2)) / 2;
  }

  /** In the place of a second edge of a pair. */
  putNothing(edge: number): void {
    this.put(edge, 0, 0, 0, 0);
  }

  /** Signed area in ㎡ under the edges `[from, to)`, down to y = 0, as far as it lies left of `x`. */
  leftOf(from: number, to: number, x: number): number {
    return this.#exports.leftOf(PAIR * (from >> 1), PAIR * (to >> 1), x);
  }

  /**
   * Σ of sign · ∫ min(edge, line) dx over the edges `[from, to)`, in ㎡, for the straight line over x from `left` to
   * `right` that is `leftY` high at its left end.
   */
  under(from: number, to: number, left: number, leftY: number, right: number, slope: number): number {
    return this.#exports.under(PAIR * (from >> 1), PAIR * (to >> 1), left, leftY, right, slope);
  }
}
