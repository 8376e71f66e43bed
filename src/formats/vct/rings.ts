import { reversed } from '../coordinateText/polygon.ts';
import { refuse } from '../error.ts';
import { MAX_VERTICES } from '../limits.ts';
import type { VctObject } from './objects.ts';

/** What polygons are made of, by object number. */
export type Stock = {
  lines: ReadonlyMap<string, VctObject>;
  polygons: ReadonlyMap<string, VctObject>;
  /** vertices put into rings so far: references to references could ask for any number of them */
  spent: { vertices: number };
};

/** Objects made of objects made of objects: real files stop at two. */
const MAX_DEPTH = 4;

/**
 * The rings of a polygon, each x, y interleaved: its own coordinates, or its lines put end to end, a negative number
 * turning a line round. Rings end at a 0, or where they close.
 * @throws FormatError `vctMissing`, `vctGap`, `vctNested`
 */
export function ringsOf(polygon: VctObject, stock: Stock, file: string, depth = 0): number[][] {
  stock.spent.vertices++;
  if (polygon.runs.length > 0) return polygon.runs;
  if (depth > MAX_DEPTH) throw refuse('vctNested', file, { line: polygon.line, id: polygon.id });
  if (polygon.refKind === 'polygon') {
    return polygon.refs
      .filter((ref) => ref !== '0')
      .flatMap((ref) => ringsOf(find(stock.polygons, ref, polygon, file), stock, file, depth + 1));
  }
  const rings: number[][] = [];
  let ring: number[] = [];
  const endRing = () => {
    if (ring.length > 0) rings.push(ring);
    ring = [];
  };
  for (const ref of polygon.refs) {
    if (ref === '0') endRing();
    else {
      append(ring, pathOf(ref, polygon, stock, file, depth), ref, polygon, file);
      if (ring.length > 4 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) endRing();
    }
  }
  endRing();
  return rings;
}

function find(
  stock: ReadonlyMap<string, VctObject>,
  ref: string,
  polygon: VctObject,
  file: string,
): VctObject {
  const found = stock.get(ref.replace('-', ''));
  if (!found)
    throw refuse('vctMissing', file, { line: polygon.line, id: polygon.id, ref: ref.replace('-', '') });
  return found;
}

/** The vertices of a line in the direction that its sign asks for. */
function pathOf(ref: string, polygon: VctObject, stock: Stock, file: string, depth: number): number[] {
  const line = find(stock.lines, ref, polygon, file);
  if (depth > MAX_DEPTH) throw refuse('vctNested', file, { line: line.line, id: line.id });
  stock.spent.vertices += line.runs.reduce((sum, run) => sum + run.length / 2, 1);
  if (stock.spent.vertices > 2 * MAX_VERTICES) {
    throw refuse('tooManyVertices', file, { vertices: stock.spent.vertices, limit: 2 * MAX_VERTICES });
  }
  const path: number[] = [];
  for (const run of line.runs) append(path, run, ref, polygon, file);
  for (const part of line.refs) {
    if (part !== '0') append(path, pathOf(part, polygon, stock, file, depth + 1), part, polygon, file);
  }
  return ref.startsWith('-') ? reversed(path) : path;
}

/** Puts a path behind another that ends where it begins. One that fits only the other way round is turned. */
function append(
  ring: number[],
  path: readonly number[],
  ref: string,
  polygon: VctObject,
  file: string,
): void {
  let next = path;
  if (ring.length > 0) {
    const [x, y] = [ring.at(-2), ring.at(-1)];
    const isAtEnd = path.at(-2) === x && path.at(-1) === y;
    if (path[0] !== x || path[1] !== y) {
      if (!isAtEnd)
        throw refuse('vctGap', file, { line: polygon.line, id: polygon.id, ref: ref.replace('-', '') });
      next = reversed(path);
    }
    next = next.slice(2);
  }
  for (const value of next) ring.push(value);
}
