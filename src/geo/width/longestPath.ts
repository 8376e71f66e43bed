import { Heap } from './heap.ts';
import { following, type Mesh } from './mesh.ts';
import type { Samples } from './samples.ts';

/**
 * The way through the triangles that is the longest of all shortest ways, from the middle of one inner edge to the
 * next. It ends in the tips of the first and last triangle.
 */
export type Path = {
  /** x, y in metres, interleaved */
  points: number[];
  triangles: number[];
};

type Search = { distance: Float64Array; from: Int32Array; far: number };

/** The longest way through a mesh, or `null` where all is one triangle. Exact without holes, nearly so with them. */
export function longestPath(mesh: Mesh, samples: Samples): Path | null {
  const start = mesh.twin.findIndex((other) => other >= 0);
  if (start < 0) return null;
  const first = search(mesh, samples, nodeOf(mesh, start)).far;
  const { distance, from, far } = search(mesh, samples, first);
  const nodes = [far];
  while (nodes[nodes.length - 1] !== first && distance[nodes[nodes.length - 1]] > 0) {
    nodes.push(from[nodes[nodes.length - 1]]);
  }
  return walk(mesh, samples, nodes);
}

/** An inner edge by the smaller of its two numbers. */
function nodeOf({ twin }: Mesh, e: number): number {
  return Math.min(e, twin[e]);
}

function search(mesh: Mesh, samples: Samples, start: number): Search {
  const { twin } = mesh;
  const distance = new Float64Array(twin.length).fill(Infinity);
  const from = new Int32Array(twin.length).fill(-1);
  const heap = new Heap();
  distance[start] = 0;
  heap.push(0, start);
  let far = start;
  let farthest = -1;
  while (heap.size > 0) {
    const { key, item: node } = heap.pop();
    if (key > distance[node]) continue;
    const reach = key + Math.max(tail(mesh, samples, node), tail(mesh, samples, twin[node]));
    if (reach > farthest) {
      farthest = reach;
      far = node;
    }
    for (const side of [node, twin[node]]) {
      for (let e = following(side); e !== side; e = following(e)) {
        if (twin[e] < 0) continue;
        const next = nodeOf(mesh, e);
        const length = key + between(mesh, samples, node, next);
        if (length >= distance[next]) continue;
        distance[next] = length;
        from[next] = node;
        heap.push(length, next);
      }
    }
  }
  return { distance, from, far };
}

function middle({ corners }: Mesh, { x, y }: Samples, e: number): [number, number] {
  const a = corners[e];
  const b = corners[following(e)];
  return [(x[a] + x[b]) / 2, (y[a] + y[b]) / 2];
}

function between(mesh: Mesh, samples: Samples, e: number, f: number): number {
  const [ax, ay] = middle(mesh, samples, e);
  const [bx, by] = middle(mesh, samples, f);
  return Math.hypot(ax - bx, ay - by);
}

/** How far it is from the middle of an edge to the tip of its triangle, if no way leads on; else 0. */
function tail(mesh: Mesh, samples: Samples, e: number): number {
  const tip = tipOf(mesh, e);
  if (tip < 0) return 0;
  const [mx, my] = middle(mesh, samples, e);
  return Math.hypot(samples.x[tip] - mx, samples.y[tip] - my);
}

function tipOf({ corners, twin }: Mesh, e: number): number {
  const e1 = following(e);
  const e2 = following(e1);
  return twin[e1] < 0 && twin[e2] < 0 ? corners[e2] : -1;
}

function walk(mesh: Mesh, samples: Samples, nodes: number[]): Path {
  const points: number[] = [];
  const triangles: number[] = [];
  const triangleOf = (e: number) => Math.floor(e / 3);
  /** The side of a node that the given triangle is not. */
  const sideAway = (node: number, triangle: number) =>
    triangleOf(node) === triangle ? mesh.twin[node] : node;
  const shared = nodes.slice(1).map((node, i) => sharedTriangle(mesh, nodes[i], node));
  const end = (node: number, inner: number | undefined) => {
    const sides = inner === undefined ? [node, mesh.twin[node]] : [sideAway(node, inner)];
    return sides.find((side) => tipOf(mesh, side) >= 0);
  };
  const head = end(nodes[0], shared[0]);
  if (head !== undefined) addTip(head);
  nodes.forEach((node, i) => {
    points.push(...middle(mesh, samples, node));
    if (i < shared.length) triangles.push(shared[i]);
  });
  const last = nodes.length === 1 ? mesh.twin[head ?? nodes[0]] : end(nodes[nodes.length - 1], shared.at(-1));
  if (last !== undefined) addTip(last);
  return { points, triangles };

  function addTip(side: number): void {
    const tip = tipOf(mesh, side);
    if (tip < 0) return;
    points.push(samples.x[tip], samples.y[tip]);
    triangles.push(triangleOf(side));
  }
}

function sharedTriangle({ twin }: Mesh, a: number, b: number): number {
  const own = [a, twin[a]].map((e) => Math.floor(e / 3));
  return [b, twin[b]].map((e) => Math.floor(e / 3)).find((triangle) => own.includes(triangle)) as number;
}
