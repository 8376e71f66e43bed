import { type FlatPolygon, fromRings, ringsOf } from '../../../../src/geo/flat.ts';

/** Parts of rings of positions, as they stand. */
export function positionsOf(polygon: FlatPolygon): number[][][][] {
  const parts: number[][][][] = Array.from(polygon.partEnds, () => []);
  for (const { start, end, part } of ringsOf(polygon)) {
    parts[part].push(
      Array.from({ length: end - start }, (_, i) => [
        polygon.coords[2 * (start + i)],
        polygon.coords[2 * (start + i) + 1],
      ]),
    );
  }
  return parts;
}

/** Every ring run through the other way. */
export function reversed(polygon: FlatPolygon): FlatPolygon {
  return fromRings(positionsOf(polygon).map((rings) => rings.map((ring) => ring.toReversed())));
}

/** Every closed ring begun `shift` vertices later. */
export function startingAt(polygon: FlatPolygon, shift: number): FlatPolygon {
  const turn = (ring: number[][]) => {
    const open = ring.slice(0, -1);
    const k = shift % open.length;
    const turned = [...open.slice(k), ...open.slice(0, k)];
    return [...turned, turned[0]];
  };
  return fromRings(positionsOf(polygon).map((rings) => rings.map(turn)));
}

export function movedEast(polygon: FlatPolygon, degrees: number): FlatPolygon {
  return { ...polygon, coords: polygon.coords.map((value, i) => (i % 2 === 0 ? value + degrees : value)) };
}

/** Cuts a star-shaped ring along two rays from its middle to corners: neighbours that share an edge, no gap. */
export function cutInTwo(polygon: FlatPolygon): [FlatPolygon, FlatPolygon] {
  const open = positionsOf(polygon)[0][0].slice(0, -1);
  const half = Math.ceil(open.length / 2);
  const mean = (axis: number) => open.reduce((sum, position) => sum + position[axis], 0) / open.length;
  const centre = [mean(0), mean(1)];
  return [
    fromRings([[[centre, ...open.slice(0, half + 1), centre]]]),
    fromRings([[[centre, ...open.slice(half), open[0], centre]]]),
  ];
}
