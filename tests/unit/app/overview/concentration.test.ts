import { describe, expect, test } from 'vitest';
import {
  heatWeights,
  MIN_ISSUED,
  townshipConcentration,
  townshipValues,
} from '../../../../src/app/overview/concentration.ts';
import { fill } from '../../../../src/app/text/lang.tsx';
import type { PatchRow } from '../../../../src/domain/patch.ts';
import type { Text } from '../../../../src/domain/text.ts';
import { patch, VOCABULARY } from '../../domain/patches.ts';

const tr = (text: Text, values?: Record<string, string | number>) => fill(text, 'zh', values);
const township = (code: string) => ({
  code,
  name: code,
  bbox: [108, 38, 109, 39] as [number, number, number, number],
  lon: 108.5,
  lat: 38.5,
  areaM2: 1e9,
});
const TOWNSHIPS = [township('150626100'), township('150626101'), township('150626102')];

/** `issued` patches in a township, the first `violating` of them found violating. */
const issue = (townshipCode: string, issued: number, violating: number): PatchRow[] =>
  Array.from({ length: issued }, (_, i) =>
    patch({
      id: Number(townshipCode) * 1000 + i,
      townshipCode,
      state: i < violating ? 'violating' : 'legal',
      areaM2: 2000,
    }),
  );

describe('the township map', () => {
  const rows = [...issue('150626100', 2, 1), ...issue('150626101', 40, 10)];
  const values = (measure: 'count' | 'area' | 'perPatch') =>
    townshipValues(TOWNSHIPS, rows, VOCABULARY, 'found', measure, tr);

  test('a township with 1 violation of 2 patches is muted and comes after one with 10 of 40', () => {
    const [first, second] = values('perPatch');
    expect(first).toMatchObject({ code: '150626101', value: 25, label: '25.0% (10/40)', muted: false });
    expect(second).toMatchObject({ code: '150626100', value: 50, label: '50.0% (1/2)', muted: true });
  });

  test('a rate of exactly the least number of issued patches is no longer muted', () => {
    const enough = issue('150626100', MIN_ISSUED, 1);
    const few = issue('150626101', MIN_ISSUED - 1, 1);
    const both = townshipValues(TOWNSHIPS, [...enough, ...few], VOCABULARY, 'found', 'perPatch', tr);
    expect(both.map(({ code, muted }) => [code, muted])).toEqual([
      ['150626100', false],
      ['150626101', true],
      ['150626102', true],
    ]);
  });

  test('counts and areas are not rates and never muted; townships without patches show zero', () => {
    expect(values('count').map(({ code, value, muted }) => [code, value, muted])).toEqual([
      ['150626101', 10, false],
      ['150626100', 1, false],
      ['150626102', 0, false],
    ]);
    expect(values('area')[0]).toMatchObject({ label: '30.00 亩' });
  });

  test('hands the map every township with its label and the unit of the legend', () => {
    const concentration = townshipConcentration(values('perPatch'), 'found', 'perPatch', tr);
    expect(concentration.values?.size).toBe(3);
    expect(concentration.values?.get('150626102')).toMatchObject({ label: '无图斑', muted: true });
    expect(concentration.legend.unit).toBe('占下发宗数 %');
  });
});

describe('the heat map', () => {
  test('by count weighs every patch alike, by area by its ㎡', () => {
    const rows = issue('150626100', 3, 0);
    expect([...heatWeights(rows, 'count').values()]).toEqual([1, 1, 1]);
    expect([...heatWeights(rows, 'area').values()]).toEqual([2000, 2000, 2000]);
  });
});
