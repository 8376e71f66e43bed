import type { OverviewGroup } from '../../domain/overview.ts';
import { type Figure, figureOf } from './figures.ts';

export type Order = { figureId: string; descending: boolean };
export type Ranked = { group: OverviewGroup; name: string; rank: number | null };

/**
 * Groups in the order of one figure. Equal values share a rank (1, 2, 2, 4); a group without a value (no rate) comes
 * last in both directions and has no rank. Ties are settled by name so that the order never jumps.
 */
export function rankGroups(
  groups: readonly OverviewGroup[],
  figure: Figure,
  descending: boolean,
  nameOf: (key: string) => string,
): Ranked[] {
  const sign = descending ? -1 : 1;
  const rows = groups.map((group) => ({ group, name: nameOf(group.key), value: figureOf(figure, group) }));
  rows.sort((a, b) => {
    if (a.value === null || b.value === null) {
      return Number(a.value === null) - Number(b.value === null) || a.name.localeCompare(b.name, 'zh');
    }
    return sign * (a.value - b.value) || a.name.localeCompare(b.name, 'zh');
  });
  let rank = 0;
  return rows.map(({ group, name, value }, index) => {
    if (index === 0 || value !== rows[index - 1]!.value) rank = index + 1;
    return { group, name, rank: value === null ? null : rank };
  });
}
