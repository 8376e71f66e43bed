import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Shown } from '../router/search.ts';
import { useWorkspace } from '../workspace.ts';
import type { Drawing } from './annotations.ts';

export type ShownControl = {
  /** What the address says is drawn, if it is one of `mine`. */
  shown: Shown | null;
  /** Draws `next` and goes there; drawing what is drawn already takes it away. */
  toggle: (next: Shown) => void;
  /** Draws `next`, going there also when it is drawn already. */
  look: (next: Shown) => void;
};

/** Which of a panel's drawings is on the map: kept in the address, so that a link and the back button know it. */
export function useShown(mine: readonly Shown[]): ShownControl & { aims: () => boolean } {
  const { search, setSearch } = useWorkspace();
  const shown = search.show && mine.includes(search.show) ? search.show : null;
  // A link that brings its own camera keeps it; whoever presses a figure wants to go there.
  const aim = useRef(search.at === undefined);
  const current = useRef(shown);
  current.current = shown;
  const look = useCallback(
    (next: Shown) => {
      aim.current = true;
      setSearch({ show: next });
    },
    [setSearch],
  );
  const toggle = useCallback(
    (next: Shown) => (current.current === next ? setSearch({ show: undefined }) : look(next)),
    [setSearch, look],
  );
  const aims = useCallback(() => aim.current, []);
  return { shown, toggle, look, aims };
}

/** Puts a drawing on the map for as long as it is given. `key` names it: the map goes there once for each name. */
export function useDrawn(drawing: Drawing | null, key: string, aims: () => boolean): void {
  const { setAnnotation, setSearch } = useWorkspace();
  const annotation = useMemo(
    () => drawing && { ...drawing, key, aim: aims(), onClose: () => setSearch({ show: undefined }) },
    [drawing, key, aims, setSearch],
  );
  useEffect(() => {
    if (!annotation) return;
    setAnnotation(annotation);
    return () => setAnnotation(null);
  }, [annotation, setAnnotation]);
}
