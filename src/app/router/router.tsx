import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Gate } from '../ui/Gate.tsx';
import { history, PATHS } from './place.ts';
import { parseSearch } from './search.ts';
import { parseSearchText, stringifySearch } from './searchText.ts';

// One component for every path: the map stays mounted, a workspace only changes the panels.
const root = createRootRoute({ validateSearch: parseSearch, component: Gate, notFoundComponent: () => null });
const paths = ['/', ...Object.values(PATHS)].map((path) =>
  createRoute({ getParentRoute: () => root, path, component: () => null }),
);

export const router = createRouter({
  history,
  routeTree: root.addChildren(paths),
  parseSearch: parseSearchText,
  stringifySearch,
});
