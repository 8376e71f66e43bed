import type { FlatPolygon } from '../../geo/flat.ts';
import { flatOf } from '../nestRings.ts';
import type { GeometryKind } from '../reasons.ts';

/** A polygon in WKT or EWKT, or why it is none. `srid` 0 where the text names none. */
export type WktText =
  | { polygon: FlatPolygon; srid: number }
  | { kind: GeometryKind }
  | { empty: true }
  | { wrong: string };

const START = /^\s*(?:SRID\s*=\s*(\d{1,9})\s*;)?\s*([A-Z]+)\s*(Z|M|ZM)?\s*(?=\(|EMPTY|$)/i;
const KINDS: Record<string, GeometryKind> = {
  POINT: 'point',
  MULTIPOINT: 'point',
  LINESTRING: 'line',
  MULTILINESTRING: 'line',
  GEOMETRYCOLLECTION: 'collection',
};
const TOKEN = /\s*([(),]|[^\s(),]+)/y;

/** Reads WKT polygons (OGC 06-103r4, 7.2) and EWKT; heights and measures are left out. Never throws. */
export function readWkt(text: string): WktText {
  const start = START.exec(text);
  if (!start) return { wrong: text.trim().slice(0, 20) };
  const word = start[2].toUpperCase().replace(/(ZM|Z|M)$/, '');
  if (Object.hasOwn(KINDS, word)) return { kind: KINDS[word] };
  if (word !== 'POLYGON' && word !== 'MULTIPOLYGON') {
    return /^[A-Z]{3,20}$/.test(word) && text.includes('(')
      ? { kind: 'otherGeometry' }
      : { wrong: word.slice(0, 20) };
  }
  const rest = text.slice(start[0].length).trim();
  if (/^EMPTY;?$/i.test(rest)) return { empty: true };
  const cursor = { text: rest, at: 0 };
  try {
    const parts = word === 'POLYGON' ? [rings(cursor)] : list(cursor, rings);
    if (/[^\s;]/.test(rest.slice(cursor.at))) return { wrong: rest.slice(cursor.at).trim().slice(0, 20) };
    return { polygon: flatOf(parts), srid: Number(start[1] ?? 0) };
  } catch (error) {
    if (error instanceof WktSyntax) return { wrong: error.message };
    throw error;
  }
}

type Cursor = { text: string; at: number };

/** What stood where something else was needed; '' for the end of the text. */
class WktSyntax extends Error {}

const rings = (cursor: Cursor): number[][] => list(cursor, ring);

function list<T>(cursor: Cursor, item: (cursor: Cursor) => T): T[] {
  const open = next(cursor);
  if (open !== '(') throw new WktSyntax(open.slice(0, 20));
  const items = [item(cursor)];
  for (;;) {
    const token = next(cursor);
    if (token === ')') return items;
    if (token !== ',') throw new WktSyntax(token.slice(0, 20));
    items.push(item(cursor));
  }
}

/** `(x y [z [m]], …)` as x, y interleaved. */
function ring(cursor: Cursor): number[] {
  const open = next(cursor);
  if (open !== '(') throw new WktSyntax(open.slice(0, 20));
  const coords: number[] = [];
  let ordinates = 0;
  for (;;) {
    const token = next(cursor);
    if (token === ',' || token === ')') {
      if (ordinates < 2 || ordinates > 4) throw new WktSyntax(`${token}`);
      ordinates = 0;
      if (token === ')') return coords;
      continue;
    }
    const value = NUMBER.test(token) ? Number(token) : Number.NaN;
    if (!Number.isFinite(value)) throw new WktSyntax(token.slice(0, 20));
    if (ordinates++ < 2) coords.push(value);
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

function next(cursor: Cursor): string {
  TOKEN.lastIndex = cursor.at;
  const match = TOKEN.exec(cursor.text);
  if (!match) return '';
  cursor.at = TOKEN.lastIndex;
  return match[1];
}
