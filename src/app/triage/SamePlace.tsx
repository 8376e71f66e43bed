import { WarningFilled } from '@ant-design/icons';
import type { SamePlacePatch } from '../../api/revisions.ts';
import { stateName } from '../../domain/verdict.ts';
import { mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { placeMessages as m } from './placeMessages.ts';
import './samePlace.css';

/** Patches of other batches where this one lies: how the ground compares, what was decided, and the way there. */
export function SamePlace({ patches }: { patches: readonly SamePlacePatch[] }) {
  const tr = useTr();
  if (patches.length === 0) return null;
  return (
    <section className="block" aria-labelledby="samePlace-title">
      <h3 className="block-title" id="samePlace-title">
        {tr(m.samePlace)}
      </h3>
      <ul className="samePlace">
        {patches.map((patch) => (
          <Row key={`${patch.when} ${patch.id}`} patch={patch} />
        ))}
      </ul>
    </section>
  );
}

function Row({ patch }: { patch: SamePlacePatch }) {
  const { catalog, table, openPatch } = useWorkspace();
  const { vocabulary } = catalog;
  const tr = useTr();
  const state = table.get(patch.id)?.state ?? patch.earlierState;
  const stateText = tr(stateName(vocabulary, state));
  return (
    <li>
      <button
        type="button"
        className="samePlace-row"
        aria-label={tr(m.open, { when: tr(m[patch.when]), code: patch.code, state: stateText })}
        onClick={() => openPatch(patch.id)}
      >
        <StateMark vocabulary={vocabulary} state={state} />
        <span className="samePlace-what">
          <span>
            <span className="muted">{tr(m[patch.when])}</span> {patch.code}{' '}
            <span className="muted">{patch.batchName}</span>
          </span>
          <span>
            <strong>{tr(m[patch.relation])}</strong> · {tr(m.common, { mu: mu(patch.commonM2) })} ·{' '}
            {stateText}
          </span>
        </span>
        {patch.returned && (
          <span
            className="samePlace-returned"
            title={tr(m.returnedTip, { state: tr(stateName(vocabulary, patch.earlierState)) })}
          >
            <WarningFilled aria-hidden="true" /> {tr(m.returned)}
          </span>
        )}
      </button>
    </li>
  );
}
