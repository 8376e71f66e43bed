import { Select } from 'antd';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { uiMessages as m } from './messages.ts';

const MANY = '*';

/** Batch and township of everything on screen. Several at once are chosen in the filter of 研判 and shown as a count. */
export function ScopePickers() {
  const { catalog, search, setSearch, map } = useWorkspace();
  const tr = useTr();
  const pick = (name: 'batch' | 'township') => (value: string | undefined) => {
    setSearch({ [name]: value || undefined, patch: undefined });
    const township = name === 'township' && catalog.townships.find((one) => one.code === value);
    if (township) map()?.showBox(township.bbox);
  };
  const batches = catalog.batches.map(({ id, name, patches }) => ({ value: id, label: name, patches }));
  const townships = catalog.townships.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="topBar-scope">
      <Picker
        name={tr(m.batch)}
        all={tr(m.allBatches)}
        value={search.batch}
        options={batches}
        onChange={pick('batch')}
      />
      <Picker
        name={tr(m.township)}
        all={tr(m.allTownships)}
        value={search.township}
        options={townships}
        onChange={pick('township')}
      />
    </div>
  );
}

function Picker(props: {
  name: string;
  all: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const chosen = props.value?.split('.').filter(Boolean) ?? [];
  const one = chosen.length === 1 && props.options.some((option) => option.value === chosen[0]);
  const options = [{ value: '', label: props.all }, ...props.options];
  if (chosen.length > 0 && !one) options.push({ value: MANY, label: `${props.name} × ${chosen.length}` });
  return (
    <Select
      aria-label={props.name}
      variant="borderless"
      popupMatchSelectWidth={false}
      value={chosen.length === 0 ? '' : one ? chosen[0]! : MANY}
      options={options}
      onChange={(value) => value !== MANY && props.onChange(value)}
    />
  );
}
