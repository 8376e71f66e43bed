import { CloseOutlined } from '@ant-design/icons';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { type ActiveFilter, NO_FILTER } from './activeFilters.ts';
import { filterMessages as m } from './filterMessages.ts';

/** The conditions in force as chips; each goes away by a click, all by one. */
export function ActiveFilters({ filters }: { filters: readonly ActiveFilter[] }) {
  const { setSearch } = useWorkspace();
  const tr = useTr();
  if (filters.length === 0) return null;
  return (
    <ul className="chips" aria-label={tr(m.active)}>
      {filters.map((filter) => (
        <li key={filter.key}>
          <button
            type="button"
            className="chip chip-active"
            aria-label={tr(m.remove, { name: tr(filter.name) })}
            onClick={() => setSearch(filter.without)}
          >
            {tr(filter.name)}
            <CloseOutlined aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="chip chip-clear" onClick={() => setSearch(NO_FILTER)}>
          {tr(m.clear)}
        </button>
      </li>
    </ul>
  );
}
