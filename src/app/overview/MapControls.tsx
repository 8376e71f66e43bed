import { Segmented } from 'antd';
import { useTr } from '../text/lang.tsx';
import { type Measure, MIN_ISSUED } from './concentration.ts';
import type { Subject } from './figures.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';

type Props = {
  mode: 'heat' | 'township';
  measure: Measure;
  subject: Subject;
  /** Nothing of this subject in the range. */
  nothing: boolean;
  onMode: (mode: 'heat' | 'township') => void;
  onMeasure: (measure: Measure) => void;
};

/** How the map shows concentration, and what a reader must know to read it rightly. */
export function MapControls({ mode, measure, subject, nothing, onMode, onMeasure }: Props) {
  const tr = useTr();
  const noRates = mode === 'heat' || subject === 'all';
  return (
    <>
      <div className={styles.controls}>
        <Segmented
          size="small"
          aria-label={tr(messages.mapMode)}
          value={mode}
          onChange={onMode}
          options={[
            { value: 'heat', label: tr(messages.modeHeat) },
            { value: 'township', label: tr(messages.modeTownship) },
          ]}
        />
        <Segmented
          size="small"
          aria-label={tr(messages.mapBy)}
          value={measure}
          onChange={onMeasure}
          options={(['count', 'area', 'perPatch'] as const).map((value) => ({
            value,
            label: tr(messages.by[value]),
            disabled: value === 'perPatch' && noRates,
            tooltip: value === 'perPatch' && noRates ? tr(messages.perPatchNeeds) : undefined,
          }))}
        />
      </div>
      {nothing && (
        <p className={styles.note}>
          {tr(messages.nothingToShow, { subject: tr(messages.subject[subject]) })}
        </p>
      )}
      {measure === 'perPatch' && <p className={styles.note}>{tr(messages.mutedNote, { n: MIN_ISSUED })}</p>}
      {mode === 'township' && <p className={styles.note}>{tr(messages.townshipClick)}</p>}
    </>
  );
}
