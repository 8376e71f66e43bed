import { lineAt, type Outline, type Ring, SiteTextError } from './outline.ts';

/** `SRID=4524;POLYGON((…),(…))` or MULTIPOLYGON, with or without Z/M, which is left out. */
export const WKT_START = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*(MULTIPOLYGON|POLYGON)\s*(?:Z|M|ZM)?\s*(?=\()/i;
const TOKEN = /\s*([(),]|[^\s(),]+)/y;

type Cursor = { text: string; at: number };

export function readWkt(text: string): Outline {
  const start = WKT_START.exec(text)!;
  const cursor: Cursor = { text, at: start[0].length };
  const isMulti = start[2]!.toUpperCase() === 'MULTIPOLYGON';
  const parts = isMulti ? list(cursor, readPart) : [readPart(cursor)];
  if (text.slice(cursor.at).replace(/[\s;]/g, '')) {
    throw unexpected(cursor, text.slice(cursor.at).trim().slice(0, 12));
  }
  return { format: 'wkt', parts, order: 'xy', epsg: start[1] ? Number(start[1]) : undefined };
}

const readPart = (cursor: Cursor): Ring[] => list(cursor, (inner) => list(inner, readVertex));

/** `( item , item … )` */
function list<T>(cursor: Cursor, item: (cursor: Cursor) => T): T[] {
  expect(cursor, '(');
  const items = [item(cursor)];
  for (;;) {
    const { token, at } = next(cursor);
    if (token === ')') return items;
    if (token !== ',') throw unexpected({ ...cursor, at }, token);
    items.push(item(cursor));
  }
}

function readVertex(cursor: Cursor) {
  const values: number[] = [];
  let line = 0;
  for (;;) {
    const before = cursor.at;
    const { token, at } = next(cursor);
    if (token === ',' || token === ')') {
      cursor.at = before;
      break;
    }
    if (line === 0) line = lineAt(cursor.text, at);
    const value = Number(token);
    if (token === '' || !Number.isFinite(value)) throw unexpected({ ...cursor, at }, token);
    values.push(value);
  }
  if (values.length < 2 || values.length > 4) {
    throw new SiteTextError(line || lineAt(cursor.text, cursor.at), {
      zh: `一个点要有两个数字，这里有 ${values.length} 个。`,
      en: `A vertex needs two numbers, here are ${values.length}.`,
    });
  }
  return { a: values[0]!, b: values[1]!, line };
}

function expect(cursor: Cursor, wanted: string): void {
  const { token, at } = next(cursor);
  if (token !== wanted) throw unexpected({ ...cursor, at }, token);
}

function next(cursor: Cursor): { token: string; at: number } {
  TOKEN.lastIndex = cursor.at;
  const match = TOKEN.exec(cursor.text);
  if (!match) return { token: '', at: cursor.text.length };
  cursor.at = TOKEN.lastIndex;
  return { token: match[1]!, at: cursor.at - match[1]!.length };
}

function unexpected(cursor: Cursor, token: string): SiteTextError {
  const line = lineAt(cursor.text, cursor.at);
  if (token === '') {
    return new SiteTextError(line, {
      zh: 'WKT 没有写完，括号没有合上。请整段复制后再粘贴。',
      en: 'The WKT ends too early: a bracket is not closed. Copy the whole text again.',
    });
  }
  return new SiteTextError(line, {
    zh: `WKT 中“${token}”不应出现在这里。`,
    en: `"${token}" is not expected here in the WKT.`,
  });
}
