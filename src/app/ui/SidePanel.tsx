import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';

const NARROWEST = 280;
const MAP_LEAST = 320;
const STEP = 24;

type Props = {
  side: 'left' | 'right';
  id: string;
  label: string;
  width: number;
  onWidth: (width: number) => void;
  folded: boolean;
  onFold: (folded: boolean) => void;
  children: ReactNode;
};

/** A panel beside the map: its width is dragged or set by arrow keys, and it folds away. */
export function SidePanel(props: Props) {
  const { side, folded, width } = props;
  const tr = useTr();
  const drag = useRef<{ x: number; width: number } | null>(null);
  const grow = side === 'left' ? 1 : -1;
  const set = (next: number) =>
    props.onWidth(Math.round(Math.min(Math.max(next, NARROWEST), innerWidth - MAP_LEAST)));

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset.dragging = '';
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) set(drag.current.width + grow * (event.clientX - drag.current.x));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    delete event.currentTarget.dataset.dragging;
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    set(width + grow * (event.key === 'ArrowRight' ? STEP : -STEP));
  };
  const foldText =
    side === 'left' ? (folded ? m.unfoldLeft : m.foldLeft) : folded ? m.unfoldRight : m.foldRight;
  const pointsLeft = (side === 'left') !== folded;

  return (
    <section className={`side side-${side}`} id={props.id} aria-label={props.label} tabIndex={-1}>
      <div className="side-body" hidden={folded}>
        {props.children}
      </div>
      {!folded && (
        // biome-ignore lint/a11y/useSemanticElements: an hr takes no keys; this is the splitter of the ARIA patterns
        <div
          className="side-grip"
          role="separator"
          aria-orientation="vertical"
          aria-label={tr(m.resizePanel)}
          aria-valuenow={width}
          aria-valuemin={NARROWEST}
          tabIndex={0}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onKeyDown={onKeyDown}
        />
      )}
      <button
        type="button"
        className="side-fold"
        aria-label={tr(foldText)}
        aria-expanded={!folded}
        onClick={() => props.onFold(!folded)}
      >
        {pointsLeft ? <LeftOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
      </button>
    </section>
  );
}
