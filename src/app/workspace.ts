import { type ComponentType, createContext, type LazyExoticComponent, useContext } from 'react';
import type { Catalog } from '../api/catalog.ts';
import type { User } from '../api/session.ts';
import type { PatchRow } from '../domain/patch.ts';
import type { Permission } from '../domain/role.ts';
import type { Text } from '../domain/text.ts';
import type { Annotation } from './map/annotation.ts';
import type { Concentration, MapHandle, Site } from './map/contract.ts';
import type { ViewSearch } from './router/search.ts';
import type { PatchTableStore } from './state/patchTable.ts';

/**
 * The contract between the shell and the workspaces. A workspace is one lazily loaded component: it fills the left
 * panel (the sheet, on a phone) and never the map, which stays mounted. The patch of `search.patch`, if any, has its
 * own panel on the right in every workspace that `showsPatch`.
 */
export type WorkspaceId = 'triage' | 'planning' | 'overview' | 'data' | 'admin';

export type Workspace = {
  id: WorkspaceId;
  path: string;
  name: Text;
  icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  /** Hidden from people who lack it. */
  permission?: Permission;
  /** Width of the left panel at first, px; the user's own width is kept for each workspace. */
  width: number;
  /** Opens the patch's own panel on the right when a patch is selected. */
  showsPatch: boolean;
  /** Default export of the workspace's module; takes no props, everything comes from useWorkspace(). */
  panel: LazyExoticComponent<ComponentType>;
};

/** What a workspace is given. Functions keep their identity between renders. */
export type WorkspaceContextValue = {
  id: WorkspaceId;
  catalog: Catalog;
  user: User;
  /** The live table (subscribe, get); `allRows` and `rows` are its contents as React state. */
  table: PatchTableStore;
  allRows: readonly PatchRow[];
  /** Rows that pass the filter of the URL, in its sort order. The map draws exactly these. */
  rows: readonly PatchRow[];
  search: ViewSearch;
  /** Changes the URL's search; `undefined` removes a value. Replaces the history entry unless `push`. */
  setSearch: (change: Partial<ViewSearch>, options?: { push?: boolean }) => void;
  /** Opens another workspace with the same view, changed; a new history entry. */
  goTo: (workspace: WorkspaceId, change?: Partial<ViewSearch>) => void;
  /** Selects a patch and brings it into view; null closes the patch's panel. */
  openPatch: (id: number | null) => void;
  /** null until the map has loaded, and for good where WebGL is missing. */
  map: () => MapHandle | null;
  /** 态势: what the map shows, and what a click on a township does. Set null on unmount. */
  setConcentration: (concentration: Concentration | null, onTownship?: (code: string) => void) => void;
  /** 规划: the site on the map. Set null on unmount. */
  setSite: (site: Site | null) => void;
  /** Shapes on the map that explain a figure of the caller's panel. Set null when it is no longer shown. */
  setAnnotation: (annotation: Annotation | null) => void;
  /** Phone layout: the panel is a sheet of the window's width. */
  narrow: boolean;
  theme: 'light' | 'dark';
};

export const WorkspaceContext = createContext<WorkspaceContextValue | null>(null);

export function useWorkspace(): WorkspaceContextValue {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error('useWorkspace is only for components inside the shell');
  return value;
}
