/** Lets so many works go on at once; the others wait their turn, and can give it up. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  /** Resolves when it is one's turn; `isWanted` is asked then, so that work given up meanwhile takes no turn. */
  async take<T>(isWanted: () => boolean, work: () => Promise<T>): Promise<T | null> {
    if (this.#free === 0) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#free -= 1;
    try {
      return isWanted() ? await work() : null;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
