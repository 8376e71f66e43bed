import { CloseOutlined } from '@ant-design/icons';
import { stateName } from '../../domain/verdict.ts';
import type { ViewSearch } from '../router/search.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';

const FILTERS = Object.keys(messages.filter) as (keyof typeof messages.filter)[];

/** What the figures are of: the filter in words, each part removable. Nothing is left out silently. */
export function ScopeStrip() {
  const tr = useTr();
  const { catalog, search, setSearch, rows, allRows } = useWorkspace();
  const active = FILTERS.filter((name) => search[name] !== undefined && search[name] !== '');
  const words: Partial<Record<keyof ViewSearch, (code: string) => string>> = {
    batch: (id) => catalog.batches.find((batch) => batch.id === id)?.name ?? id,
    township: (code) =>
      catalog.townships.find((township) => township.code === code)?.name ?? tr(messages.noTownship),
    state: (code) => tr(stateName(catalog.vocabulary, code)),
    land: (land) => tr(messages.land[land as keyof typeof messages.land]?.name ?? { zh: land, en: land }),
  };
  const describe = (name: keyof typeof messages.filter) => {
    const value = `${search[name]}`;
    if (name === 'month') return `${value} ${tr(messages.series[search.monthOf ?? 'verdictAt'])}`;
    if (name === 'min' || name === 'max') return `${value} ${tr(messages.unitMu)}`;
    const word = words[name];
    return word ? value.split('.').filter(Boolean).map(word).join('、') : value.replaceAll('.', '、');
  };
  const remove = (name: keyof typeof messages.filter) =>
    setSearch(name === 'month' ? { month: undefined, monthOf: undefined } : { [name]: undefined });
  const scope =
    active.length === 0
      ? tr(messages.scopeAll)
      : tr(messages.scopeFiltered, { n: rows.length, all: allRows.length });
  return (
    <div className={styles.scope}>
      <span>{tr(messages.scope, { scope })}</span>
      {active.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.chip}
          aria-label={tr(messages.removeFilter, { name: `${tr(messages.filter[name])} ${describe(name)}` })}
          onClick={() => remove(name)}
        >
          {tr(messages.filter[name])} {describe(name)} <CloseOutlined aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
