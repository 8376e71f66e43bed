import { memo } from 'react';
import type { Catalog } from '../../api/catalog.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { stateName } from '../../domain/verdict.ts';
import { mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { kindName, townshipName } from '../text/names.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { triageMessages as m } from './messages.ts';
import { touchedLands, unmeasured } from './touchedLands.ts';

type Props = {
  id: string;
  row: PatchRow;
  catalog: Catalog;
  selected: boolean;
  place: number;
  of: number;
  top: number;
  onOpen: (id: number) => void;
};

/** One patch on two lines: what it is, how large, whose, and what land it touches. */
export const PatchListRow = memo(function PatchListRow(props: Props) {
  const { row, catalog } = props;
  const tr = useTr();
  const kind = tr(kindName(row.kind));
  const township = tr(townshipName(catalog, row.townshipCode));
  const lands = touchedLands(row);
  const words = lands.map((land) => `${tr(m[land.name])} ${mu(land.areaM2)}`);
  const label = tr(m.rowLabel, {
    code: row.code,
    state: tr(stateName(catalog.vocabulary, row.state)),
    kind,
    township,
    mu: mu(row.areaM2),
    touched: words.length ? tr(m.touchedLabel, { lands: words.join(' ') }) : '',
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      id={props.id}
      className="patchRow"
      role="option"
      aria-selected={props.selected}
      aria-setsize={props.of}
      aria-posinset={props.place}
      aria-label={label}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.onOpen(row.id)}
    >
      <StateMark vocabulary={catalog.vocabulary} state={row.state} />
      <span className="patchRow-line">
        <span className="patchRow-code">{row.code}</span>
        <span className="num">
          {mu(row.areaM2)}
          <span className="unit">{tr(m.mu)}</span>
        </span>
      </span>
      <span className="patchRow-line">
        <span className="patchRow-what">
          {kind} · {township}
        </span>
        {lands.slice(0, 2).map((land) => (
          <span key={land.name} className="landTag" data-land={land.name}>
            {tr(m[land.name])} {mu(land.areaM2)}
          </span>
        ))}
        {unmeasured(row) && <span className="landTag">{tr(m.unmeasured)}</span>}
      </span>
    </div>
  );
});
