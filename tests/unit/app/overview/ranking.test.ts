import { describe, expect, test } from 'vitest';
import { PROGRESS_FIGURES } from '../../../../src/app/overview/figures.ts';
import { rankGroups } from '../../../../src/app/overview/ranking.ts';
import { overview } from '../../../../src/domain/overview.ts';
import { patch, VOCABULARY } from '../../domain/patches.ts';

const figure = (id: string) => PROGRESS_FIGURES.find((one) => one.id === id)!;
const groups = overview(
  [
    patch({ id: 1, townshipCode: 'a', state: 'violating' }),
    patch({ id: 2, townshipCode: 'a', state: 'rectified' }),
    patch({ id: 3, townshipCode: 'b', state: 'rectified' }),
    patch({ id: 4, townshipCode: 'c', state: 'violating' }),
    patch({ id: 5, townshipCode: 'd', state: 'legal' }),
  ],
  VOCABULARY,
  (row) => row.townshipCode,
);
const ranked = (id: string, descending: boolean) =>
  rankGroups(groups, figure(id), descending, (key) => key).map(({ name, rank }) => [name, rank]);

describe('the ranking of townships', () => {
  test('equal figures share a place and the next one is skipped', () => {
    expect(ranked('found', true)).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  test('a township with nothing found violating has no rate, so no place, and comes last either way', () => {
    expect(ranked('rateCount', true)).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
      ['d', null],
    ]);
    expect(ranked('rateCount', false)).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 3],
      ['d', null],
    ]);
  });
});
