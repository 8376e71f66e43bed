import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_OPACITY,
  dropLayer,
  formatLayers,
  mergeOrder,
  moveLayer,
  parseLayers,
} from '../../../../../src/app/map/view/layersText.ts';
import { DEFAULT_ORDER, layerView, preset } from '../../../../../src/app/map/view/presets.ts';
import { LAYER_KIND_LIST, LAYER_KINDS } from '../../../../../src/domain/layerKind.ts';

const kinds = fc
  .subarray([...LAYER_KIND_LIST])
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
const groupsOf = (order: readonly (typeof LAYER_KIND_LIST)[number][]) =>
  order.map((kind) => LAYER_KINDS[kind].group).filter((group, i, all) => group !== all[i - 1]);

describe('the layers string of the URL', () => {
  it('names layers from the top down, with an opacity only where it is not the usual one', () => {
    const view = parseLayers('approval:40.landUse');
    expect(view.shown).toEqual([
      { kind: 'approval', opacity: 40 },
      { kind: 'landUse', opacity: DEFAULT_OPACITY.landUse },
    ]);
    expect(formatLayers(view)).toBe('approval:40.landUse');
  });

  it('opens old and broken links: what is unknown or said twice is dropped, opacity is kept within 0 to 100', () => {
    expect(parseLayers('cables.landUse.landUse:20.approval:900.miningRight:x').shown).toEqual([
      { kind: 'landUse', opacity: DEFAULT_OPACITY.landUse },
      { kind: 'approval', opacity: 100 },
      { kind: 'miningRight', opacity: DEFAULT_OPACITY.miningRight },
    ]);
  });

  it('can say that no layer at all is shown, which an empty string cannot', () => {
    const none = parseLayers('none.patch:0.image:60');
    expect(none).toEqual({ shown: [], patches: false, imageOpacity: 60 });
    expect(formatLayers(none)).toBe('none.image:60.patch:0');
    expect(layerView('', 'triage').shown.length).toBeGreaterThan(0);
  });

  it('comes back the same from any view that the tree can make', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 0, max: 100 }), fc.boolean(), (some, opacity, patches) => {
        const text = some.map((kind) => `${kind}:${opacity}`).join('.') || 'none';
        const view = { ...parseLayers(text), patches, imageOpacity: opacity };
        expect(parseLayers(formatLayers(view))).toEqual(view);
      }),
    );
  });

  it('gives every workspace a preset that is not empty and reads back', () => {
    for (const id of ['triage', 'planning', 'overview'] as const) {
      expect(preset(id).shown.length).toBeGreaterThan(0);
      expect(parseLayers(formatLayers(preset(id)))).toEqual(preset(id));
    }
  });
});

describe('the order of the layer tree', () => {
  it('has a place for every kind of layer', () => {
    expect([...DEFAULT_ORDER].sort()).toEqual([...LAYER_KIND_LIST].sort());
  });

  it('leaves a layer where it was when it is switched off and on', () => {
    const all = [...DEFAULT_ORDER];
    const off = mergeOrder(
      all,
      all.filter((kind) => kind !== 'ecologicalRedLine'),
    );
    expect(off).toEqual(all);
    expect(mergeOrder(off, all)).toEqual(all);
  });

  it('follows the URL in the places of the shown layers', () => {
    const order = mergeOrder(DEFAULT_ORDER, ['landUse', 'basicGrassland']);
    expect(order.indexOf('landUse')).toBeLessThan(order.indexOf('basicGrassland'));
    expect(order).toHaveLength(DEFAULT_ORDER.length);
  });

  it('moves a layer within its group, and the whole group past its edge', () => {
    const inGroup = moveLayer(DEFAULT_ORDER, 'permanentFarmland', -1);
    expect(inGroup.indexOf('permanentFarmland')).toBe(DEFAULT_ORDER.indexOf('permanentFarmland') - 1);
    const past = moveLayer(DEFAULT_ORDER, 'urbanBoundary', -1);
    expect(past.slice(0, 4)).toEqual(['urbanBoundary', 'ecologicalRedLine', 'permanentFarmland', 'township']);
    expect(moveLayer(DEFAULT_ORDER, 'township', -1)).toEqual(DEFAULT_ORDER);
  });

  it('never loses or doubles a layer, and never tears a group apart, however it is moved or dropped', () => {
    const kind = fc.constantFrom(...LAYER_KIND_LIST);
    const steps = fc.array(fc.tuple(kind, kind, fc.constantFrom(-1 as const, 1 as const)), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (moves) => {
        let order = [...DEFAULT_ORDER];
        for (const [one, other, by] of moves) {
          order = dropLayer(moveLayer(order, one, by), one, other);
          expect([...order].sort()).toEqual([...DEFAULT_ORDER].sort());
          expect(new Set(groupsOf(order)).size).toBe(groupsOf(order).length);
        }
      }),
    );
  });

  it('drops a layer of the same group exactly on the place of the other', () => {
    const down = dropLayer(DEFAULT_ORDER, 'urbanBoundary', 'permanentFarmland');
    expect(down.slice(1, 4)).toEqual(['ecologicalRedLine', 'permanentFarmland', 'urbanBoundary']);
    expect(dropLayer(down, 'urbanBoundary', 'ecologicalRedLine')).toEqual(DEFAULT_ORDER);
  });
});
