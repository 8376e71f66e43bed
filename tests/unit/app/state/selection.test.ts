import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbour, nextAfterSigning, nextPending, reselect } from '../../../../src/app/state/selection.ts';
import { PATCH_SORTS, type PatchFilter, selectPatches } from '../../../../src/domain/patchFilter.ts';
import { anyPatches, patch } from '../../domain/patches.ts';

const filters: fc.Arbitrary<PatchFilter> = fc.record(
  {
    state: fc.subarray(['pending', 'violating', 'legal'], { minLength: 1 }),
    land: fc.subarray(['permanentFarmland', 'redLine'] as const, { minLength: 1 }).map((all) => [...all]),
    minMu: fc.integer({ min: 0, max: 20 }),
  },
  { requiredKeys: [] },
);

describe('keeping the list while verdicts come in', () => {
  test('equals filtering and sorting everything anew, whatever rows changed and how', () => {
    fc.assert(
      fc.property(
        anyPatches,
        filters,
        fc.constantFrom(...PATCH_SORTS),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.constantFrom('pending', 'violating', 'legal'),
            fc.double({ min: 0, max: 9e4, noNaN: true }),
          ),
        ),
        (rows, filter, sort, changes) => {
          const now = new Map(rows.map((row) => [row.id, row]));
          const changed = new Set<number>();
          for (const [pick, state, areaM2] of changes) {
            const row = rows[pick % Math.max(rows.length, 1)];
            if (!row) continue;
            now.set(row.id, { ...now.get(row.id)!, state, areaM2, verdictAt: '2026-11-24T01:00:00Z' });
            changed.add(row.id);
          }
          const before = selectPatches(rows, filter, sort);
          const after = reselect(
            before,
            [...changed].map((id) => now.get(id)!),
            filter,
            sort,
          );
          expect(after).toEqual(selectPatches([...now.values()], filter, sort));
        },
      ),
    );
  });

  test('a signed patch leaves the list of undecided ones, and an undo brings it back to its place', () => {
    const rows = [1, 2, 3].map((id) => patch({ id, state: 'pending', areaM2: 9000 - id }));
    const filter = { state: ['pending'] };
    const without = reselect(rows, [{ ...rows[1]!, state: 'legal' }], filter, 'area');
    expect(without.map((row) => row.id)).toEqual([1, 3]);
    expect(reselect(without, [rows[1]!], filter, 'area').map((row) => row.id)).toEqual([1, 2, 3]);
  });
});

describe('going on to the next patch', () => {
  const rows = [
    patch({ id: 1, state: 'pending' }),
    patch({ id: 2, state: 'legal' }),
    patch({ id: 3, state: 'pending' }),
    patch({ id: 4, state: 'violating' }),
  ];

  test('after a first verdict: the next one that nobody has decided, past those that are', () => {
    expect(nextAfterSigning(rows, 1, true)?.id).toBe(3);
  });

  test('from the last undecided one round to those skipped above', () => {
    expect(nextAfterSigning(rows, 3, true)?.id).toBe(1);
  });

  test('after a correction or a rectification: simply the next row', () => {
    expect(nextAfterSigning(rows, 2, false)?.id).toBe(3);
    expect(nextAfterSigning(rows, 4, false)).toBeUndefined();
  });

  test('N finds nothing where the patch itself is the only one left', () => {
    expect(nextPending([patch({ id: 1, state: 'pending' })], 1)).toBeUndefined();
    expect(nextPending(rows, null)?.id).toBe(1);
  });

  test('J and K stop at the ends of the list', () => {
    expect(neighbour(rows, 4, 1)).toBeUndefined();
    expect(neighbour(rows, 1, -1)).toBeUndefined();
    expect(neighbour(rows, null, 1)?.id).toBe(1);
    expect(neighbour(rows, 2, 1)?.id).toBe(3);
  });
});
