import { refuse } from '../error.ts';

export type Mark = { at: number; number: number };

/** Walks through a text line by line; blank lines are passed over. */
export class LineCursor {
  readonly file: string;
  #text: string;
  #at = 0;
  #number = 0;
  #before: Mark = { at: 0, number: 0 };

  constructor(text: string, file: string) {
    this.#text = text;
    this.file = file;
  }

  /** Number of the line last read, from 1. */
  get number(): number {
    return this.#number;
  }

  /** The next line that is not empty, trimmed; null at the end. */
  next(): string | null {
    this.#before = this.mark();
    while (this.#at < this.#text.length) {
      const feed = this.#text.indexOf('\n', this.#at);
      const end = feed < 0 ? this.#text.length : feed;
      const line = this.#text.slice(this.#at, end).trim();
      this.#at = end + 1;
      this.#number++;
      if (line !== '') return line;
    }
    return null;
  }

  /** Lets the line last read be read again. */
  back(): void {
    this.reset(this.#before);
  }

  mark(): Mark {
    return { at: this.#at, number: this.#number };
  }

  reset({ at, number }: Mark): void {
    this.#at = at;
    this.#number = number;
  }

  /**
   * The next line of a section that began at line `begun`; null at the line that ends it.
   * @throws FormatError `vctUnclosed` where the text ends first
   */
  nextIn(end: string, begun: number): string | null {
    const line = this.next();
    if (line === null) throw refuse('vctUnclosed', this.file, { section: end, line: begun });
    return line.toLowerCase() === end.toLowerCase() ? null : line;
  }
}
