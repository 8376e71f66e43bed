import { useSyncExternalStore } from 'react';
import { stateCodes, stateName, stateSymbol, type Vocabulary } from '../../../domain/verdict.ts';
import type { PatchTableStore } from '../../state/patchTable.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { useTheme } from '../useTheme.ts';
import { StateSwatch } from './Swatch.tsx';

type Props = {
  table: PatchTableStore;
  vocabulary: Vocabulary;
  shown: boolean;
  onShow: (shown: boolean) => void;
};

/** Patches in the tree: one switch, and what each colour, hatch and line means. */
export function PatchLegend({ table, vocabulary, shown, onShow }: Props) {
  const tr = useTr();
  const { lang } = useLang();
  const theme = useTheme();
  const rows = useSyncExternalStore(table.subscribe, () => table.rows);
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <div className="map-patches">
      <label>
        <input type="checkbox" checked={shown} onChange={(event) => onShow(event.target.checked)} />
        {tr(mapMessages.patches)}
      </label>
      <ul className="map-classes">
        {stateCodes(vocabulary).map((code) => {
          const symbol = stateSymbol(vocabulary, code);
          return (
            <li key={code}>
              <StateSwatch symbol={symbol} theme={theme} />
              <span>
                {symbol.mark} {stateName(vocabulary, code)[lang]}
              </span>
              <small className="map-figure">{counts.get(code) ?? 0}</small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
