import { refuse } from '../error.ts';
import * as limits from '../limits.ts';
import type { GeometryKind } from '../reasons.ts';
import { ellipse, isSameSpot, splinePoints, withBulges, type Xy } from './curves.ts';
import { unescapeText } from './decode.ts';
import { type Entity, numberOf, planeOf, textOf, toNumber } from './entity.ts';
import { hatchRings } from './hatch.ts';
import type { Insert, Item } from './item.ts';
import { plainText } from './text.ts';
import { apply, combine, IDENTITY } from './transform.ts';

/** Flags of polylines (code 70). */
const [CLOSED, MESH, POLYFACE] = [1, 16, 64];
/** Flag of a vertex that only steers a spline's course. */
const IS_FRAME = 16;

const KINDS: Record<string, GeometryKind> = {
  LINE: 'line',
  ARC: 'line',
  LEADER: 'line',
  MLINE: 'line',
  RAY: 'line',
  XLINE: 'line',
  POINT: 'point',
};
/** Without any place of their own, or there for the layout only. */
const FURNITURE = new Set(['VIEWPORT', 'SEQEND', 'ATTDEF']);

/** What an entity is to us; undefined for what is on a layout's paper or has no place at all. */
export function itemOf(entity: Entity, file: string): Item | undefined {
  const { type } = entity;
  if (numberOf(entity, 67) === 1 || FURNITURE.has(type)) return undefined;
  const layer = unescapeText(textOf(entity, 8)?.trim() || '0');
  if (type === 'TEXT' || type === 'MTEXT') {
    return { kind: 'text', layer, ...placeOfText(entity), text: plainText(entity) };
  }
  if (type === 'INSERT') return { ...insertOf(entity, file), layer };
  if (type === 'HATCH') {
    const rings = hatchRings(entity);
    if (rings === null) throw refuse('dxfEntity', file, { type, line: entity.at });
    if (rings.length > 0) return shape(entity, layer, rings, true);
    return { kind: 'other', layer, what: 'otherGeometry', type };
  }
  const line = lineOf(entity, file);
  if (line?.isClosed) return shape(entity, layer, [line.xy], false);
  return { kind: 'other', layer, what: line ? 'line' : (KINDS[type] ?? 'otherGeometry'), type };
}

function shape(entity: Entity, layer: string, rings: Xy[], isHatch: boolean): Item {
  const plane = planeOf(entity);
  const isSolid = entity.type === 'ELLIPSE' || entity.type === 'SPLINE';
  const turned = plane === IDENTITY || isSolid ? rings : rings.map((ring) => apply(plane, ring));
  return {
    kind: 'shape',
    layer,
    rings: turned,
    isHatch,
    handle: textOf(entity, 5)?.trim() ?? '',
    extended: extendedOf(entity),
    block: '',
  };
}

/** Anything drawn in one stroke; undefined for the rest. */
function lineOf(entity: Entity, file: string): { xy: Xy; isClosed: boolean } | undefined {
  const flags = numberOf(entity, 70);
  if (entity.type === 'LWPOLYLINE') return polyline(flags, ...lightVertices(entity), file);
  if (entity.type === 'POLYLINE') {
    if (flags & (MESH | POLYFACE)) return undefined;
    return polyline(flags, ...heavyVertices(entity), file);
  }
  const centre = [numberOf(entity, 10), numberOf(entity, 20)] as const;
  if (entity.type === 'CIRCLE') {
    return { xy: ellipse(centre, [numberOf(entity, 40, Number.NaN), 0], 1), isClosed: true };
  }
  if (entity.type === 'ELLIPSE') {
    const isFull = Math.abs(numberOf(entity, 42, 2 * Math.PI) - numberOf(entity, 41) - 2 * Math.PI) < 1e-6;
    const major = [numberOf(entity, 11), numberOf(entity, 21)] as const;
    return { xy: isFull ? ellipse(centre, major, numberOf(entity, 40, 1)) : [], isClosed: isFull };
  }
  if (entity.type !== 'SPLINE') return undefined;
  const xy = splinePoints({
    degree: numberOf(entity, 71),
    knots: numbersOf(entity, 40),
    points: pairsOf(entity, 10),
    weights: numbersOf(entity, 41),
  });
  return { xy: xy ?? [], isClosed: xy !== undefined && isRing(xy) };
}

function polyline(flags: number, xy: Xy, bulges: number[], file: string) {
  if (xy.length / 2 > limits.MAX_VERTICES_PER_FEATURE) {
    throw refuse('tooManyVertices', file, {
      vertices: xy.length / 2,
      limit: limits.MAX_VERTICES_PER_FEATURE,
    });
  }
  // Two vertices close a shape where an arc joins them: a circle drawn as a polyline.
  const isRound = bulges.some((bulge) => bulge !== 0) && xy.length >= 4;
  const isClosed = ((flags & CLOSED) !== 0 && (xy.length >= 6 || isRound)) || isRing(xy);
  return { xy: isClosed ? withBulges(xy, bulges, (flags & CLOSED) !== 0) : xy, isClosed };
}

function isRing(xy: Xy): boolean {
  return xy.length >= 8 && isSameSpot(xy[0]!, xy[1]!, xy.at(-2)!, xy.at(-1)!);
}

function lightVertices({ codes, values }: Entity): [Xy, number[]] {
  const [xy, bulges]: [Xy, number[]] = [[], []];
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 10) {
      xy.push(toNumber(values[i]!), Number.NaN);
      bulges.push(0);
    } else if (code === 20 && xy.length > 0) xy[xy.length - 1] = toNumber(values[i]!);
    else if (code === 42 && bulges.length > 0) bulges[bulges.length - 1] = toNumber(values[i]!);
  }
  return [xy, bulges];
}

function heavyVertices({ parts }: Entity): [Xy, number[]] {
  const [xy, bulges]: [Xy, number[]] = [[], []];
  for (const vertex of parts) {
    if (vertex.type !== 'VERTEX' || numberOf(vertex, 70) & IS_FRAME) continue;
    xy.push(numberOf(vertex, 10, Number.NaN), numberOf(vertex, 20, Number.NaN));
    bulges.push(numberOf(vertex, 42));
  }
  return [xy, bulges];
}

function numbersOf({ codes, values }: Entity, code: number): number[] {
  return values.filter((_, i) => codes[i] === code).map(toNumber);
}

function pairsOf(entity: Entity, code: number): Xy {
  const [xs, ys] = [numbersOf(entity, code), numbersOf(entity, code + 10)];
  return xs.flatMap((x, i) => [x, ys[i] ?? Number.NaN]);
}

function placeOfText(entity: Entity): { x: number; y: number } {
  const [x = Number.NaN, y = Number.NaN] = apply(entity.type === 'MTEXT' ? IDENTITY : planeOf(entity), [
    numberOf(entity, 10),
    numberOf(entity, 20),
  ]);
  return { x, y };
}

function insertOf(entity: Entity, file: string): Insert {
  const turn = (numberOf(entity, 50) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [sx, sy] = [numberOf(entity, 41, 1), numberOf(entity, 42, 1)];
  const [columns, rows] = [Math.max(1, numberOf(entity, 70, 1)), Math.max(1, numberOf(entity, 71, 1))];
  if (!(columns * rows <= limits.MAX_INSERTED)) {
    throw refuse('dxfBlocks', file, { limit: limits.MAX_INSERTED });
  }
  const plane = planeOf(entity);
  const [x, y] = [numberOf(entity, 10), numberOf(entity, 20)];
  const place = combine(plane, [cos * sx, sin * sx, -sin * sy, cos * sy, x, y]);
  const [toColumn, toRow] = [numberOf(entity, 44), numberOf(entity, 45)];
  // The spaces between columns and rows are turned with the block but not scaled.
  const columnStep = apply([plane[0], plane[1], plane[2], plane[3], 0, 0], [cos * toColumn, sin * toColumn]);
  const rowStep = apply([plane[0], plane[1], plane[2], plane[3], 0, 0], [-sin * toRow, cos * toRow]);
  const texts = entity.parts
    .filter(({ type }) => type === 'ATTRIB')
    .map((part) => ({ ...placeOfText(part), text: plainText(part) }));
  const block = (textOf(entity, 2) ?? '').toLowerCase();
  return { kind: 'insert', block, place, columns, rows, columnStep, rowStep, texts };
}

/** XDATA: texts (1000) and layer names (1003) behind the application's name (1001). */
function extendedOf({ codes, values }: Entity): Map<string, string> {
  const found = new Map<string, string[]>();
  let texts: string[] | undefined;
  codes.forEach((code, i) => {
    if (code === 1001) {
      texts = [];
      found.set(unescapeText(values[i]!.trim()), texts);
    } else if ((code === 1000 || code === 1003) && texts) texts.push(unescapeText(values[i]!.trim()));
  });
  return new Map([...found].filter(([, all]) => all.length > 0).map(([name, all]) => [name, all.join(',')]));
}
