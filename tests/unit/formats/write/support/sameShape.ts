import { type FlatPolygon, ringsOf } from '../../../../../src/geo/flat.ts';

/**
 * A polygon as text that tells neither which way a ring turns, nor where it begins, nor which part comes first: two are
 * equal when they are the same ground with the same vertices, to the last bit (or to so many decimals).
 */
export function shapeText(polygon: FlatPolygon, decimals?: number): string {
  const parts: string[][] = [];
  for (const { start, end, part, isOuter } of ringsOf(polygon)) {
    const text = ringText(polygon.coords, start, end, decimals);
    parts[part] ??= [];
    parts[part][isOuter ? 'unshift' : 'push'](text);
  }
  return parts
    .map(([outer, ...holes]) => `${outer} − ${holes.sort().join(' − ')}`)
    .sort()
    .join(' + ');
}

function ringText(coords: Float64Array, start: number, end: number, decimals?: number): string {
  const write = (value: number) => (decimals === undefined ? String(value) : value.toFixed(decimals));
  const points: string[] = [];
  for (let v = start; v < end - 1; v++) points.push(`${write(coords[2 * v])} ${write(coords[2 * v + 1])}`);
  const turns = [points, points.toReversed()].map((list) => {
    const first = list.indexOf(list.toSorted()[0]);
    return [...list.slice(first), ...list.slice(0, first)].join(',');
  });
  return turns.sort()[0];
}
