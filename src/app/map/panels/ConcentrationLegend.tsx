import { useTr } from '../../text/lang.tsx';
import type { Concentration } from '../contract.ts';
import { mapMessages } from '../messages.ts';
import { highestValue, SEQUENCE } from '../style/concentrationLayers.ts';

/** What the colours of the heat map or the choropleth mean. */
export function ConcentrationLegend({ concentration }: { concentration: Concentration }) {
  const tr = useTr();
  const { mode, values, legend } = concentration;
  const highest = highestValue(values);
  const hasMuted = [...(values?.values() ?? [])].some(({ muted }) => muted);
  const shown = highest >= 100 ? highest.toFixed(0) : Number(highest.toPrecision(3));
  return (
    <section className="map-card map-legend" aria-label={legend.title}>
      <header>
        <strong>{legend.title}</strong>
        <span>{legend.unit}</span>
      </header>
      <div
        className="map-ramp"
        style={{ background: `linear-gradient(to right, ${SEQUENCE.join(',')})` }}
        aria-hidden="true"
      />
      <div className="map-ramp-ends">
        <span>{mode === 'heat' ? tr(mapMessages.few) : '0'}</span>
        <span>{mode === 'heat' ? tr(mapMessages.many) : shown}</span>
      </div>
      {mode === 'township' && hasMuted && (
        <div className="map-muted">
          <i aria-hidden="true" /> {tr(mapMessages.muted)}
        </div>
      )}
    </section>
  );
}
