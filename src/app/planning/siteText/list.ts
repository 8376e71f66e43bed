import { parsePlace } from '../../../geo/coordinates.ts';
import { type Outline, type Ring, SiteTextError, type Vertex } from './outline.ts';

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const POINT_ID = /^(?:J|界址点)?\d+(?:-\d+)?$/i;
/** Degree signs or letters of the sky: left to the parser of typed places. */
const WRITTEN_DEGREES = /[°度′″'"]|\d\s*[NSEW]\b|\b[NSEW]\s*\d|东经|北纬/i;

/**
 * A list of vertices, one a line: `108.84, 38.60`, `36573174.689 4274433.979`, `108°50′24″E 38°36′N`, or the lines of a
 * 报件坐标 text (`J1,1,X,Y`, with its header, ring numbers and one block a plot). An empty line begins a new ring.
 */
export function readList(text: string): Outline {
  const blocks: Ring[][] = [[]];
  let ring: Vertex[] = [];
  let ringNumber = '';
  let zone: number | undefined;
  const endRing = () => {
    if (ring.length > 0) blocks.at(-1)!.push(ring);
    ring = [];
    ringNumber = '';
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const content = raw.replace(/^\uFEFF/, '').trim();
    const header = /^带号\s*[=：:]\s*(\d+)/.exec(content);
    if (header) zone = Number(header[1]);
    if (content === '') endRing();
    else if (content.endsWith('@')) {
      endRing();
      blocks.push([]);
    } else if (!isHeader(content)) {
      const read = readLine(content, line);
      if (!read) continue;
      if (ringNumber && read.ring && read.ring !== ringNumber) endRing();
      ringNumber = read.ring;
      ring.push(read.vertex);
    }
  }
  endRing();
  const filled = blocks.filter((rings) => rings.length > 0);
  if (filled.length === 0) {
    throw new SiteTextError(0, {
      zh: '没有读到坐标。可粘贴 GeoJSON、WKT，或每行一个点的坐标表。',
      en: 'No coordinates found. Paste GeoJSON, WKT, or a list with one vertex a line.',
    });
  }
  return { format: 'list', parts: filled.flatMap(ringsToParts), order: 'any', zone };
}

/** `[地块坐标]`, `坐标系=2000国家大地坐标系` */
const isHeader = (content: string) => content.startsWith('[') || /^[^\d,，;；\s]+\s*=/.test(content);

/** A vertex, with the ring number of 报件坐标 lines; null for a line of column titles. */
function readLine(content: string, line: number): { vertex: Vertex; ring: string } | null {
  // A line of titles (点号 X Y) has no digit at all; only the first lines may be one.
  if (line <= 3 && !/\d/.test(content)) return null;
  if (WRITTEN_DEGREES.test(content)) {
    const place = parsePlace(content);
    if (!place) throw notVertex(content, line);
    return { vertex: { a: place.lon, b: place.lat, line }, ring: '' };
  }
  const words = content.split(/[\s,，;；、]+/).filter(Boolean);
  const at = firstCoordinate(words);
  const [a, b] = [words[at], words[at + 1]];
  if (a === undefined || b === undefined || !NUMBER.test(a) || !NUMBER.test(b)) {
    throw notVertex(content, line);
  }
  return { vertex: { a: Number(a), b: Number(b), line }, ring: at === 2 ? words[1]! : '' };
}

/** Index of the first coordinate: after a point number and a ring number, a point number, or at once. */
function firstCoordinate(words: readonly string[]): number {
  const [id, ring] = words;
  if (words.length >= 4 && POINT_ID.test(id!) && /^\d{1,3}$/.test(ring!)) return 2;
  if (words.length >= 3 && POINT_ID.test(id!)) return 1;
  return 0;
}

/** Rings of one plot: a ring inside an earlier outer one is its hole, any other begins a part of its own. */
function ringsToParts(rings: readonly Ring[]): Ring[][] {
  const parts: Ring[][] = [];
  for (const ring of rings) {
    const around = parts.find(([outer]) => ring.every((vertex) => inside(vertex, outer!)));
    if (around) around.push(ring);
    else parts.push([ring]);
  }
  return parts;
}

function inside({ a, b }: Vertex, ring: Ring): boolean {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const p = ring[i]!;
    const q = ring[j]!;
    if (p.b > b !== q.b > b && a < ((q.a - p.a) * (b - p.b)) / (q.b - p.b) + p.a) isInside = !isInside;
  }
  return isInside;
}

const notVertex = (content: string, line: number) =>
  new SiteTextError(line, {
    zh: `“${content.slice(0, 40)}”不是一个点：每行要有两个数字（经度 纬度，或 X Y）。`,
    en: `"${content.slice(0, 40)}" is not a vertex: a line needs two numbers (longitude latitude, or X Y).`,
  });
