/** Items by smallest key first. An item may be in it several times; whoever takes it knows whether it still counts. */
export class Heap {
  #keys: number[] = [];
  #items: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(key: number, item: number): void {
    let at = this.#items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#keys[above] <= key) break;
      this.#keys[at] = this.#keys[above];
      this.#items[at] = this.#items[above];
      at = above;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** Takes out the item with the smallest key; the heap must not be empty. */
  pop(): { key: number; item: number } {
    const top = { key: this.#keys[0], item: this.#items[0] };
    const key = this.#keys.pop() as number;
    const item = this.#items.pop() as number;
    const size = this.#items.length;
    if (size > 0) {
      let at = 0;
      for (let below = 1; below < size; below = 2 * at + 1) {
        if (below + 1 < size && this.#keys[below + 1] < this.#keys[below]) below++;
        if (this.#keys[below] >= key) break;
        this.#keys[at] = this.#keys[below];
        this.#items[at] = this.#items[below];
        at = below;
      }
      this.#keys[at] = key;
      this.#items[at] = item;
    }
    return top;
  }
}
