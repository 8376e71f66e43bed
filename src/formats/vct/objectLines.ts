import { parseNumber } from '../coordinateText/numbers.ts';
import { type ErrorParams, type FormatErrorCode, refuse } from '../error.ts';
import type { LineCursor } from './cursor.ts';

/** The lines of one section of objects, with what may come next. */
export class ObjectLines {
  #cursor: LineCursor;
  #end: string;
  #begun: number;

  constructor(cursor: LineCursor, end: string, begun: number) {
    this.#cursor = cursor;
    this.#end = end;
    this.#begun = begun;
  }

  get number(): number {
    return this.#cursor.number;
  }

  /** @throws FormatError `vctObject` where the section ends within an object */
  need(): string {
    const line = this.#cursor.nextIn(this.#end, this.#begun);
    if (line === null) throw this.broken(this.#end);
    return line;
  }

  count(): number {
    const line = this.need();
    if (!/^\d{1,9}$/.test(line)) throw this.broken(line);
    return Number(line);
  }

  /** Lines of `x,y` as far as they go; `due` of them were announced. */
  run(due: number | undefined): number[] {
    const coords: number[] = [];
    const from = this.number + 1;
    for (let pair = pairOf(this.#peekOver() ?? ''); pair; pair = pairOf(this.#peekOver() ?? '')) {
      coords.push(pair[0], pair[1]);
    }
    this.#cursor.back();
    const found = coords.length / 2;
    if (due !== undefined && due !== found) {
      throw refuse('vctCount', this.#cursor.file, { line: from, due, found });
    }
    return coords;
  }

  isPairNext(): boolean {
    return pairOf(this.#peek() ?? '') !== null;
  }

  /** A count and then whole numbers: references and no coordinates. */
  isRefsNext(): boolean {
    const mark = this.#cursor.mark();
    this.#peekOver();
    const second = this.#peek() ?? '';
    this.#cursor.reset(mark);
    return !second.includes('.') && /^-?\d/.test(second);
  }

  isListNext(): boolean {
    return /^-?\d+\s*[,，]/.test(this.#peek() ?? '') && !(this.#peek() ?? '').includes('.');
  }

  /** Neither a closing 0 nor a further ring, but the next object, or the section's end. */
  isObjectNext(): boolean {
    const mark = this.#cursor.mark();
    const first = this.#peekOver();
    const isRing = pairOf(this.#peek() ?? '') !== null;
    this.#cursor.reset(mark);
    return first === null || (first !== '0' && !isRing);
  }

  skipZero(): void {
    if (this.#peek() === '0') this.#cursor.next();
  }

  refuse(code: FormatErrorCode, params: ErrorParams) {
    return refuse(code, this.#cursor.file, { line: this.number, ...params });
  }

  broken(found: string) {
    return this.refuse('vctObject', { text: found.slice(0, 40) });
  }

  #peek(): string | null {
    const mark = this.#cursor.mark();
    const line = this.#peekOver();
    this.#cursor.reset(mark);
    return line;
  }

  /** The next line, null at the end of the section or text. */
  #peekOver(): string | null {
    const line = this.#cursor.next();
    return line === null || line.toLowerCase() === this.#end.toLowerCase() ? null : line;
  }
}

function pairOf(line: string): [number, number] | null {
  const parts = line.split(/[,，]/, 4);
  if (parts.length < 2) return null;
  const [a, b] = [parseNumber(parts[0]), parseNumber(parts[1])];
  return a === undefined || b === undefined ? null : [a, b];
}
