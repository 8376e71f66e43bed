import { useId } from 'react';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { Choice } from './Choice.tsx';
import type { CrsChoice } from './crsChoices.ts';
import { previewMessages as m } from './messages.ts';
import styles from './place.module.css';
import preview from './preview.module.css';

type Props = {
  offered: readonly CrsChoice[];
  onTake: (one: CrsChoice) => void;
  /** The choice that is pointed at, by its key; null when none is any more. */
  onLook: (key: string | null) => void;
};

/** The systems that the numbers fit, each at one click. */
export function Candidates({ offered, onTake, onLook }: Props) {
  const tr = useTr();
  const group = useId();
  const county = useWorkspace().catalog.county.name;
  return (
    <div
      className={`${preview.choices} ${styles.candidates}`}
      role="radiogroup"
      aria-label={tr(m.candidates)}
    >
      {offered.map((one) => (
        <Choice
          key={one.key}
          group={group}
          checked={one.chosen}
          onChoose={() => onTake(one)}
          onLook={(looking) => onLook(looking ? one.key : null)}
          title={tr(one.name)}
        >
          {one.axisOrder && `${tr(m.candidateAxis[one.axisOrder])} · `}
          EPSG:{one.epsg}
          {one.inExpected !== null && (
            <>
              {' · '}
              <span className={one.inExpected ? preview.good : preview.bad}>
                {one.inExpected ? '✓ ' : '✕ '}
                {tr(one.inExpected ? m.fallsIn : m.fallsOut, { county })}
              </span>
            </>
          )}
        </Choice>
      ))}
    </div>
  );
}
