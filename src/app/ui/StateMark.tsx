import type { CSSProperties } from 'react';
import { stateName, stateSymbol, type Vocabulary } from '../../domain/verdict.ts';
import { useTr } from '../text/lang.tsx';
import { useTheme } from '../theme/theme.tsx';
import './stateMark.css';

/** The state of a patch as a coloured square with its sign, so that colour is never alone; `named` adds the word. */
export function StateMark(props: { vocabulary: Vocabulary; state: string; named?: boolean }) {
  const { vocabulary, state } = props;
  const { theme } = useTheme();
  const tr = useTr();
  const symbol = stateSymbol(vocabulary, state);
  const style = { '--state': theme === 'dark' ? symbol.dark : symbol.light } as CSSProperties;
  return (
    <span className="stateMark" style={style}>
      <span className="stateMark-sign" aria-hidden="true">
        {symbol.mark}
      </span>
      {props.named && <span className="stateMark-name">{tr(stateName(vocabulary, state))}</span>}
    </span>
  );
}
