/** Edges in a leaf of the tree over a ring: few enough to walk through, so that ordinary parcels are one leaf. */
export const LEAF = 32;
/** Children of a node. */
export const FANOUT = 8;

/**
 * Closed rings of plane coordinates with, over each ring, a tree of boxes in the order of its edges: node `i` of
 * level 0 covers edges `[32i, 32i + 32)`, node `i` of the next level the nodes `[8i, 8i + 8)` below it, up to one
 * root. Because a node is a run of consecutive edges, what lies wholly above or below something can be summed from
 * the two ends of the run alone, however many edges it has.
 */
export type RingTree = {
  /** x, y interleaved, metres */
  readonly xy: Float64Array;
  /** vertex at which each ring begins, and the number of vertices at the end */
  readonly ringStarts: Uint32Array;
  /** minX, minY, maxX, maxY of each node; the levels of a ring follow one another */
  readonly boxes: Float64Array;
  /** node at which each ring begins, and the number of nodes at the end */
  readonly ringNodes: Uint32Array;
};

/** Nodes in the tree of a ring with so many edges; a ring without edges has none. */
export function nodeCount(edges: number): number {
  let size = Math.ceil(edges / LEAF);
  let total = size;
  while (size > 1) {
    size = Math.ceil(size / FANOUT);
    total += size;
  }
  return total;
}

/** Builds the boxes over rings of plane coordinates. */
export function boxTree(xy: Float64Array, ringStarts: Uint32Array): RingTree {
  const rings = ringStarts.length - 1;
  const ringNodes = new Uint32Array(rings + 1);
  for (let r = 0; r < rings; r++) {
    ringNodes[r + 1] = ringNodes[r] + nodeCount(Math.max(0, ringStarts[r + 1] - ringStarts[r] - 1));
  }
  const boxes = new Float64Array(4 * ringNodes[rings]);
  for (let r = 0; r < rings; r++) fillRing(xy, ringStarts[r], ringStarts[r + 1] - 1, boxes, ringNodes[r]);
  return { xy, ringStarts, boxes, ringNodes };
}

/** Fills the boxes over one ring, from node `root` on; `last` is its closing vertex. */
export function fillRing(
  xy: Float64Array,
  first: number,
  last: number,
  boxes: Float64Array,
  root: number,
): void {
  let node = root;
  for (let from = first; from < last; from += LEAF, node++) {
    const to = Math.min(from + LEAF, last);
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let v = 2 * from; v <= 2 * to; v += 2) {
      const x = xy[v];
      const y = xy[v + 1];
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * node] = minX;
    boxes[4 * node + 1] = minY;
    boxes[4 * node + 2] = maxX;
    boxes[4 * node + 3] = maxY;
  }
  let below = root;
  let size = node - root;
  while (size > 1) {
    const parents = Math.ceil(size / FANOUT);
    for (let i = 0; i < parents; i++, node++) {
      const from = below + i * FANOUT;
      mergeBoxes(boxes, from, Math.min(from + FANOUT, below + size), node);
    }
    below += size;
    size = parents;
  }
}

function mergeBoxes(boxes: Float64Array, from: number, to: number, into: number): void {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let n = 4 * from; n < 4 * to; n += 4) {
    if (boxes[n] < minX) minX = boxes[n];
    if (boxes[n + 1] < minY) minY = boxes[n + 1];
    if (boxes[n + 2] > maxX) maxX = boxes[n + 2];
    if (boxes[n + 3] > maxY) maxY = boxes[n + 3];
  }
  boxes[4 * into] = minX;
  boxes[4 * into + 1] = minY;
  boxes[4 * into + 2] = maxX;
  boxes[4 * into + 3] = maxY;
}
