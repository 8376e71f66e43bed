import { refuse } from '../error.ts';
import { MAX_VERTICES } from '../limits.ts';
import { isHead, readHead } from './head.ts';
import { type Header, noHeader, splitHeader, takeHeader, takeWords } from './header.ts';
import { COMMENT, eachLine } from './lines.ts';
import { ParcelBuilder, type ParcelText } from './parcels.ts';
import { type Columns, ID, type Named, type PointLine, readPointLine, readTitles } from './pointLine.ts';
import { halfWidth } from './width.ts';

/** A list of coordinates taken apart, before anything is placed on the earth. */
export type ListText = {
  header: Header;
  parcels: ParcelText[];
  /** Order of the two numbers where labels or headings name them. */
  named: Named;
  /** Lines of words that were passed over, among the points. */
  passed: { line: number; text: string }[];
};

/** A ring that is told by its words: 内环, 第2圈, 孔洞1. */
const RING_WORDS = /^[\s\d第外内]*[环圈孔洞]/;
/** Keys whose value names the parcel that follows, in lists without head lines. */
const PARCEL_KEY = /^(地块|宗地|图斑|矿区|区块)(名称?|编号|号)?$/;
const PAGE = /第\s*\d+\s*页|共\s*\d+\s*页/;
const CHINESE = /[\u3400-\u9fff]/;
/** Notes remembered, so that a file of nothing but words costs nothing. */
const MAX_PASSED = 20;
/** Characters of a line that is looked at closely; a ring of 50,000 points in one line is longer than any real one. */
const MAX_LINE = 4_000_000;

/**
 * Takes a 报件坐标 / 界址点 list apart: header, head lines ending in `@`, points; or points alone. The point counts of
 * head lines are never relied on.
 * @throws FormatError `coordinateLine`, `ringResumed`, `tooManyVertices`
 */
export function parseList(text: string, file: string): ListText {
  const parser = new Parser(text, file);
  eachLine(text, (line, number) => parser.take(line, number));
  return {
    header: parser.header,
    parcels: parser.builder.parcels,
    named: parser.named,
    passed: parser.passed,
  };
}

class Parser {
  readonly header = noHeader();
  readonly builder: ParcelBuilder;
  readonly passed: ListText['passed'] = [];
  named: Named;
  #file: string;
  #columns: Columns | undefined;
  #hasHeads = false;
  #blanksSeparate: boolean;
  #vertices = 0;

  constructor(text: string, file: string) {
    this.#file = file;
    this.builder = new ParcelBuilder(file);
    this.#blanksSeparate = blanksSeparate(text);
  }

  take(written: string, line: number): void {
    const half = halfWidth(written);
    const bare = half.trim();
    if (bare === '') this.#blank();
    else if (isHead(bare)) {
      this.#hasHeads = true;
      this.builder.head(readHead(written, half, line));
    } else if (!bare.startsWith('[') && !COMMENT.test(bare) && !this.#takeHeader(written, half, line)) {
      const points = bare.length > MAX_LINE ? null : this.#points(bare);
      if (points) this.#add(points, line);
      else this.#other(written.trim(), bare, line);
    }
  }

  #blank(): void {
    if (!this.#hasHeads && this.#blanksSeparate && this.builder.canEnd) this.builder.endRing();
  }

  #takeHeader(written: string, half: string, line: number): boolean {
    const pair = splitHeader(written, half);
    if (!pair || ID.test(pair.key)) return false;
    if (!this.#hasHeads && PARCEL_KEY.test(pair.key) && !readPointLine(halfWidth(pair.value))) {
      this.builder.title(pair.value.slice(0, 100), line);
      return true;
    }
    return takeHeader(this.header, pair.key, pair.value, halfWidth(pair.value), line);
  }

  /** Points of a line, also behind a name: `J1:X,Y`, `矿区拐点坐标:1,X,Y,2,X,Y`. */
  #points(bare: string): PointLine | null {
    const found = (this.#columns && readPointLine(bare, this.#columns)) ?? readPointLine(bare);
    if (found) return found;
    if (/[()]/.test(bare)) return readPointLine(bare.replace(/[()]/g, ' '));
    const named = /^([^=:]{1,40})[=:](.*)$/s.exec(bare);
    if (!named) return null;
    const key = named[1].trim();
    const rest = readPointLine(named[2]);
    if (!rest) return null;
    if (ID.test(key) && rest.points.length === 1 && rest.points[0].id === '') rest.points[0].id = key;
    else if (!ID.test(key) && !this.#hasHeads) this.builder.title('', 0);
    return rest;
  }

  #add({ points, named }: PointLine, line: number): void {
    this.named ??= named;
    this.#vertices += points.length;
    if (this.#vertices > MAX_VERTICES) {
      throw refuse('tooManyVertices', this.#file, { vertices: this.#vertices, limit: MAX_VERTICES });
    }
    for (const point of points) this.builder.add(point, line);
  }

  /** A line that is neither: headings of columns, words, or a damaged point. */
  #other(written: string, bare: string, line: number): void {
    const columns = readTitles(bare);
    if (columns) {
      this.#columns = columns;
      this.builder.endRing();
      return;
    }
    if (isDamagedPoint(bare, this.builder.hasPoints || this.#hasHeads)) {
      throw refuse('coordinateLine', this.#file, { line, text: written.slice(0, 60) });
    }
    if (!this.builder.hasPoints) takeWords(this.header, bare, line);
    if (RING_WORDS.test(bare)) {
      this.builder.endRing();
      return;
    }
    if (!this.#hasHeads && !/[=:]./.test(bare) && !PAGE.test(bare)) {
      this.builder.title(written.slice(0, 100), line);
    }
    if (this.builder.hasPoints && this.passed.length < MAX_PASSED) {
      this.passed.push({ line, text: written.slice(0, 40) });
    }
  }
}

/** Begins like a point, or holds the number of one, and yet is none. */
function isDamagedPoint(bare: string, isAmongPoints: boolean): boolean {
  const words = bare.split(/[\s,;:|]+/, 6).filter(Boolean);
  const hasBig = words.some((word) => /^[+-]?\d{6,8}(?:\.\d*)?$/.test(word));
  if (!ID.test(words[0] ?? '')) return hasBig && !CHINESE.test(bare);
  if (words.length === 1) return isAmongPoints && /^[A-Za-z]{1,2}\d+$/.test(words[0]);
  return hasBig || !CHINESE.test(bare.replace(/^[\u4e00-\u9fff]*/, ''));
}

/** Blank lines mean something only where they are few: some programs put one after every line. */
function blanksSeparate(text: string): boolean {
  let blank = 0;
  let filled = 0;
  eachLine(text, (line) => {
    if (/\S/.test(line)) filled++;
    else blank++;
  });
  return blank * 2 <= filled;
}
