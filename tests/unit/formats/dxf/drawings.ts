/** Drawings made by hand, group by group. Numbers are metres in zone 36 with its prefix. */

export const [X, Y] = [36_573_174, 4_274_350];

export type Point = [number, number];
type Group = [code: number, value: string | number];

export const groups = (...list: Group[]) => list.map(([code, value]) => `${code}\r\n${value}\r\n`).join('');

export const square = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

export function lwpolyline(
  layer: string,
  points: Point[],
  how: { flags?: number; bulges?: number[]; more?: Group[]; head?: Group[] } = {},
): string {
  const list: Group[] = [[0, 'LWPOLYLINE'], [5, '2A'], ...(how.head ?? []), [8, layer], [90, points.length]];
  list.push([70, how.flags ?? 1]);
  points.forEach(([x, y], i) => {
    list.push([10, x], [20, y]);
    if (how.bulges) list.push([42, how.bulges[i] ?? 0]);
  });
  return groups(...list, ...(how.more ?? []));
}

/** The polyline of R12. */
export function polyline(layer: string, points: Point[], flags = 1, bulges: number[] = []): string {
  const vertices = points.map(([x, y], i) =>
    groups([0, 'VERTEX'], [8, layer], [10, x], [20, y], [30, 0], [42, bulges[i] ?? 0]),
  );
  const head = groups([0, 'POLYLINE'], [8, layer], [66, 1], [10, 0], [20, 0], [30, 0], [70, flags]);
  return head + vertices.join('') + groups([0, 'SEQEND']);
}

/** A boundary given as a polyline, or as edges in groups. */
export type Loop = Point[] | Group[];

export function hatch(layer: string, loops: Loop[]): string {
  const body = loops.flatMap((loop): Group[] => {
    if (loop[0]!.length === 2 && typeof loop[0]![1] === 'number' && loop[0]![0] === 92) {
      return [...(loop as Group[]), [97, 0]];
    }
    const points = (loop as Point[]).flatMap(([x, y]): Group[] => [
      [10, x],
      [20, y],
    ]);
    return [[92, 3], [72, 0], [73, 1], [93, loop.length], ...points, [97, 0]];
  });
  return groups(
    [0, 'HATCH'],
    [5, '3B'],
    [8, layer],
    [10, 0],
    [20, 0],
    [30, 0],
    [210, 0],
    [220, 0],
    [230, 1],
    [2, 'SOLID'],
    [70, 1],
    [71, 0],
    [91, loops.length],
    ...body,
    [75, 0],
    [76, 1],
    [98, 0],
  );
}

export const text = (x: number, y: number, words: string, layer = '注记') =>
  groups([0, 'TEXT'], [8, layer], [10, x], [20, y], [30, 0], [40, 2.5], [1, words]);

export const circle = (layer: string, x: number, y: number, radius: number) =>
  groups([0, 'CIRCLE'], [8, layer], [10, x], [20, y], [30, 0], [40, radius]);

export const block = (name: string, body: string, base: Point = [0, 0]) =>
  groups([0, 'BLOCK'], [8, '0'], [2, name], [70, 0], [10, base[0]], [20, base[1]], [30, 0]) +
  body +
  groups([0, 'ENDBLK']);

export const insert = (name: string, layer: string, at: Point, more: Group[] = []) =>
  groups([0, 'INSERT'], [8, layer], [2, name], [10, at[0]], [20, at[1]], [30, 0], ...more);

export function drawing(
  entities: string,
  how: { version?: string; codePage?: string; blocks?: string } = {},
): string {
  const section = (name: string, body: string) =>
    groups([0, 'SECTION'], [2, name]) + body + groups([0, 'ENDSEC']);
  const header = groups(
    [9, '$ACADVER'],
    [1, how.version ?? 'AC1015'],
    [9, '$DWGCODEPAGE'],
    [3, how.codePage ?? 'ANSI_936'],
  );
  const blocks = how.blocks ? section('BLOCKS', how.blocks) : '';
  return section('HEADER', header) + blocks + section('ENTITIES', entities) + groups([0, 'EOF']);
}
