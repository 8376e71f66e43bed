import { type Role, roleOf } from '../coordinateText/roles.ts';
import type { TableColumns } from '../types.ts';
import { type Cell, columnLetters, isBlank, numberIn, type Row, textOf } from './cells.ts';

/** Where in a table what stands; indices from 0. */
export type Layout = {
  /** index into the rows of the heading; -1 where there is none */
  heading: number;
  /** one name a column, unique */
  names: string[];
  wkt?: number;
  /** column of the number that comes first by custom (north, latitude), and of the other */
  north?: number;
  east?: number;
  parcel?: number;
  ring?: number;
  point?: number;
  /** the columns were told by the size of their numbers alone */
  isGuessed?: boolean;
};

/** Columns that go on where the end of a cell cut the text of a shape: `WKT_2`, `WKT_3`, … after `WKT`. */
export function continuedColumns({ names, wkt }: Layout): number[] {
  const columns: number[] = [];
  for (let n = 2; wkt !== undefined; n++) {
    const at = names.indexOf(`${names[wkt]}_${n}`);
    if (at < 0) break;
    columns.push(at);
  }
  return columns;
}

/** Rows among which the heading is looked for: titles and notes stand above it. */
export const HEADING_ROWS = 30;

const WKT = /^\s*(?:SRID\s*=\s*\d+\s*;)?\s*(?:MULTI)?POLYGON\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i;

/** Tells the columns of a table by its headings, by WKT in its cells, or by the size of its numbers; null where nothing tells. */
export function findLayout(rows: readonly Row[]): Layout | null {
  const head = rows.slice(0, HEADING_ROWS);
  for (const [i, row] of head.entries()) {
    const roles = row.cells.map((cell) => (typeof cell === 'string' ? roleOf(cell) : undefined));
    const layout = byRoles(roles, i, rows);
    if (layout) return layout;
  }
  return byWkt(head, rows) ?? bySize(rows);
}

/**
 * The columns as a person has named them: by heading, or by place from 1.
 * @returns null where one of them is not in the table
 */
export function chosenLayout(rows: readonly Row[], columns: TableColumns): Layout | null {
  const wanted = [columns.wkt, columns.x, columns.y, columns.parcel, columns.ring].filter(
    (name): name is string => name !== undefined,
  );
  const head = rows.slice(0, HEADING_ROWS);
  const isNamed = (row: Row, name: string) => row.cells.some((cell) => textOf(cell) === name.trim());
  let heading = head.findIndex((row) => wanted.every((name) => isNamed(row, name)));
  if (heading < 0) heading = lastBeforeNumbers(head, columns);
  const names = namesOf(rows, heading);
  const indexOf = (name: string | undefined) => {
    if (name === undefined) return undefined;
    const byName = names.indexOf(name.trim());
    if (byName >= 0) return byName;
    return /^\d{1,4}$/.test(name) && Number(name) >= 1 ? Number(name) - 1 : -1;
  };
  const layout: Layout = {
    heading,
    names,
    wkt: indexOf(columns.wkt),
    north: indexOf(columns.x),
    east: indexOf(columns.y),
    parcel: indexOf(columns.parcel),
    ring: indexOf(columns.ring),
    point: heading < 0 ? undefined : roleIndex(rows[heading].cells, 'point'),
  };
  const isThere = [layout.wkt, layout.north, layout.east, layout.parcel, layout.ring].every(
    (at) => at !== -1,
  );
  const isEnough = layout.wkt !== undefined || (layout.north !== undefined && layout.east !== undefined);
  return isThere && isEnough ? layout : null;
}

/** The row above the first one whose chosen columns hold numbers or WKT. */
function lastBeforeNumbers(head: readonly Row[], { wkt, x }: TableColumns): number {
  const at = Number(wkt ?? x) - 1;
  const first = head.findIndex(({ cells }) =>
    wkt === undefined ? numberIn(cells[at]) !== undefined : WKT.test(textOf(cells[at])),
  );
  return first <= 0 ? -1 : first - 1;
}

function roleIndex(cells: readonly Cell[], role: Role): number | undefined {
  const at = cells.findIndex((cell) => roleOf(textOf(cell)) === role);
  return at < 0 ? undefined : at;
}

function byRoles(roles: (Role | undefined)[], heading: number, rows: readonly Row[]): Layout | null {
  const at = (...wanted: Role[]) => {
    const i = roles.findIndex((role) => role && wanted.includes(role));
    return i < 0 ? undefined : i;
  };
  const names = namesOf(rows, heading);
  // a heading of two rows has the other columns' words above
  const named = names.map(roleOf);
  const indexOf = (role: Role) => (named.includes(role) ? named.indexOf(role) : undefined);
  const others = { parcel: parcelColumn(named, names), ring: indexOf('ring'), point: indexOf('point') };
  const wkt = roles.findIndex((role, i) => role === 'wkt' && holdsWkt(rows, heading, i));
  if (wkt >= 0) return { heading, names, wkt };
  for (const [north, east] of [
    [at('north'), at('east')],
    [at('lat'), at('lon')],
  ]) {
    if (north !== undefined && east !== undefined && holdsNumbers(rows, heading, north)) {
      return { heading, names, north, east, ...others };
    }
  }
  return null;
}

/** A column of parcels, the most telling first: a number before a name, a parcel before a project. */
function parcelColumn(roles: (Role | undefined)[], names: string[]): number | undefined {
  const all = roles.flatMap((role, i) => (role === 'parcel' ? [i] : []));
  const rank = (i: number) => (/编号|号|代码|bh|id|no/i.test(names[i]) ? 0 : /项目/.test(names[i]) ? 2 : 1);
  return all.sort((a, b) => rank(a) - rank(b))[0];
}

const below = (rows: readonly Row[], heading: number) => rows.slice(heading + 1, heading + 1 + HEADING_ROWS);

const holdsWkt = (rows: readonly Row[], heading: number, at: number) =>
  below(rows, heading).some(
    ({ cells }) => WKT.test(textOf(cells[at])) || /^(POINT|LINESTRING|MULTI)/i.test(textOf(cells[at])),
  );

/** At least one number, or a cell that should hold one. */
const holdsNumbers = (rows: readonly Row[], heading: number, at: number) =>
  below(rows, heading).some(({ cells }) => !isBlank(cells[at]));

/** A column of WKT under whatever heading, or none. */
function byWkt(head: readonly Row[], rows: readonly Row[]): Layout | null {
  for (const [i, { cells }] of head.entries()) {
    const wkt = cells.findIndex((cell) => WKT.test(textOf(cell)));
    if (wkt < 0) continue;
    const heading = i > 0 && head[i - 1].cells.filter((cell) => !isBlank(cell)).length > 1 ? i - 1 : -1;
    return { heading, names: namesOf(rows, heading), wkt };
  }
  return null;
}

const isNorthing = (value: number) => value >= 1_500_000 && value <= 6_500_000;
const isEasting = (value: number) => value >= 13_000_000 && value < 46_000_000;

/** Without headings: two columns of which one can only be northings and the other only eastings with their zone. */
function bySize(rows: readonly Row[]): Layout | null {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => isNorthing(numberIn(cell) ?? 0)));
  if (first < 0 || first >= HEADING_ROWS) return null;
  const sample = rows.slice(first, first + HEADING_ROWS).map(({ cells }) => cells);
  const whole = (test: (value: number) => boolean) => {
    const found = sample[0].flatMap((_, i) =>
      sample.every((cells) => cells.every(isBlank) || test(numberIn(cells[i]) ?? 0)) ? [i] : [],
    );
    return found.length === 1 ? found[0] : undefined;
  };
  const [north, east] = [whole(isNorthing), whole(isEasting)];
  if (north === undefined || east === undefined) return null;
  const left = Math.min(north, east);
  const isPointThenRing = left >= 2 && sample.every((cells) => /^\d{0,4}$/.test(textOf(cells[left - 1])));
  return {
    heading: -1,
    names: namesOf(rows, -1),
    north,
    east,
    point: isPointThenRing ? left - 2 : left >= 1 ? left - 1 : undefined,
    ring: isPointThenRing ? left - 1 : undefined,
    isGuessed: true,
  };
}

/** Headings made unique. A heading of two rows takes from above what it leaves empty. */
export function namesOf(rows: readonly Row[], heading: number): string[] {
  const width = Math.max(0, ...rows.slice(0, HEADING_ROWS).map(({ cells }) => cells.length));
  const own = heading < 0 ? [] : rows[heading].cells;
  const above = heading > 0 && rows[heading - 1].cells.filter((cell) => !isBlank(cell)).length > 2;
  const taken = new Map<string, number>();
  return Array.from({ length: width }, (_, i) => {
    const written = textOf(own[i]).replace(/\s+/g, ' ');
    const name = written || (above ? textOf(rows[heading - 1].cells[i]) : '') || `列${columnLetters(i)}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
