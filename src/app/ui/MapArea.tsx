import { lazy, type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../map/annotation.ts';
import type { Concentration, MapHandle, MapView, Site } from '../map/contract.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { uiMessages as m } from './messages.ts';
import { Notice } from './Notice.tsx';

const MapStage = lazy(() => import('../map/MapStage.tsx'));

type Props = {
  mapRef: RefObject<MapHandle | null>;
  concentration: Concentration | null;
  site: Site | null;
  annotation: Annotation | null;
  onTownship: (code: string) => void;
  filtered: boolean;
};

/** The place of the one map: mounted once, for all workspaces. */
export function MapArea(props: Props) {
  const { catalog, table, rows, search, setSearch } = useWorkspace();
  const tr = useTr();
  const { at, image, compare, left, right, layers } = search;
  const view = useMemo<MapView>(
    () => ({ at, image, compare, left, right, layers }),
    [at, image, compare, left, right, layers],
  );
  const onSelect = useCallback((id: number | null) => setSearch({ patch: id ?? undefined }), [setSearch]);
  const visible = useIds(props.filtered ? rows : null);
  // Before the first import there is no place on earth to show.
  const painted = usePainted();
  const nowhere = catalog.layers.length === 0 && catalog.batches.length === 0;
  return (
    <main className="stage" id="map" aria-label={tr(m.map)} tabIndex={-1}>
      <ErrorBoundary fallback={<Notice role="alert" title={tr(m.mapFailed)} />}>
        {nowhere ? (
          <Notice role="status" title={tr(m.noMapYet)} />
        ) : !painted ? (
          <Notice role="status" title={tr(m.loading)} />
        ) : (
          <Suspense fallback={<Notice role="status" title={tr(m.loading)} />}>
            <MapStage
              ref={props.mapRef}
              catalog={catalog}
              table={table}
              visible={visible}
              selected={search.patch ?? null}
              onSelect={onSelect}
              view={view}
              onViewChange={setSearch}
              concentration={props.concentration}
              onTownship={props.onTownship}
              site={props.site}
              annotation={props.annotation}
            />
          </Suspense>
        )}
      </ErrorBoundary>
    </main>
  );
}

/** False until the page has been painted once: making the map takes long, and the list can be used meanwhile. */
function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}

/** Ids of the rows; the same set as before while no patch came or went, so that a verdict repaints one patch only. */
function useIds(rows: readonly { id: number }[] | null): ReadonlySet<number> | null {
  const held = useRef<ReadonlySet<number> | null>(null);
  return useMemo(() => {
    const before = held.current;
    const same = rows && before && before.size === rows.length && rows.every((row) => before.has(row.id));
    if (!same) held.current = rows && new Set(rows.map((row) => row.id));
    return held.current;
  }, [rows]);
}
