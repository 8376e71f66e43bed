import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vocabularyJson from '../../../../data/reference/vocabulary.json' with { type: 'json' };
import { FACETS, type Facet, facetCounts, landCounts, progress } from '../../../../src/app/state/facets.ts';
import { NO_TOWNSHIP, selectPatches } from '../../../../src/domain/patchFilter.ts';
import type { Vocabulary } from '../../../../src/domain/verdict.ts';
import { anyPatches, patch } from '../../domain/patches.ts';

const vocabulary = vocabularyJson as Vocabulary;

describe('counts beside the filter', () => {
  test('each count is the length of the list that choosing the value would give', () => {
    fc.assert(
      fc.property(anyPatches, fc.constantFrom(...(Object.keys(FACETS) as Facet[])), (rows, facet) => {
        const filter = { minMu: 5, state: ['pending', 'violating'] };
        for (const [value, count] of facetCounts(rows, filter, facet)) {
          expect(selectPatches(rows, { ...filter, [facet]: [value] }, 'code')).toHaveLength(count);
        }
      }),
    );
  });

  test('choosing within a facet does not hide its other values', () => {
    const rows = [patch({ id: 1, kind: 'GF' }), patch({ id: 2, kind: 'CK' })];
    expect(facetCounts(rows, { kind: ['GF'] }, 'kind')).toEqual(
      new Map([
        ['GF', 1],
        ['CK', 1],
      ]),
    );
  });

  test('patches in no township can be chosen too', () => {
    expect(facetCounts([patch({ townshipCode: '' })], {}, 'township').get(NO_TOWNSHIP)).toBe(1);
  });

  test('land that is not measured is not counted as touched', () => {
    const rows = [patch({ id: 1, redLineM2: null }), patch({ id: 2, redLineM2: 60 })];
    expect(landCounts(rows, {}).get('redLine')).toBe(1);
  });
});

describe('已判 n / total', () => {
  test('a patch that waits for a field check is not decided; the filter by state does not change the line', () => {
    const states = ['pending', 'legal', 'violating', 'fieldCheck', 'rectified', 'other'];
    const rows = states.map((state, id) => patch({ id, state }));
    expect(progress(rows, {}, vocabulary)).toEqual({ decided: 4, total: 6 });
    expect(progress(rows, { state: ['pending'] }, vocabulary)).toEqual({ decided: 4, total: 6 });
  });
});
