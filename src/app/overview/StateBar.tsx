import type { PatchRow } from '../../domain/patch.ts';
import { stateCodes, stateName, stateSymbol, type Vocabulary } from '../../domain/verdict.ts';
import { useTr } from '../text/lang.tsx';
import { messages } from './messages.ts';
import styles from './overview.module.css';

type Props = {
  rows: readonly PatchRow[];
  vocabulary: Vocabulary;
  theme: 'light' | 'dark';
  onOpen: (state: string) => void;
};

/** All patches by state as one bar, each part with its mark and count beneath, each a way to its patches. */
export function StateBar({ rows, vocabulary, theme, onOpen }: Props) {
  const tr = useTr();
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
  const known = stateCodes(vocabulary);
  const states = [...known, ...[...counts.keys()].filter((state) => !known.includes(state))];
  const shown = states.filter((state) => counts.get(state));
  return (
    <div>
      <div className={styles.stateBar} aria-hidden="true">
        {shown.map((state) => (
          <span
            key={state}
            style={{ flexGrow: counts.get(state), background: stateSymbol(vocabulary, state)[theme] }}
          />
        ))}
      </div>
      <ul className={styles.states}>
        {shown.map((state) => {
          const name = tr(stateName(vocabulary, state));
          const value = `${counts.get(state)} ${tr(messages.unitCount)}`;
          const label = tr(messages.seePatches, { group: tr(messages.whole), figure: name, value });
          return (
            <li key={state}>
              <span aria-hidden="true" style={{ color: stateSymbol(vocabulary, state)[theme] }}>
                {stateSymbol(vocabulary, state).mark}
              </span>{' '}
              {name}{' '}
              <button
                type="button"
                className={styles.figure}
                aria-label={label}
                onClick={() => onOpen(state)}
              >
                {counts.get(state)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
