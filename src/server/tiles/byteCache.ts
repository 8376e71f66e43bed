/** Least recently used bytes by key, up to a number of bytes. Makers of the same key at the same time share one run. */
export class ByteCache {
  readonly #limit: number;
  readonly #entries = new Map<string, Uint8Array>();
  readonly #making = new Map<string, Promise<Uint8Array>>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  peek(key: string): Uint8Array | undefined {
    const found = this.#entries.get(key);
    if (found) {
      this.#entries.delete(key);
      this.#entries.set(key, found);
    }
    return found;
  }

  async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const found = this.peek(key);
    if (found) return found;
    let making = this.#making.get(key);
    if (!making) {
      making = make().then((bytes) => {
        this.#keep(key, bytes);
        return bytes;
      });
      this.#making.set(key, making);
      const forget = () => this.#making.delete(key);
      making.then(forget, forget);
    }
    return making;
  }

  #keep(key: string, bytes: Uint8Array): void {
    // An empty tile still costs its key.
    this.#entries.set(key, bytes);
    this.#bytes += bytes.length + key.length;
    for (const [oldest, old] of this.#entries) {
      if (this.#bytes <= this.#limit) break;
      this.#entries.delete(oldest);
      this.#bytes -= old.length + oldest.length;
    }
  }
}
