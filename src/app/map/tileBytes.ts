/** Reads the fields of a Protocol Buffers message. Throws RangeError where the bytes end too soon. */
export class TileReader {
  at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  more(): boolean {
    return this.at < this.#bytes.length;
  }

  /** Unsigned, exact to 2⁵³; multiplies instead of shifting, as ids may pass 32 bits. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError('Vector tile ends inside a number');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  tag(): { field: number; type: number } {
    const tag = this.varint();
    return { field: Math.floor(tag / 8), type: tag % 8 };
  }

  bytes(): Uint8Array {
    const length = this.varint();
    const start = this.at;
    this.at += length;
    if (this.at > this.#bytes.length) throw new RangeError('Vector tile ends inside a field');
    return this.#bytes.subarray(start, this.at);
  }

  skip(type: number): void {
    if (type === 0) this.varint();
    else if (type === 1) this.at += 8;
    else if (type === 2) this.bytes();
    else if (type === 5) this.at += 4;
    else throw new RangeError(`Vector tile has a field of unknown type ${type}`);
  }
}

/** Appends to one buffer that doubles when it is full. */
export class TileWriter {
  #bytes: Uint8Array;
  #at = 0;
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  varint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at++] = rest;
  }

  message(field: number, bytes: Uint8Array): void {
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** A copy of exactly what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
