import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalog } from '../../api/catalog.ts';
import type { Session, User } from '../../api/session.ts';
import type { PatchFilter } from '../../domain/patchFilter.ts';
import type { LiveStatus } from '../client/live.ts';
import type { Annotation } from '../map/annotation.ts';
import type { Concentration, MapHandle, Site } from '../map/contract.ts';
import { changedSearch, changeSearch, currentSearch, go, PATHS, usePlace } from '../router/place.ts';
import { filterOf } from '../router/search.ts';
import type { PatchTableStore } from '../state/patchTable.ts';
import { useAllRows, useSelectedRows } from '../state/usePatchRows.ts';
import { useTheme } from '../theme/theme.tsx';
import { SigningProvider } from '../triage/SigningProvider.tsx';
import { WorkspaceContext, type WorkspaceContextValue } from '../workspace.ts';
import { KeySheet } from './KeySheet.tsx';
import { Layout } from './Layout.tsx';
import { landing } from './landing.ts';
import { uiMessages as m } from './messages.ts';
import { Stranger } from './Stranger.tsx';
import { useNarrow } from './useNarrow.ts';
import { workspacesOf } from './workspaces.tsx';

export type ShellProps = {
  user: User;
  session: Session;
  catalog: Catalog;
  table: PatchTableStore;
  live: LiveStatus;
};

/** Everything of a signed-in page: builds what the workspaces are given and lays them out around the one map. */
export function Shell({ user, session, catalog, table, live }: ShellProps) {
  const place = usePlace();
  const { search } = place;
  const narrow = useNarrow();
  const { theme } = useTheme();
  const mapHandle = useRef<MapHandle | null>(null);
  const allRows = useAllRows(table);
  const filterText = JSON.stringify(filterOf(search));
  // The camera moves through the same search: only a change of the filter itself may select anew.
  const filter = useMemo(() => JSON.parse(filterText) as PatchFilter, [filterText]);
  const rows = useSelectedRows(table, filter, search.sort ?? 'priority');

  const [concentration, setConcentrationState] = useState<Concentration | null>(null);
  const [site, setSite] = useState<Site | null>(null);
  const [annotation, setAnnotation] = useState<Annotation | null>(null);
  const townshipClick = useRef<((code: string) => void) | undefined>(undefined);

  const map = useCallback(() => mapHandle.current, []);
  const goTo = useCallback<WorkspaceContextValue['goTo']>(
    (id, change = {}) => go(PATHS[id], changedSearch(change)),
    [],
  );
  const setSearch = useCallback<WorkspaceContextValue['setSearch']>(
    (change, options) => changeSearch(change, options?.push),
    [],
  );
  const openPatch = useCallback((id: number | null) => {
    changeSearch({ patch: id ?? undefined });
    if (id !== null) mapHandle.current?.showPatch(id);
  }, []);
  const setConcentration = useCallback<WorkspaceContextValue['setConcentration']>((next, onTownship) => {
    townshipClick.current = onTownship;
    setConcentrationState(next);
  }, []);
  const onTownship = useCallback((code: string) => townshipClick.current?.(code), []);

  const landingPlace = place.workspace === 'landing';
  useEffect(() => {
    if (!landingPlace) return;
    const first = landing(user.role, catalog, table.rows, currentSearch());
    go(PATHS[first.workspace], first.search, true);
  }, [landingPlace, user.role, catalog, table]);

  const shown = search.patch === undefined ? undefined : table.get(search.patch)?.code;
  useEffect(() => {
    document.title = [shown, `${m.product.zh} ${m.product.en}`].filter(Boolean).join(' · ');
  }, [shown]);

  const allowed = workspacesOf(user.role);
  const workspace = allowed.find((one) => one.id === place.workspace);
  const id = workspace?.id ?? 'triage';
  const value = useMemo<WorkspaceContextValue>(
    () => ({
      id,
      catalog,
      user,
      table,
      allRows,
      rows,
      search,
      setSearch,
      goTo,
      openPatch,
      map,
      setConcentration,
      setSite,
      setAnnotation,
      narrow,
      theme,
    }),
    [
      id,
      catalog,
      user,
      table,
      allRows,
      rows,
      search,
      setSearch,
      goTo,
      openPatch,
      map,
      setConcentration,
      narrow,
      theme,
    ],
  );

  return (
    <WorkspaceContext value={value}>
      <SigningProvider>
        <Layout
          workspace={workspace ?? null}
          workspaces={allowed}
          stranger={workspace || landingPlace ? null : <Stranger />}
          live={live}
          session={session}
          mapRef={mapHandle}
          concentration={concentration}
          site={site}
          annotation={annotation}
          onTownship={onTownship}
          filtered={filterText !== '{}'}
        />
        <KeySheet />
      </SigningProvider>
    </WorkspaceContext>
  );
}
