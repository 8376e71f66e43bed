import type { Catalog } from '../../api/catalog.ts';
import { LAND_TOUCHED, type LandTouched } from '../../domain/patchFilter.ts';
import type { Text } from '../../domain/text.ts';
import { stateName } from '../../domain/verdict.ts';
import type { ViewSearch } from '../router/search.ts';
import { fillBoth } from '../text/fillBoth.ts';
import { batchName, kindName, townshipName } from '../text/names.ts';
import { chosenOf, toggled } from './chosen.ts';
import { filterMessages as f } from './filterMessages.ts';
import { triageMessages as m } from './messages.ts';

/** One condition in force: its name, and the change of the search that takes it away. */
export type ActiveFilter = { key: string; name: Text; without: Partial<ViewSearch> };

export const NO_FILTER: Partial<ViewSearch> = {
  batch: undefined,
  township: undefined,
  kind: undefined,
  state: undefined,
  land: undefined,
  min: undefined,
  max: undefined,
  q: undefined,
  month: undefined,
  monthOf: undefined,
};

/** Every condition of the address, one by one, in the order of the facets. */
export function activeFilters(search: ViewSearch, catalog: Catalog): ActiveFilter[] {
  const found: ActiveFilter[] = [];
  const each = (facet: 'batch' | 'township' | 'kind' | 'state' | 'land', name: (value: string) => Text) => {
    for (const value of chosenOf(search[facet]))
      found.push({
        key: `${facet}:${value}`,
        name: name(value),
        without: { [facet]: toggled(search[facet], value) },
      });
  };
  each('batch', (value) => ({ zh: batchName(catalog, value), en: batchName(catalog, value) }));
  each('township', (value) => townshipName(catalog, value));
  each('kind', kindName);
  each('state', (value) => stateName(catalog.vocabulary, value));
  each('land', (value) => (value in LAND_TOUCHED ? m[value as LandTouched] : { zh: value, en: value }));
  if (search.min !== undefined)
    found.push({ key: 'min', name: fillBoth(f.areaAtLeast, { n: search.min }), without: { min: undefined } });
  if (search.max !== undefined)
    found.push({ key: 'max', name: fillBoth(f.areaAtMost, { n: search.max }), without: { max: undefined } });
  if (search.month) {
    const text = { verdictAt: f.month, violatingAt: f.monthFound, rectifiedAt: f.monthRectified };
    found.push({
      key: 'month',
      name: fillBoth(text[search.monthOf ?? 'verdictAt'], { month: search.month }),
      without: { month: undefined, monthOf: undefined },
    });
  }
  if (search.q)
    found.push({ key: 'q', name: { zh: `“${search.q}”`, en: `"${search.q}"` }, without: { q: undefined } });
  return found;
}
