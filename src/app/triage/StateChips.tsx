import { stateCodes, stateName } from '../../domain/verdict.ts';
import { useTr } from '../text/lang.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { chosenOf, toggled } from './chosen.ts';
import { filterMessages as m } from './filterMessages.ts';
import { useFacet } from './useFacets.ts';

/** The states with their counts: legend, summary and filter in one. */
export function StateChips() {
  const { catalog, search, setSearch } = useWorkspace();
  const { vocabulary } = catalog;
  const counts = useFacet('state');
  const chosen = chosenOf(search.state);
  const tr = useTr();
  return (
    <fieldset className="stateChips">
      <legend className="visuallyHidden">{tr(m.state)}</legend>
      {stateCodes(vocabulary).map((state) => {
        const name = tr(stateName(vocabulary, state));
        const count = counts.get(state) ?? 0;
        return (
          <button
            key={state}
            type="button"
            className="stateChip"
            aria-pressed={chosen.includes(state)}
            aria-label={`${tr(m.state)}: ${name} ${count}`}
            title={name}
            onClick={() => setSearch({ state: toggled(search.state, state) })}
          >
            <StateMark vocabulary={vocabulary} state={state} />
            <span className="num">{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
