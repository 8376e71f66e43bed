import { createBrowserHistory } from '@tanstack/react-router';
import { useMemo, useSyncExternalStore } from 'react';
import type { WorkspaceId } from '../workspace.ts';
import { parseSearch, type ViewSearch } from './search.ts';
import { stringifySearch } from './searchText.ts';

/** Path of each workspace; the address of everything else on screen is in the search (see search.ts). */
export const PATHS: Record<WorkspaceId, string> = {
  triage: '/triage',
  planning: '/planning',
  overview: '/overview',
  data: '/data',
  admin: '/admin',
};

/** The one history of the page: the router listens to it, `go` writes it. */
export const history = createBrowserHistory();

export type Place = { workspace: WorkspaceId | 'landing' | 'unknown'; search: ViewSearch };

/**
 * Where the page is, read from the history itself: a verdict and the step to the next patch are then drawn in one
 * frame. The router's own state follows a moment later, after its transition.
 */
export function usePlace(): Place {
  const href = useSyncExternalStore(history.subscribe, () => history.location.href);
  return useMemo(() => placeOf(href), [href]);
}

function placeOf(href: string): Place {
  const { pathname, searchParams } = new URL(href, location.origin);
  const found = Object.entries(PATHS).find(([, path]) => pathname === path);
  const workspace = found ? (found[0] as WorkspaceId) : pathname === '/' ? 'landing' : 'unknown';
  return { workspace, search: parseSearch(Object.fromEntries(searchParams)) };
}

/** The newest address: two keys in quick succession must both count from it. */
export function currentSearch(): ViewSearch {
  return placeOf(history.location.href).search;
}

/** Changes the search; `undefined` removes a value. */
export function changeSearch(change: Partial<ViewSearch>, push = false): void {
  const { pathname } = history.location;
  go(pathname, changedSearch(change), !push);
}

/** The newest search with a change in it. What is drawn for one patch goes with that patch. */
export function changedSearch(change: Partial<ViewSearch>): ViewSearch {
  const before = currentSearch();
  const next = parseSearch({ ...before, ...change });
  if (next.patch !== before.patch && change.show === undefined) delete next.show;
  return next;
}

export function go(path: string, search: ViewSearch, replace = false): void {
  const href = path + stringifySearch(search);
  if (href === history.location.href) return;
  if (replace) history.replace(href);
  else history.push(href);
}
