import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';

type Props = { percent: number; onMove: (percent: number) => void };

const clamp = (percent: number) => Math.min(98, Math.max(2, percent));

/** The line between before and after: dragged, or moved with the arrow keys (Shift: larger steps). */
export function SwipeDivider({ percent, onMove }: Props) {
  const tr = useTr();
  const dragging = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 2;
    const to = { ArrowLeft: percent - step, ArrowRight: percent + step, Home: 2, End: 98 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(clamp(to));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragging.current) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    onMove(clamp(((event.clientX - box.left) / box.width) * 100));
  };
  return (
    <div
      className="map-divider"
      role="slider"
      tabIndex={0}
      aria-label={tr(mapMessages.divider)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
    >
      <span className="map-divider-grip" aria-hidden="true">
        ‹ ›
      </span>
    </div>
  );
}
