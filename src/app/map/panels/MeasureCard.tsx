import { CloseOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { formatM2, formatMu } from '../../../geo/mu.ts';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { formatLength, measurePath, measureRing } from '../tools/measure.ts';
import { useController, useSnapshot } from '../useMap.ts';

/** The running figures of a measurement. Esc ends it. */
export function MeasureCard() {
  const tr = useTr();
  const controller = useController();
  const { tool, measured } = useSnapshot();
  useEffect(() => {
    if (!tool) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      controller.setTool(null);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [tool, controller]);
  if (!tool) return null;
  const { points, done } = measured;
  const path = measurePath(points);
  const ring = measureRing(points);
  return (
    <section className="map-card map-measure" aria-label={tr(mapMessages[tool])}>
      <header>
        <strong>{tr(mapMessages[tool])}</strong>
        <button
          type="button"
          className="map-icon"
          aria-label={tr(mapMessages.close)}
          onClick={() => controller.setTool(null)}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      </header>
      {points.length < 2 && <p>{tr(mapMessages.measureHint)}</p>}
      {tool === 'distance' && points.length > 1 && (
        <dl aria-live="polite">
          <Figure name={tr(mapMessages.length)} value={formatLength(path.totalM)} />
          {path.legsM.length > 1 && (
            <Figure name={tr(mapMessages.lastLeg)} value={formatLength(path.legsM.at(-1)!)} />
          )}
        </dl>
      )}
      {tool === 'area' && points.length > 2 && (
        <dl aria-live="polite">
          {ring.crosses ? (
            <Figure name={tr(mapMessages.areaValue)} value={tr(mapMessages.crosses)} />
          ) : (
            <>
              <Figure
                name={tr(mapMessages.areaValue)}
                value={`${formatMu(ring.areaM2)} ${tr(mapMessages.mu)}`}
              />
              <Figure name="" value={`${formatM2(ring.areaM2)} ㎡`} />
              {ring.areaM2 >= 1e6 && <Figure name="" value={`${(ring.areaM2 / 1e6).toFixed(3)} km²`} />}
            </>
          )}
          <Figure name={tr(mapMessages.perimeter)} value={formatLength(ring.perimeterM)} />
        </dl>
      )}
      {!done && points.length > (tool === 'area' ? 2 : 1) && (
        <button type="button" className="map-button" onClick={controller.finishMeasure}>
          {tr(mapMessages.finish)}
        </button>
      )}
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
