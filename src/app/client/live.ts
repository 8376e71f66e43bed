import type { LiveEvent } from '../../api/events.ts';

export type LiveStatus = 'connecting' | 'live' | 'lost';

export type LiveOptions = {
  /** Newest event that the page's table includes; asked at every new connection, so that nothing is missed. */
  rev: () => number;
  onEvent: (event: LiveEvent) => void;
  onStatus: (status: LiveStatus) => void;
  /** The server closed the line for good (signed out, restarted): the page should look at its session. */
  onClosed?: () => void;
};

const RETRY_MS = [1000, 2000, 5000, 10_000];

/**
 * Keeps one line to `/api/events` open. The browser itself reconnects after a short break and repeats the last event
 * id; where it gives up, this opens a new one with the rev of the table. Answers the function that ends it.
 */
export function openLive(options: LiveOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let ended = false;

  const connect = () => {
    options.onStatus(failures === 0 ? 'connecting' : 'lost');
    source = new EventSource(`/api/events?rev=${options.rev()}`);
    source.onopen = () => {
      failures = 0;
      options.onStatus('live');
    };
    source.onmessage = (message: MessageEvent<string>) =>
      options.onEvent(JSON.parse(message.data) as LiveEvent);
    source.onerror = () => {
      options.onStatus('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      options.onClosed?.();
      if (ended) return;
      timer = setTimeout(connect, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    };
  };
  const atOnce = () => {
    if (source?.readyState === EventSource.OPEN || ended) return;
    clearTimeout(timer);
    source?.close();
    connect();
  };
  connect();
  addEventListener('online', atOnce);
  return () => {
    ended = true;
    clearTimeout(timer);
    removeEventListener('online', atOnce);
    source?.close();
  };
}
