import { parseAngle, parseNumber, replaceAngles } from './numbers.ts';
import { type Role, roleOf } from './roles.ts';

/** A point as written. `a` and `b` stand in the order of the line, or north first where the line names them. */
export type Point = { id: string; ring: string; a: number; b: number };

/** The order of the two numbers, where labels or headings tell it. */
export type Named = 'yx' | 'xy' | undefined;

export type PointLine = { points: Point[]; named: Named };

/** Columns that a heading line has told, by index. */
export type Columns = { a: number; b: number; id?: number; ring?: number; named: Named };

type Token = { text: string; value?: number; isAngle?: boolean; axis?: 'lon' | 'lat' };

const LABELS =
  /(北坐标|东坐标|纵坐标|横坐标|经度|纬度|东经|北纬|lon|lng|lat|[xyneblXYNEBL])\s*(?:坐标)?\s*[=:]\s*(-?\d[\d.]*)/gi;

/**
 * The points of one line in half-width signs: `J1,1,X,Y`, `1 X Y`, `X,Y`, `X=…,Y=…`, angles, or a whole ring in one line
 * (`1,X,Y,2,X,Y,…`, as mining rights list their corners). Null where the line holds no pair of coordinates.
 */
export function readPointLine(line: string, columns?: Columns): PointLine | null {
  const labelled = readLabelled(line);
  if (labelled) return labelled;
  const angles: Token[] = [];
  const plain = replaceAngles(line, ({ value, axis }) => {
    angles.push({ text: String(value), value, isAngle: true, axis });
    return ` \u0001${angles.length - 1} `;
  });
  const tokens = split(plain, Boolean(columns)).map((text) =>
    text.startsWith('\u0001') ? angles[Number(text.slice(1))] : tokenOf(text),
  );
  if (columns) return byColumns(tokens, columns);
  return byLooks(tokens);
}

function tokenOf(text: string): Token {
  const value = parseNumber(text);
  if (value !== undefined) return { text, value };
  // 108-50-12.3 is an angle, J1-2 and 2026-11-23 are none
  const angle = /^\d{1,3}[-:]\d{1,2}[-:]\d{1,2}(\.\d+)?$/.test(text) ? parseAngle(text) : undefined;
  return angle === undefined ? { text } : { text, value: angle, isAngle: true };
}

/** Fields of a line. Commas inside a number (`2,585,776.157`) do not separate where another sign does. */
function split(line: string, keepEmpty: boolean): string[] {
  const isOther = /[\t;|]/.test(line);
  const bare = (text: string) => text.trim().replace(/^["']|["']$/g, '');
  if (isOther) {
    const parts = line.split(/[\t;|]/).map(bare);
    if (parts.every((part) => !part.includes(',') || parseNumber(part) !== undefined)) {
      return keepEmpty ? parts : parts.filter(Boolean);
    }
  }
  const words = line.trim().split(/\s+/).map(bare);
  if (words.length > 1 && words.every((word) => !word.includes(',') || parseNumber(word) !== undefined)) {
    return words.filter(Boolean);
  }
  const parts = line.split(keepEmpty && !isOther ? /,/ : /[,\s;|]+/).map(bare);
  return joinThousands(keepEmpty ? parts : parts.filter(Boolean));
}

/** `2 585 776.157` after a cut at commas: groups of three that end in a fraction are one number again. */
function joinThousands(parts: string[]): string[] {
  if (parts.length < 6) return parts;
  const joined: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const millions =
      /^\d{1,2}$/.test(parts[i]) &&
      /^\d{3}$/.test(parts[i + 1] ?? '') &&
      /^\d{3}\.\d+$/.test(parts[i + 2] ?? '');
    joined.push(millions ? parts[i] + parts[i + 1] + parts[i + 2] : parts[i]);
    if (millions) i += 2;
  }
  return joined;
}

function readLabelled(line: string): PointLine | null {
  if (!/[=:]/.test(line)) return null;
  const found = [...line.matchAll(LABELS)];
  if (found.length < 2) return null;
  let north: number | undefined;
  let east: number | undefined;
  for (const [, label, number] of found) {
    const role = roleOf(label);
    const value = parseNumber(number);
    if (role === 'north' || role === 'lat') north ??= value;
    if (role === 'east' || role === 'lon') east ??= value;
  }
  if (north === undefined || east === undefined) return null;
  const before = line
    .slice(0, found[0].index)
    .split(/[\s,;:]+/)
    .filter(Boolean);
  const point = { id: before[0] ?? '', ring: before[1] ?? '', a: north, b: east };
  return { points: [point], named: 'yx' };
}

function byColumns(tokens: Token[], { a, b, id, ring, named }: Columns): PointLine | null {
  const [first, second] = [tokens[a]?.value, tokens[b]?.value];
  if (first === undefined || second === undefined) return null;
  const text = (at?: number) => (at === undefined ? '' : (tokens[at]?.text ?? ''));
  return { points: [{ id: text(id), ring: text(ring), a: first, b: second }], named };
}

/** Coordinates are known by their size: metres of six digits and more, else fractions, else angles. */
function byLooks(tokens: Token[]): PointLine | null {
  const values = tokens.filter(({ value }) => value !== undefined);
  if (values.length < 2) return null;
  const tests: ((token: Token) => boolean)[] = [
    ({ isAngle }) => isAngle === true,
    ({ value }) => Math.abs(value ?? 0) >= 100_000,
    ({ value, text }) => Math.abs(value ?? 0) > 180 && text.includes('.'),
    ({ value, text }) => Math.abs(value ?? 181) <= 180 && text.includes('.'),
  ];
  const isWordy = tokens.some(({ value, text }) => value === undefined && !ID.test(text));
  for (const [i, isCoordinate] of tests.entries()) {
    const count = tokens.filter(isCoordinate).length;
    if (count === 0) continue;
    // 面积 8.74 公顷 13.11 亩: small numbers among words are no point
    if (i >= 2 && isWordy) return null;
    return count === 1 ? onlyOne(tokens, isCoordinate) : pairsOf(tokens, isCoordinate);
  }
  return tokens.length >= 4 && values.length === tokens.length ? byPlace(tokens) : null;
}

/** `108,38.5` and `38,108.5` are points, a lone big number is a damaged line. */
function onlyOne(tokens: Token[], isCoordinate: (token: Token) => boolean): PointLine | null {
  const at = tokens.findIndex(isCoordinate);
  const isDegree = ({ value }: Token) => value !== undefined && Math.abs(value) <= 180;
  if (tokens.length < 2 || !isDegree(tokens[at]) || tokens.length > 4) return null;
  const pair = tokens.slice(-2);
  return pair.every(isDegree) && at >= tokens.length - 2 ? byPlace(tokens) : null;
}

/** Without a telling size: a point number, a ring number, then the two. */
function byPlace(tokens: Token[]): PointLine | null {
  const at = tokens.length >= 4 ? 2 : tokens.length - 2;
  const [a, b] = [tokens[at]?.value, tokens[at + 1]?.value];
  if (a === undefined || b === undefined) return null;
  return { points: [{ ...numbered(tokens, at), a, b }], named: undefined };
}

function pairsOf(tokens: Token[], isCoordinate: (token: Token) => boolean): PointLine | null {
  const starts: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isCoordinate(tokens[i])) continue;
    // a point number of six digits before a pair: 100001,X,Y
    const isNumber =
      tokens.length === i + 3 && /^\d+$/.test(tokens[i].text) && isAt(tokens, i + 2, isCoordinate);
    const at = isNumber && starts.length === 0 ? i + 1 : i;
    if (!isAt(tokens, at + 1, isCoordinate)) return null;
    starts.push(at);
    i = at + 1;
  }
  // a ring in one line may begin with counts; between its pairs stands what belongs to each
  const own = starts.length > 1 ? starts[1] - starts[0] - 2 : starts[0];
  let named: Named;
  const points = starts.map((at) => {
    const [a, b] = [tokens[at], tokens[at + 1]];
    if (a.axis ?? b.axis) named = a.axis === 'lon' || b.axis === 'lat' ? 'xy' : 'yx';
    return { ...numbered(tokens, at, Math.max(0, at - own)), a: a.value ?? 0, b: b.value ?? 0 };
  });
  return { points, named };
}

const isAt = (tokens: Token[], i: number, test: (token: Token) => boolean) =>
  i < tokens.length && test(tokens[i]);

/** Point and ring number stand before the pair: `J1,1,` or `J1,`; not what belongs to an earlier pair. */
function numbered(tokens: Token[], at: number, from = 0): Pick<Point, 'id' | 'ring'> {
  const isSmall = (i: number) => /^\d{1,4}$/.test(tokens[i]?.text ?? '');
  const isId = (i: number) => i >= from && ID.test(tokens[i].text);
  if (at >= from + 2 && isSmall(at - 1) && isId(at - 2))
    return { id: tokens[at - 2].text, ring: tokens[at - 1].text };
  return { id: isId(at - 1) ? tokens[at - 1].text : '', ring: '' };
}

/** `J1`, `j01`, `P-3`, `界址点5`, `12`, `J1-2`, `T3'` */
export const ID = /^[A-Za-z\u4e00-\u9fff]{0,6}[-_.#]?\d{1,7}(?:[-_.]\d{1,7})?[号点']?$/;

/** The number in a point's name: 12 of `J012`; undefined where there is none. */
export function numberOf(id: string): number | undefined {
  const digits = /(\d{1,7})[号点']?$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The columns that a line of headings tells: `点号 圈号 X坐标(m) Y坐标(m)`. */
export function readTitles(line: string): Columns | null {
  if (/\d{3}/.test(line)) return null;
  const keepsPlace = /[,\t;|]/.test(line);
  const titles = keepsPlace ? line.split(/[,\t;|]/) : line.trim().split(/\s+/);
  const roles: (Role | undefined)[] = titles.map(roleOf);
  const at = (...wanted: Role[]) => {
    const i = roles.findIndex((role) => role && wanted.includes(role));
    return i < 0 ? undefined : i;
  };
  const [north, east] = [at('north', 'lat'), at('east', 'lon')];
  if (north === undefined || east === undefined) return null;
  return {
    a: Math.min(north, east),
    b: Math.max(north, east),
    id: at('point'),
    ring: at('ring'),
    named: named(roles),
  };
}

/** X and Y alone are read by custom or by the numbers, since many write X for east; words are taken at their word. */
function named(roles: readonly (Role | undefined)[]): Named {
  const order = roles.filter(
    (role) => role === 'north' || role === 'east' || role === 'lat' || role === 'lon',
  );
  return order[0] === 'north' || order[0] === 'lat' ? 'yx' : 'xy';
}
