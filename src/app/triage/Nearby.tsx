import type { PatchDetail } from '../../api/patches.ts';
import { stateName } from '../../domain/verdict.ts';
import { distance, mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { batchName, kindName } from '../text/names.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';

/** Patches close by, of any batch: an earlier one at the same place is often the same case. */
export function Nearby({ patches }: { patches: PatchDetail['nearby'] }) {
  const { catalog, table, openPatch } = useWorkspace();
  const tr = useTr();
  return (
    <section className="block">
      <h3 className="block-title">{tr(m.nearby)}</h3>
      {patches.length === 0 && <p className="muted">{tr(m.noNearby)}</p>}
      <ul className="nearby">
        {patches.map((near) => {
          const state = table.get(near.id)?.state ?? near.state;
          return (
            <li key={near.id}>
              <button type="button" className="nearby-row" onClick={() => openPatch(near.id)}>
                <StateMark vocabulary={catalog.vocabulary} state={state} />
                <span className="visuallyHidden">{tr(stateName(catalog.vocabulary, state))}</span>
                <span className="nearby-what">
                  {tr(kindName(near.kind))}{' '}
                  <span className="muted">
                    {near.code} · {batchName(catalog, near.batchId)}
                  </span>
                </span>
                <span className="num">
                  {mu(near.areaM2)}
                  <span className="unit">{tr(m.mu)}</span>
                </span>
                <span className="num muted">{distance(near.distanceM)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
