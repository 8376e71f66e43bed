import type { Client } from '../../system/driver/client.ts';
import { median, round } from '../overlay/timing.ts';

/** Pause between two questions: a page that somebody works at asks less often. */
const EVERY_MS = 100;

/** Asks what an open page asks, all the while, and keeps how long the answers took. */
export class Watch {
  readonly #client: Client;
  readonly #took: number[] = [];
  readonly #ended: Promise<void>;
  #isOver = false;

  constructor(client: Client) {
    this.#client = client;
    // a server that is gone is somebody else's finding
    this.#ended = this.#ask().catch(() => undefined);
  }

  async end() {
    this.#isOver = true;
    await this.#ended;
    const took = this.#took.toSorted((a, b) => a - b);
    return {
      answers: took.length,
      median: round(median(took), 3),
      p99: round(took[Math.floor(0.99 * took.length)] ?? Number.NaN, 3),
      worst: round(took.at(-1) ?? Number.NaN, 3),
    };
  }

  async #ask(): Promise<void> {
    while (!this.#isOver) {
      for (const path of ['/api/catalog', '/api/health']) {
        const began = performance.now();
        await this.#client.get(path);
        this.#took.push(performance.now() - began);
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}
