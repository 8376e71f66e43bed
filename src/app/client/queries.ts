import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { PatchDetail, VerdictEvent } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { DatedBasis } from '../router/search.ts';
import { api, keys } from './api.ts';
import { ApiFailure } from './request.ts';

const KEPT_MS = 10 * 60_000;

/** One cache a page. A refusal is final; a server that cannot be reached is asked again twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: KEPT_MS,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && !(error instanceof ApiFailure && error.status >= 400),
        retryDelay: (count) => 400 * 2 ** count,
        // A closed network is still a network: the browser's own idea of "offline" must not stop the calls.
        networkMode: 'always',
      },
    },
  });
}

export const sessionQuery = queryOptions({ queryKey: keys.session, queryFn: api.session });
export const catalogQuery = queryOptions({ queryKey: keys.catalog, queryFn: api.catalog });

/** Everything about one patch. Stays fresh by events, see takeInRows. */
export const patchQuery = (id: number) =>
  queryOptions({ queryKey: keys.patch(id), queryFn: ({ signal }) => api.patch(id, signal) });

/** The same patch judged by the layers of an image's day; below the patch's own key, so it goes stale with it. */
export const patchOnQuery = (id: number, basis: DatedBasis) =>
  queryOptions({
    queryKey: keys.patchOn(id, basis),
    queryFn: ({ signal }) => api.patchOn(id, basis, signal),
  });

/** Where the base data leaves a patch bare or lies over itself. */
export const accountShapesQuery = (id: number) =>
  queryOptions({ queryKey: keys.accountShapes(id), queryFn: ({ signal }) => api.accountShapes(id, signal) });

/** How far the approvals cover a patch together, and what they leave. */
export const coverageQuery = (id: number) =>
  queryOptions({
    queryKey: keys.coverage(id, 'approval'),
    queryFn: ({ signal }) => api.coverage(id, 'approval', signal),
  });

/**
 * Brings cached details up to date with changed rows: a verdict's event is added to the history, anything else
 * (measured again, several events missed) makes the detail stale, and the one on screen is read again.
 */
export function takeInRows(client: QueryClient, rows: readonly PatchRow[], event: VerdictEvent | null): void {
  for (const row of rows) {
    const key = keys.patch(row.id);
    const held = client.getQueryData<PatchDetail>(key);
    if (!held) continue;
    const known = held.history.some((one) => one.seq === event?.seq);
    if (event?.patchId === row.id && (known || held.row.version === event.version - 1)) {
      client.setQueryData<PatchDetail>(key, {
        ...held,
        row: row.version >= held.row.version ? row : held.row,
        history: known ? held.history : addEvent(held.history, event),
      });
    } else void client.invalidateQueries({ queryKey: key });
  }
}

/** History keeps the order that the server gave it (newest first or last). */
function addEvent(history: VerdictEvent[], event: VerdictEvent): VerdictEvent[] {
  const newestFirst = history.length > 1 && history[0]!.seq > history.at(-1)!.seq;
  return newestFirst ? [event, ...history] : [...history, event];
}
