import { PassThrough } from 'node:stream';
import type { LiveEvent } from '../../api/events.ts';

const HEARTBEAT_MS = 15_000;
/** A page that does not read is let go; it comes back and catches up. */
const LARGEST_BACKLOG_BYTES = 4 * 1024 * 1024;
/** A page loads its table just before it connects; changes of the catalog in between are told again. */
const RECENT_MS = 30_000;

type Listener = { stream: PassThrough; stillWelcome: () => Promise<boolean> };

/** Open pages and what is sent to them (server-sent events). Ids are `<rev>.<generation>`; see `catchUp.ts`. */
export class Hub {
  readonly #listeners = new Set<Listener>();
  readonly #boot = Date.now().toString(36);
  #catalogChanges = 0;
  #catalogChangedAt = 0;
  #rev = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Tells one life of the server and its number of catalog changes; a page with another one reads all again. */
  get generation(): string {
    return `${this.#boot}-${this.#catalogChanges}`;
  }

  get catalogChangedRecently(): boolean {
    return Date.now() - this.#catalogChangedAt < RECENT_MS;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** A new page. `stillWelcome` is asked at each heartbeat: a page whose sign-in has ended is closed. */
  listen(stillWelcome: () => Promise<boolean>): PassThrough {
    const stream = new PassThrough();
    const listener = { stream, stillWelcome };
    this.#listeners.add(listener);
    stream.on('close', () => this.#listeners.delete(listener));
    stream.on('error', () => this.#listeners.delete(listener));
    stream.write('retry: 1500\n\n');
    return stream;
  }

  send(event: LiveEvent): void {
    if (event.type === 'patches') this.#rev = Math.max(this.#rev, event.rev);
    if (event.type === 'catalog') {
      this.#catalogChanges += 1;
      this.#catalogChangedAt = Date.now();
    }
    const text = this.format(event, this.#rev);
    for (const { stream } of this.#listeners) {
      if (stream.writableLength > LARGEST_BACKLOG_BYTES) stream.destroy();
      else stream.write(text);
    }
  }

  /** An event as it goes over the line; a job's has no id, for missing one loses nothing. */
  format(event: LiveEvent, rev: number): string {
    const id = event.type === 'job' ? '' : `id: ${rev}.${this.generation}\n`;
    return `${id}data: ${JSON.stringify(event)}\n\n`;
  }

  startFrom(rev: number): void {
    this.#rev = Math.max(this.#rev, rev);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const { stream } of this.#listeners) stream.end();
    this.#listeners.clear();
  }

  async #beat(): Promise<void> {
    for (const { stream, stillWelcome } of [...this.#listeners]) {
      if (await stillWelcome()) stream.write(': heartbeat\n\n');
      else stream.end();
    }
  }
}
