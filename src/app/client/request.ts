import type { ApiError } from '../../api/common.ts';
import { takeEarly } from './early.ts';

/** A refusal or failure that the server explained; `body` is the whole answer (a 409 carries both versions). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly error: ApiError;
  readonly body: unknown;
  constructor(status: number, error: ApiError, body: unknown) {
    super(error.text.en);
    this.status = status;
    this.error = error;
    this.body = body;
  }
}

const UNREACHABLE: ApiError = {
  code: 'unreachable',
  text: {
    zh: '连不上服务器。请检查网络或服务是否在运行，稍后重试；已提交的判定不会丢失。',
    en: 'The server cannot be reached. Check the network and that it is running, then try again; signed verdicts are safe.',
  },
};

const unexplained = (status: number): ApiError => ({
  code: `http${status}`,
  text: {
    zh: `服务器返回 ${status}，没有说明原因。请重试，仍不行请联系管理员。`,
    en: `The server answered ${status} without a reason. Try again, or tell your administrator.`,
  },
});

const signedOutListeners = new Set<() => void>();

/** Told when the server answers a call with 401: the session has ended. Answers the function that ends the listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: unknown;
  body?: Blob;
  query?: Record<string, string | number | undefined>;
  signal?: AbortSignal;
};

/** One call to the API of this page's own origin. Rejects with ApiFailure, or AbortError when cancelled. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, `${value}`);
  }
  const headers: Record<string, string> = {};
  let body: BodyInit | undefined;
  if (options.json !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(options.json);
  } else if (options.body) {
    headers['content-type'] = 'application/octet-stream';
    body = options.body;
  }
  let response: Response;
  try {
    const early = options.method === undefined && !url.search ? takeEarly(path) : undefined;
    response =
      (await early?.catch(() => undefined)) ??
      (await fetch(url, { method: options.method ?? 'GET', headers, body, signal: options.signal }));
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw new ApiFailure(0, UNREACHABLE, null);
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) {
    const explained = answer as ApiError | null;
    if (response.status === 401) for (const listener of signedOutListeners) listener();
    throw new ApiFailure(response.status, explained?.text ? explained : unexplained(response.status), answer);
  }
  return answer as T;
}
