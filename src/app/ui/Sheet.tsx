import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useStored } from '../state/stored.ts';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';
import { nearestSnap, SHEET_SNAPS, stepSnap } from './sheetSnaps.ts';

type Props = {
  label: string;
  /** Something was just drawn on the map for the person to look at: the sheet must not hide it. */
  showsMap: boolean;
  children: ReactNode;
};

/** The panel on a phone: a sheet over the map with three heights, dragged by its grip or stepped by arrow keys. */
export function Sheet({ label, showsMap, children }: Props) {
  const tr = useTr();
  const [share, keepShare] = useStored<number>('sheet', SHEET_SNAPS[1]!);
  const sheet = useRef<HTMLElement>(null);
  const drag = useRef<{ y: number; height: number; moved: boolean } | null>(null);

  // The map keeps the room above the sheet, so that a patch is centred where it can be seen.
  useLayoutEffect(() => {
    const shell = sheet.current?.parentElement;
    shell?.style.setProperty('--sheet', `${Math.min(share, SHEET_SNAPS[1]!) * 100}%`);
    return () => void shell?.style.removeProperty('--sheet');
  }, [share]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each drawing; afterwards the person may raise it
  useEffect(() => {
    if (showsMap && share > SHEET_SNAPS[1]!) keepShare(SHEET_SNAPS[1]!);
  }, [showsMap]);

  const room = () => sheet.current?.parentElement?.querySelector('.sheet-room')?.clientHeight ?? innerHeight;
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, height: sheet.current?.clientHeight ?? 0, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current || !sheet.current) return;
    const dy = event.clientY - drag.current.y;
    if (!drag.current.moved && Math.abs(dy) < 4) return;
    drag.current.moved = true;
    sheet.current.dataset.dragging = '';
    sheet.current.style.height = `${drag.current.height - dy}px`;
  };
  const onPointerUp = () => {
    const { current: panel } = sheet;
    if (!drag.current || !panel) return;
    const { moved } = drag.current;
    const height = panel.clientHeight;
    drag.current = null;
    delete panel.dataset.dragging;
    // A tap goes one step up, and from the top back to the middle.
    const next = moved ? nearestSnap(height / room()) : share >= 1 ? SHEET_SNAPS[1]! : stepSnap(share, 1);
    panel.style.height = `${next * 100}%`;
    keepShare(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    keepShare(stepSnap(share, event.key === 'ArrowUp' ? 1 : -1));
  };

  return (
    <>
      <div className="sheet-room" aria-hidden="true" />
      <section
        className="sheet"
        id="panel"
        ref={sheet}
        aria-label={label}
        tabIndex={-1}
        style={{ height: `${share * 100}%` }}
      >
        <button
          type="button"
          className="sheet-grip"
          aria-label={tr(m.resizeSheet)}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onKeyDown={onKeyDown}
        />
        <div className="sheet-body">{children}</div>
      </section>
    </>
  );
}
