import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { useMemo, useSyncExternalStore } from 'react';
import { Gate } from '../ui/Gate.tsx';
import type { WorkspaceId } from '../workspace.ts';
import { parseSearch, type ViewSearch } from './search.ts';
import { parseSearchText, stringifySearch } from './searchText.ts';

/** Path of each workspace; the address of everything else on screen is in the search (see search.ts). */
export const PATHS: Record<WorkspaceId, string> = {
  triage: '/triage',
  planning: '/planning',
  overview: '/overview',
  data: '/data',
  admin: '/admin',
};

// One component for every path: the map stays mounted, a workspace only changes the panels.
const root = createRootRoute({ validateSearch: parseSearch, component: Gate, notFoundComponent: () => null });
const paths = ['/', ...Object.values(PATHS)].map((path) =>
  createRoute({ getParentRoute: () => root, path, component: () => null }),
);

export const router = createRouter({
  routeTree: root.addChildren(paths),
  parseSearch: parseSearchText,
  stringifySearch,
});

export type Place = { workspace: WorkspaceId | 'landing' | 'unknown'; search: ViewSearch };

/**
 * Where the page is, read from the history itself: a verdict and the step to the next patch are then drawn in one
 * frame. The router's own state follows a moment later, after its transition.
 */
export function usePlace(): Place {
  const href = useSyncExternalStore(router.history.subscribe, () => router.history.location.href);
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
  return placeOf(router.history.location.href).search;
}

/** Changes the search; `undefined` removes a value. */
export function changeSearch(change: Partial<ViewSearch>, push = false): void {
  const { pathname } = router.history.location;
  go(pathname, parseSearch({ ...currentSearch(), ...change }), !push);
}

export function go(path: string, search: ViewSearch, replace = false): void {
  const href = path + stringifySearch(search);
  if (href === router.history.location.href) return;
  if (replace) router.history.replace(href);
  else router.history.push(href);
}
