import type { LiveEvent } from '../../../src/api/events.ts';
import type { Job } from '../../../src/api/jobs.ts';
import type { PatchDetail, PatchTable } from '../../../src/api/patches.ts';
import { PATCH_COLUMNS, type PatchRow } from '../../../src/domain/patch.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests check
export type Json = any;

export type Answer<T = Json> = { status: number; body: T; headers: Headers };

/** A browser without a screen: keeps its cookie, speaks JSON, listens to events. */
export class Client {
  readonly url: string;
  cookie = '';

  constructor(url: string) {
    this.url = url;
  }

  async call<T = Json>(
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    return this.#take<T>(response);
  }

  get = <T = Json>(path: string, headers?: Record<string, string>) =>
    this.call<T>('GET', path, undefined, headers);
  post = <T = Json>(path: string, json: unknown = {}) => this.call<T>('POST', path, json);

  async signInDemo(login: string): Promise<void> {
    const { status, body } = await this.post('/api/session/demo', { login });
    if (status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
  }

  async upload(query: Record<string, string>, bytes: Uint8Array): Promise<Answer<Job>> {
    const response = await fetch(`${this.url}/api/imports?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/octet-stream' },
      body: bytes as never,
    });
    return this.#take<Job>(response);
  }

  /** A file as the body of a request. */
  async send<T = Json>(path: string, bytes: Uint8Array): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/octet-stream' },
      body: bytes as never,
    });
    return this.#take<T>(response);
  }

  async rows(): Promise<PatchRow[]> {
    const { columns } = (await this.get<PatchTable>('/api/patches')).body;
    return columns.id.map(
      (_, i) => Object.fromEntries(PATCH_COLUMNS.map((name) => [name, columns[name][i]])) as PatchRow,
    );
  }

  async patch(id: number): Promise<PatchDetail> {
    return (await this.get<PatchDetail>(`/api/patches/${id}`)).body;
  }

  sign(id: number, verdict: string, baseVersion: number, more: Record<string, unknown> = {}) {
    return this.post(`/api/patches/${id}/verdicts`, { verdict, baseVersion, ...more });
  }

  /** Waits until a job has ended. */
  async ended(id: number, withinMs = 60_000): Promise<Job> {
    const until = Date.now() + withinMs;
    for (;;) {
      const { body } = await this.get<Job>(`/api/jobs/${id}`);
      if (body.status !== 'waiting' && body.status !== 'running') return body;
      if (Date.now() > until)
        throw new Error(`job ${id} still ${body.status} (${body.step.en} ${body.done}/${body.total})`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Open page: what arrives by server-sent events, from now on. */
  async listen(query = '', lastEventId = ''): Promise<Listener> {
    const stop = new AbortController();
    const response = await fetch(`${this.url}/api/events${query}`, {
      headers: { cookie: this.cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      signal: stop.signal,
    });
    if (response.status !== 200) throw new Error(`no events: ${response.status}`);
    return new Listener(response.body!, stop);
  }

  async #take<T>(response: Response): Promise<Answer<T>> {
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('tuban_session='));
    if (cookie) this.cookie = cookie.split(';')[0]!;
    const isJson = response.headers.get('content-type')?.includes('json');
    const body = (isJson ? await response.json() : new Uint8Array(await response.arrayBuffer())) as T;
    return { status: response.status, body, headers: response.headers };
  }
}

export class Listener {
  readonly events: LiveEvent[] = [];
  lastId = '';
  readonly #stop: AbortController;
  #wake: () => void = () => {};

  constructor(body: ReadableStream<Uint8Array>, stop: AbortController) {
    this.#stop = stop;
    void this.#read(body).catch(() => undefined);
  }

  /** The first event, already there or to come, that `wanted` accepts. */
  async until<E extends LiveEvent>(wanted: (event: LiveEvent) => event is E, withinMs?: number): Promise<E>;
  async until(wanted: (event: LiveEvent) => boolean, withinMs?: number): Promise<LiveEvent>;
  async until(wanted: (event: LiveEvent) => boolean, withinMs = 5000): Promise<LiveEvent> {
    const end = Date.now() + withinMs;
    for (;;) {
      const found = this.events.find(wanted);
      if (found) return found;
      const left = end - Date.now();
      if (left <= 0)
        throw new Error(
          `no such event within ${withinMs} ms; got ${JSON.stringify(this.events).slice(0, 500)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): void {
    this.#stop.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const line of blocks.flatMap((block) => block.split('\n'))) {
        if (line.startsWith('id: ')) this.lastId = line.slice(4);
        if (line.startsWith('data: ')) this.events.push(JSON.parse(line.slice(6)) as LiveEvent);
      }
      this.#wake();
    }
  }
}
