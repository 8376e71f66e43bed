import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFeature } from '../../../../src/formats/types.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { findPredecessors, relationOf } from '../../../../src/server/jobs/samePlace.ts';
import { batchOf, county, patch, scratch, signed, square } from '../../store/county.ts';

const QUIETLY = { onProgress: () => undefined, signal: new AbortController().signal };

describe('the place of a new patch and of an earlier one', () => {
  it.each([
    [1000, 1000, 1000, 'same'],
    [1000, 1050, 980, 'same'],
    [2000, 1000, 1000, 'grown'],
    [1000, 2000, 950, 'shrunk'],
    [1000, 1000, 500, 'partly'],
    [1000, 1000, 0.9, null],
    [1000, 1000, 9, null],
    // a tenth of the one, though next to nothing of the other
    [100, 1e6, 10, 'partly'],
    [1e6, 100, 95, 'grown'],
  ])('%d ㎡ on %d ㎡ with %d ㎡ in common: %s', (own, earlier, common, relation) => {
    expect(relationOf(own, earlier, common)).toBe(relation);
  });

  it('is grown one way where it is shrunk the other way', () => {
    const mirror = { same: 'same', grown: 'shrunk', shrunk: 'grown', partly: 'partly' } as const;
    const area = fc.double({ min: 10, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(area, area, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const common = share * Math.min(a, b);
        const there = relationOf(a, b, common);
        expect(relationOf(b, a, common)).toBe(there && mirror[there]);
      }),
    );
  });

  it('is found in the store, says what has come back, and leaves out the batch that is corrected', async () => {
    const store = await county(scratch(), 3);
    const [first] = await store.patches.rows();
    await store.verdicts.append(signed(first!.id, 0, 'violating'));
    await store.verdicts.append(signed(first!.id, 1, 'rectified'));
    const feature = (record: number, lon: number): SourceFeature => ({
      record,
      properties: { JCBH: `N${record}` },
      polygon: square(lon, 38.6, 0.001),
    });
    const features = [feature(1, 108.8), feature(2, 108.8105), feature(3, 108.95), feature(4, 108.821)];
    const codeOf = ({ properties }: SourceFeature) => `${properties.JCBH}`;
    const found = await findPredecessors(store, features, codeOf, undefined, QUIETLY);
    expect(
      found.map(({ code, relation, returned, earlierState }) => [code, relation, returned, earlierState]),
    ).toEqual([
      ['N1', 'same', true, 'rectified'],
      ['N2', 'partly', false, 'pending'],
    ]);
    expect(found[0]!.commonM2).toBeCloseTo(areaM2(patch(0).polygon), 3);
    expect(found[1]!.commonM2 / found[1]!.areaM2).toBeCloseTo(0.5, 2);
    expect(await findPredecessors(store, features, codeOf, batchOf('2026-1').id, QUIETLY)).toEqual([]);
    expect(await findPredecessors(store, [], codeOf, undefined, QUIETLY)).toEqual([]);
  });
});
