import { stateName, stateSymbol, type Vocabulary } from '../../../domain/verdict.ts';
import { formatMu } from '../../../geo/mu.ts';
import type { PatchTableStore } from '../../state/patchTable.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { patchKindName } from '../patchKinds.ts';
import { useSnapshot } from '../useMap.ts';
import { useTheme } from '../useTheme.ts';

/** Code, kind, state and size of the patch under the pointer. */
export function HoverCard({ table, vocabulary }: { table: PatchTableStore; vocabulary: Vocabulary }) {
  const tr = useTr();
  const { lang } = useLang();
  const theme = useTheme();
  const { hover } = useSnapshot();
  const row = hover && table.get(hover.id);
  if (!hover || !row) return null;
  const symbol = stateSymbol(vocabulary, row.state);
  return (
    <div className="map-hover" style={{ left: hover.x, top: hover.y }} aria-hidden="true">
      <strong>{row.code}</strong>
      <span>
        <b style={{ color: symbol[theme] }}>
          {symbol.mark} {stateName(vocabulary, row.state)[lang]}
        </b>
        <span>{patchKindName(row.kind)[lang]}</span>
        <span className="map-figure">
          {formatMu(row.areaM2)} {tr(mapMessages.mu)}
        </span>
      </span>
    </div>
  );
}
