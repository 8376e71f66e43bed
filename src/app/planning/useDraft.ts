import { useCallback, useEffect, useRef, useState } from 'react';
import { currentSearch } from '../router/place.ts';
import { useWorkspace } from '../workspace.ts';
import { boxOf, type Draft, draftOfDrawing, draftOfLink, draftOfText, EMPTY_DRAFT, linkOf } from './draft.ts';

/** Kept while one looks at another workspace; a site too long for the address lives only here. */
let kept: Draft = EMPTY_DRAFT;

/** The draft, on the map and in the address as it changes. */
export function useDraft() {
  const { catalog, search, setSearch, setSite, map } = useWorkspace();
  const within = catalog.county.bbox;
  const [draft, setDraft] = useState<Draft>(() => (search.site && draftOfLink(search.site)) || kept);
  const [drawing, setDrawing] = useState(false);
  const isBadLink = search.site !== undefined && draftOfLink(search.site) === null;
  const written = useRef(search.site);

  const change = useCallback(
    (next: Draft) => {
      kept = next;
      setDraft(next);
      written.current = linkOf(next.polygon);
      // What was drawn of the site before is no part of this one.
      setSearch({
        site: written.current,
        ...(currentSearch().show?.startsWith('site') && { show: undefined }),
      });
      if (next.polygon && (next.source === 'text' || next.source === 'file'))
        map()?.showBox(boxOf(next.polygon));
    },
    [setSearch, map],
  );
  const edit = useCallback(
    (text: string, epsg: number | null) => change(draftOfText(text, epsg, within)),
    [change, within],
  );

  // Back, forward, or a link pasted into the address bar.
  useEffect(() => {
    if (search.site === written.current) return;
    written.current = search.site;
    const opened = search.site ? draftOfLink(search.site) : EMPTY_DRAFT;
    if (!opened) return;
    kept = opened;
    setDraft(opened);
  }, [search.site]);

  // A link without a camera opens on its site; the map may still be loading.
  const opened = useRef(search.at === undefined && draft.source === 'link' ? draft.polygon : null);
  useEffect(() => {
    const timer = setInterval(() => {
      const handle = opened.current && map();
      if (handle) handle.showBox(boxOf(opened.current!));
      if (handle || !opened.current) clearInterval(timer);
      if (handle) opened.current = null;
    }, 100);
    return () => clearInterval(timer);
  }, [map]);

  useEffect(() => {
    setSite({
      polygon: draft.polygon,
      drawing,
      onDrawn: (polygon) => {
        setDrawing(false);
        change(draftOfDrawing(polygon));
      },
    });
  }, [draft.polygon, drawing, setSite, change]);
  useEffect(() => () => setSite(null), [setSite]);

  return { draft, edit, change, drawing, setDrawing, isBadLink };
}
