import { useMemo, useState } from 'react';
import type { Width } from '../../api/width.ts';
import type { Shown } from '../router/search.ts';
import { useTr } from '../text/lang.tsx';
import { type Drawing, type WidthPlace, widthDrawing } from './annotations.ts';
import type { ShownControl } from './useShown.ts';

/** What the width section of a panel needs: whether it is drawn, and which of the three places is looked at. */
export function useWidth(width: Width | null, shownAs: Shown, { shown, toggle, look }: ShownControl) {
  const tr = useTr();
  const [place, setPlace] = useState<WidthPlace['kind'] | null>(null);
  const isShown = shown === shownAs;
  const drawing: Drawing | null = useMemo(
    () => (isShown && width ? widthDrawing(width, place, tr) : null),
    [isShown, width, place, tr],
  );
  return {
    place,
    drawing,
    section: {
      shown: isShown,
      onToggle: () => {
        setPlace(null);
        toggle(shownAs);
      },
      onPlace: (kind: WidthPlace['kind']) => {
        setPlace(kind);
        look(shownAs);
      },
    },
  };
}
