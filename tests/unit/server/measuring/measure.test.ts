import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { measurePending } from '../../../../src/server/jobs/measure.ts';
import type { Store } from '../../../../src/store/store.ts';
import { county, issue, layer, patch, scratch, zone } from '../../store/county.ts';

const QUIETLY = { onProgress: () => undefined, signal: new AbortController().signal };
const box = (w: number, s: number, e: number, n: number) =>
  fromRings([[[[w, s], [e, s], [e, n], [w, n], [w, s]]]]); // biome-ignore format: one ring

async function measured(store: Store, patchId: number) {
  const { parts, unions } = await store.overlays.ofPatch(patchId);
  return { sumM2: parts.reduce((sum, part) => sum + part.areaM2, 0), unions };
}

describe('measuring a batch', () => {
  const ground = box(108.8, 38.6, 108.81, 38.61);
  const halves = [box(108.8, 38.6, 108.805, 38.61), box(108.805, 38.6, 108.81, 38.61)];

  test('leaves no union where parcels only touch: their sum is it', async () => {
    const store = await county(scratch(), 0);
    await issue(store, '2026-1', [patch(1, ground)]);
    await layer(
      store,
      'landUse',
      halves.map((half) => zone(half)),
    );
    expect(await measurePending(store, QUIETLY)).toBe(1);
    const { sumM2, unions } = await measured(store, 1);
    expect(unions).toEqual([]);
    expect(sumM2 / areaM2(ground)).toBeCloseTo(1, 12);
  });

  test('finds the union where a parcel was moved aside, though the sum still is the patch', async () => {
    const store = await county(scratch(), 0);
    await issue(store, '2026-1', [patch(1, ground), patch(2, box(108.9, 38.6, 108.91, 38.61))]);
    await layer(store, 'landUse', [zone(halves[0]!), zone(box(108.804, 38.6, 108.809, 38.61), '0401')]);
    await measurePending(store, QUIETLY);
    const { sumM2, unions } = await measured(store, 1);
    expect(sumM2 / areaM2(ground)).toBeCloseTo(1, 9);
    expect(unions).toHaveLength(1);
    expect(unions[0]!.coveredM2 / areaM2(ground)).toBeCloseTo(0.9, 9);
    expect((await measured(store, 2)).unions).toEqual([]);
  });

  test('counts ground under several approvals once, on whole batches at a time', async () => {
    const store = await county(scratch(), 0);
    const patches = Array.from({ length: 450 }, (_, i) => {
      const w = 108.6 + 0.001 * i;
      return patch(i, box(w, 38.6, w + 0.001, 38.601));
    });
    await issue(store, '2026-1', patches);
    // Three strips over all patches: south half, middle half, and the west.
    await layer(store, 'approval', [
      zone(box(108.5, 38.59, 109.2, 38.6005)),
      zone(box(108.5, 38.60025, 109.2, 38.60075)),
      zone(box(108.5, 38.59, 108.6, 38.62)),
    ]);
    await measurePending(store, QUIETLY);
    const rows = await store.patches.rows();
    for (const row of rows) expect(row.approvedM2! / row.areaM2).toBeCloseTo(0.75, 5);
  });

  test('closes every account of a county whose parcels are torn and pushed about', async () => {
    const shift = fc.integer({ min: -3, max: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(shift, shift), { minLength: 9, maxLength: 9 }), async (shifts) => {
        const store = await county(scratch(), 0);
        await issue(store, '2026-1', [patch(1, ground)]);
        const third = 0.01 / 3;
        await layer(
          store,
          'landUse',
          shifts.map(([dx, dy], i) => {
            const w = 108.8 + (i % 3) * third + dx * 0.0003;
            const s = 38.6 + Math.floor(i / 3) * third + dy * 0.0003;
            return zone(box(w, s, w + third, s + third), ['0102', '0305', '0602'][i % 3]);
          }),
        );
        await measurePending(store, QUIETLY);
        const { sumM2, unions } = await measured(store, 1);
        const whole = areaM2(ground);
        const covered = unions[0]?.coveredM2 ?? sumM2;
        expect(covered).toBeLessThanOrEqual(whole * (1 + 1e-9));
        expect(covered).toBeLessThanOrEqual(sumM2 * (1 + 1e-9));
        expect(covered / whole).toBeCloseTo(gridShare(shifts), 3);
        await store.close();
      }),
      { numRuns: 15 },
    );
  });
});

/** Share of the ground that the nine pushed parcels cover, by counting points of a fine grid. */
function gridShare(shifts: readonly [number, number][]): number {
  const steps = 600;
  let inside = 0;
  for (let x = 0; x < steps; x++) {
    for (let y = 0; y < steps; y++) {
      const [px, py] = [((x + 0.5) / steps) * 0.01, ((y + 0.5) / steps) * 0.01];
      const hit = shifts.some(([dx, dy], i) => {
        const w = ((i % 3) * 0.01) / 3 + dx * 0.0003;
        const s = (Math.floor(i / 3) * 0.01) / 3 + dy * 0.0003;
        return px >= w && px < w + 0.01 / 3 && py >= s && py < s + 0.01 / 3;
      });
      if (hit) inside++;
    }
  }
  return inside / steps ** 2;
}
