import type { DegreeArc } from './generalize.ts';

export type LonLatRing = [number, number][];
/** Rings of one polygon, the outer one first; closed. */
export type LonLatPolygon = LonLatRing[];

/** Shoelace sum in square degrees; only its sign and rank are used. */
export function ringSign(ring: LonLatRing): number {
  let sum = 0;
  const [ox, oy] = ring[0]!;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!;
    const [x1, y1] = ring[i]!;
    sum += (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy);
  }
  return sum / 2;
}

function contains(ring: LonLatRing, [x, y]: [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/**
 * Build the polygons of groups of parcels from the arcs between them.
 *
 * @param groupOf parcel → group, or 0 for "no group"; parcels of one group melt together
 * @returns group → its polygons (outer rings counter-clockwise, holes clockwise)
 */
export function assemble(
  arcs: readonly DegreeArc[],
  groupOf: (parcel: number) => number,
): Map<number, LonLatPolygon[]> {
  const pieces = new Map<number, { start: number; end: number; line: LonLatRing }[]>();
  const add = (group: number, start: number, end: number, line: LonLatRing) => {
    const list = pieces.get(group);
    if (list) list.push({ start, end, line });
    else pieces.set(group, [{ start, end, line }]);
  };
  for (const { left, right, startNode, endNode, lonLat } of arcs) {
    const groupL = left === 0 ? 0 : groupOf(left);
    const groupR = right === 0 ? 0 : groupOf(right);
    if (groupL === groupR) continue;
    if (groupL !== 0) add(groupL, startNode, endNode, lonLat);
    if (groupR !== 0) add(groupR, endNode, startNode, [...lonLat].reverse());
  }
  const result = new Map<number, LonLatPolygon[]>();
  for (const [group, list] of pieces) result.set(group, nest(close(list)));
  return result;
}

/**
 * Join pieces end to start into closed rings. Where a group meets itself in a point, the sharpest left turn
 * keeps its rings apart.
 */
function close(list: { start: number; end: number; line: LonLatRing }[]): LonLatRing[] {
  const rings: LonLatRing[] = [];
  const byStart = new Map<number, number[]>();
  list.forEach(({ start }, i) => {
    if (start === -1) return;
    const found = byStart.get(start);
    if (found) found.push(i);
    else byStart.set(start, [i]);
  });
  const used = new Uint8Array(list.length);
  list.forEach((piece, first) => {
    if (used[first]) return;
    used[first] = 1;
    if (piece.start === -1) {
      rings.push(piece.line);
      return;
    }
    const ring: LonLatRing = [...piece.line];
    let end = piece.end;
    while (end !== piece.start) {
      const options = byStart.get(end)!.filter((i) => !used[i]);
      const next = options.length === 1 ? options[0]! : sharpest(ring, options, list);
      used[next] = 1;
      const { line } = list[next]!;
      for (let k = 1; k < line.length; k++) ring.push(line[k]!);
      end = list[next]!.end;
    }
    rings.push(...splitAtTouches(ring));
  });
  return rings;
}

/** Cut a ring that passes twice through one point into simple rings that only touch there. */
function splitAtTouches(ring: LonLatRing): LonLatRing[] {
  const out: LonLatRing[] = [];
  const path: LonLatRing = [];
  const seen = new Map<string, number>();
  for (const point of ring) {
    const key = `${point[0]},${point[1]}`;
    const before = seen.get(key);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const [x, y] of loop) seen.delete(`${x},${y}`);
      out.push([...loop, point]);
    }
    seen.set(key, path.length);
    path.push(point);
  }
  return out;
}

function sharpest(ring: LonLatRing, options: number[], list: { line: LonLatRing }[]): number {
  const [px, py] = ring[ring.length - 2]!;
  const [x, y] = ring[ring.length - 1]!;
  const back = Math.atan2(py - y, px - x);
  let best = options[0]!;
  let least = Infinity;
  for (const i of options) {
    const [qx, qy] = list[i]!.line[1]!;
    // Clockwise angle from where we came to where we go: the smallest keeps the group's own land on the left.
    const turn = (back - Math.atan2(qy - y, qx - x) + 4 * Math.PI) % (2 * Math.PI);
    if (turn < least && turn > 1e-12) {
      least = turn;
      best = i;
    }
  }
  return best;
}

/** Sort rings into outer ones and the holes in them. */
function nest(rings: LonLatRing[]): LonLatPolygon[] {
  const outers = rings
    .filter((ring) => ringSign(ring) > 0)
    .map((ring) => ({ area: ringSign(ring), polygon: [ring] as LonLatPolygon }));
  outers.sort((p, q) => p.area - q.area);
  for (const hole of rings) {
    if (ringSign(hole) > 0) continue;
    const owner =
      outers.length === 1
        ? outers[0]
        : outers.find(({ polygon, area }) => area > -ringSign(hole) && contains(polygon[0]!, middleOf(hole)));
    if (!owner) throw new Error('a hole lies in no ring');
    owner.polygon.push(hole);
  }
  return outers.reverse().map(({ polygon }) => polygon);
}

/** A point just inside the first edge of a clockwise hole's outside, good enough to ask which ring is round it. */
function middleOf(hole: LonLatRing): [number, number] {
  const [x0, y0] = hole[0]!;
  const [x1, y1] = hole[1]!;
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
