import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { PATCH_SORTS, type PatchSort } from '../../domain/patchFilter.ts';
import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import { activeFilters } from './activeFilters.ts';
import { FacetPanel } from './FacetPanel.tsx';
import { filterMessages as m } from './filterMessages.ts';
import { StateChips } from './StateChips.tsx';

const SORT_NAMES: Record<PatchSort, Text> = {
  priority: m.sortPriority,
  area: m.sortArea,
  code: m.sortCode,
  verdictAt: m.sortVerdictAt,
  township: m.sortTownship,
};
const TYPING_MS = 180;

/** Text, filter and sort of the list; the facets open below on demand. All of it is in the URL. */
export function FilterBar() {
  const { search, setSearch, catalog } = useWorkspace();
  const tr = useTr();
  const [open, setOpen] = useState(false);
  const active = activeFilters(search, catalog);
  return (
    <div className="filterBar">
      <div className="filterBar-line">
        <TextFilter value={search.q ?? ''} onChange={(q) => setSearch({ q: q || undefined })} />
        <Button
          icon={<FilterOutlined aria-hidden="true" />}
          type={open ? 'primary' : 'default'}
          aria-expanded={open}
          aria-label={active.length ? tr(m.filterCount, { n: active.length }) : tr(m.filter)}
          onClick={() => setOpen(!open)}
        >
          {active.length || null}
        </Button>
        <Select<PatchSort>
          aria-label={tr(m.sort)}
          className="filterBar-sort"
          popupMatchSelectWidth={false}
          value={search.sort ?? 'priority'}
          options={PATCH_SORTS.map((value) => ({ value, label: tr(SORT_NAMES[value]) }))}
          onChange={(sort) => setSearch({ sort: sort === 'priority' ? undefined : sort })}
        />
      </div>
      <StateChips />
      {open && <FacetPanel />}
      <ActiveFilters filters={active} />
    </div>
  );
}

/** Filters shortly after the last key, so that typing stays smooth with 100,000 patches. */
function TextFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const tr = useTr();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      aria-label={tr(m.search)}
      placeholder={tr(m.search)}
      prefix={<SearchOutlined aria-hidden="true" />}
      allowClear={{ clearIcon: <CloseOutlined role="img" aria-label={tr(m.clearText)} /> }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
