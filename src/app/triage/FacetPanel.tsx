import { LAND_TOUCHED, type LandTouched } from '../../domain/patchFilter.ts';
import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import { batchName, kindName, townshipName } from '../text/names.ts';
import { useWorkspace } from '../workspace.ts';
import { AreaFilter } from './AreaFilter.tsx';
import { chosenOf, toggled } from './chosen.ts';
import { filterMessages as f } from './filterMessages.ts';
import { triageMessages as m } from './messages.ts';
import { useFacet, useLands } from './useFacets.ts';

/** Everything that the list can be filtered by, each value with the number of patches it leaves. */
export function FacetPanel() {
  const { catalog } = useWorkspace();
  const lands = useLands();
  return (
    <div className="facets">
      <Facet
        facet="batch"
        title={f.batch}
        name={(id) => ({ zh: batchName(catalog, id), en: batchName(catalog, id) })}
      />
      <Facet facet="township" title={f.township} name={(code) => townshipName(catalog, code)} />
      <Facet facet="kind" title={f.kind} name={kindName} />
      <Choices
        facet="land"
        title={f.land}
        options={(Object.keys(LAND_TOUCHED) as LandTouched[]).map((land) => ({
          value: land,
          name: m[land],
          count: lands.get(land) ?? 0,
        }))}
      />
      <AreaFilter />
    </div>
  );
}

function Facet(props: { facet: 'batch' | 'township' | 'kind'; title: Text; name: (value: string) => Text }) {
  const counts = useFacet(props.facet);
  const options = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => ({ value, name: props.name(value), count }));
  return <Choices facet={props.facet} title={props.title} options={options} />;
}

function Choices(props: {
  facet: 'batch' | 'township' | 'kind' | 'land';
  title: Text;
  options: { value: string; name: Text; count: number }[];
}) {
  const { search, setSearch } = useWorkspace();
  const tr = useTr();
  const chosen = chosenOf(search[props.facet]);
  return (
    <fieldset className="facet">
      <legend>{tr(props.title)}</legend>
      <div className="chips">
        {props.options.map(({ value, name, count }) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(value)}
            onClick={() => setSearch({ [props.facet]: toggled(search[props.facet], value) })}
          >
            {tr(name)} <span className="chip-count">{count}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
