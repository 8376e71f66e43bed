import { InputNumber } from 'antd';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { filterMessages as f } from './filterMessages.ts';

/** From and to, in 亩. */
export function AreaFilter() {
  const { search, setSearch } = useWorkspace();
  const tr = useTr();
  const bound = (name: 'min' | 'max', label: string) => (
    <InputNumber<number>
      aria-label={`${tr(f.area)} ${label}`}
      placeholder={label}
      min={0}
      controls={false}
      value={search[name] ?? null}
      onChange={(value) => setSearch({ [name]: value ?? undefined })}
    />
  );
  return (
    <fieldset className="facet">
      <legend>{tr(f.area)}</legend>
      <div className="facet-range">
        {bound('min', tr(f.from))}
        <span aria-hidden="true">–</span>
        {bound('max', tr(f.to))}
      </div>
    </fieldset>
  );
}
