import { refuse } from '../error.ts';
import type { Head } from './head.ts';
import { numberOf, type Point } from './pointLine.ts';

/** A ring as the list writes it: first and second number of each point, in the list's order. */
export type RingText = {
  coords: number[];
  /** line of each point */
  lines: number[];
  /** 圈号 as written, '' where there is none */
  number: string;
  firstId: string;
  lastId: string;
  /** came back to its first point; the closing point is in `coords` */
  isClosed: boolean;
};

export type ParcelText = {
  /** line where it begins */
  line: number;
  head?: Head;
  /** a line of words before its points, in lists without head lines */
  title?: string;
  /** what its points carry in a table's column of parcels */
  key?: string;
  rings: RingText[];
  /** points as written, closing ones included */
  points: number;
};

/** A closing point may differ from the first one by what rounding leaves: metres, or degrees. */
const CLOSING_M = 0.05;
const CLOSING_DEG = 5e-7;

/** Puts points together to rings and parcels, in the order of the lines. */
export class ParcelBuilder {
  readonly parcels: ParcelText[] = [];
  #file: string;
  #ring: RingText | undefined;
  #title: { text: string; line: number } | undefined;
  readonly #keyed = new Map<string, ParcelText>();
  /** the parcel under way, where keys say which */
  #current: ParcelText | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get hasPoints(): boolean {
    return this.parcels.some(({ points }) => points > 0);
  }

  /** A head line: whatever follows belongs to it. */
  head(head: Head): void {
    this.#ring = undefined;
    this.#title = undefined;
    this.parcels.push({ line: head.line, head, rings: [], points: 0 });
  }

  /** Words between the points of a list without head lines: the name of the parcel that follows. */
  title(text: string, line: number): void {
    this.endRing();
    this.#title = { text, line };
  }

  endRing(): void {
    this.#ring = undefined;
  }

  /** A parcel by the key that each of its points carries; one that was begun before is gone on with. */
  open(key: string, line: number): ParcelText {
    const known = this.#keyed.get(key);
    if (known && known === this.#current) return known;
    this.#ring = undefined;
    const parcel = known ?? { line, rings: [], points: 0, key };
    if (!known) {
      this.#keyed.set(key, parcel);
      this.parcels.push(parcel);
    }
    this.#current = parcel;
    return parcel;
  }

  /** Whether the ring under way has enough points to end. */
  get canEnd(): boolean {
    return this.#ring !== undefined && this.#ring.coords.length >= 6;
  }

  add(point: Point, line: number): void {
    if (this.#ring?.isClosed && isSame(this.#ring, point)) {
      this.#count();
      return;
    }
    if (!this.#ring || this.#ring.isClosed || this.#isNext(this.#ring, point)) this.#begin(point, line);
    const ring = this.#ring as RingText;
    this.#count();
    const isClosing = ring.coords.length >= 6 && (isSame(ring, point) || isNearlySame(ring, point));
    ring.coords.push(isClosing ? ring.coords[0] : point.a, isClosing ? ring.coords[1] : point.b);
    ring.lines.push(line);
    ring.lastId = point.id;
    if (isClosing) ring.isClosed = true;
  }

  #count(): void {
    const parcel = this.#current ?? this.parcels.at(-1);
    if (parcel) parcel.points++;
  }

  /** Another ring number, or point numbers that begin anew. */
  #isNext(ring: RingText, { id, ring: number, a, b }: Point): boolean {
    if (number !== ring.number) return true;
    if (ring.coords.length < 6 || id === '' || isSame(ring, { a, b }) || isNearlySame(ring, { id, a, b })) {
      return false;
    }
    const [first, last, now] = [numberOf(ring.firstId), numberOf(ring.lastId), numberOf(id)];
    return first !== undefined && now === first && last !== undefined && last > first;
  }

  #begin(point: Point, line: number): void {
    const before = this.#ring;
    this.#ring = {
      coords: [],
      lines: [],
      number: point.ring,
      firstId: point.id,
      lastId: point.id,
      isClosed: false,
    };
    const current = this.#current ?? this.parcels.at(-1);
    if ((current?.head || current?.key !== undefined) && !this.#title) {
      refuseResumed(current, before, point, line, this.#file);
      current.rings.push(this.#ring);
    } else if (current && current.rings.length > 0 && !this.#title && Number(point.ring) > 1) {
      current.rings.push(this.#ring);
    } else {
      const title = this.#title?.text || undefined;
      this.parcels.push({ line: this.#title?.line || line, title, rings: [this.#ring], points: 0 });
    }
    this.#title = undefined;
  }
}

/** Points of a ring that was left open, after points of another: nobody can say how they go together. */
function refuseResumed(
  parcel: ParcelText,
  before: RingText | undefined,
  { ring }: Point,
  line: number,
  file: string,
): void {
  if (ring === '' || !before || before.number === ring) return;
  const open = parcel.rings.find((other) => other.number === ring && !other.isClosed);
  if (open) throw refuse('ringResumed', file, { line, ring, from: open.lines[0] });
}

const isSame = ({ coords }: RingText, { a, b }: Pick<Point, 'a' | 'b'>) => coords[0] === a && coords[1] === b;

/** The first point's name again, a rounding away. */
function isNearlySame({ coords, firstId }: RingText, { id, a, b }: Pick<Point, 'a' | 'b' | 'id'>): boolean {
  if (id === '' || id !== firstId) return false;
  const tolerance = Math.abs(a) <= 180 && Math.abs(b) <= 180 ? CLOSING_DEG : CLOSING_M;
  return Math.abs(coords[0] - a) <= tolerance && Math.abs(coords[1] - b) <= tolerance;
}
