import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vocabularyJson from '../../../../../data/reference/vocabulary.json' with { type: 'json' };
import type { Layer as CatalogLayer } from '../../../../../src/api/catalog.ts';
import { layerChanges } from '../../../../../src/app/map/style/applyLayers.ts';
import { imageDates } from '../../../../../src/app/map/style/imageLayers.ts';
import { allHatches } from '../../../../../src/app/map/style/images.ts';
import { layerStack, type StackInput } from '../../../../../src/app/map/style/layerStack.ts';
import type { Layer } from '../../../../../src/app/map/style/spec.ts';
import { parseLayers } from '../../../../../src/app/map/view/layersText.ts';
import { DEFAULT_ORDER } from '../../../../../src/app/map/view/presets.ts';
import { LAYER_KIND_LIST, LAYER_KINDS } from '../../../../../src/domain/layerKind.ts';
import type { Vocabulary } from '../../../../../src/domain/verdict.ts';

const vocabulary = vocabularyJson as Vocabulary;
const box: [number, number, number, number] = [108.3, 37.6, 109.7, 39.4];

const catalogLayers: CatalogLayer[] = LAYER_KIND_LIST.map((kind, i) => ({
  kind,
  name: LAYER_KINDS[kind].name,
  group: LAYER_KINDS[kind].group,
  versionId: i + 1,
  label: '2025',
  validFrom: '2025-12-31',
  zones: 3,
  areaM2: 1e8,
  bbox: box,
  importedBy: '张宇',
  importedAt: '2026-06-01T00:00:00Z',
  classes: [
    { code: '0102', name: '水浇地', zones: 2, areaM2: 6e7 },
    { code: '0401', name: '农田保护区', zones: 1, areaM2: 4e7 },
  ],
}));

const dates = imageDates([
  { id: 1, date: '2026-05-01', name: '', bbox: box, resolutionM: 30 },
  { id: 2, date: '2025-10-06', name: '', bbox: box, resolutionM: 30 },
  { id: 3, date: '2026-05-01', name: '', bbox: [109, 38, 110, 38.2], resolutionM: 2.5 },
]);

const input = (change: Partial<StackInput> = {}): StackInput => ({
  theme: 'light',
  vocabulary,
  catalogLayers,
  view: parseLayers(DEFAULT_ORDER.join('.')),
  dates,
  image: '2026-05-01',
  imageAhead: '2025-10-06',
  concentration: null,
  ...change,
});

const township = {
  mode: 'township' as const,
  values: new Map([
    ['150626100', { value: 3, label: '3 宗' }],
    ['150626101', { value: 1, label: '1 宗', muted: true }],
  ]),
  legend: { title: '宗数', unit: '宗' },
};
const heat = { mode: 'heat' as const, weights: new Map([[1, 2]]), legend: { title: '', unit: '' } };

const INPUTS: [string, StackInput][] = [
  ['all layers, light', input()],
  ['all layers, dark', input({ theme: 'dark' })],
  ['plain ground', input({ image: null, imageAhead: null })],
  ['nothing shown', input({ view: parseLayers('none.patch:0') })],
  ['heat map', input({ concentration: heat })],
  ['choropleth', input({ concentration: township })],
];

function validated(layers: Layer[]) {
  const sources = Object.fromEntries(
    layers
      .filter((layer) => layer.source)
      .map((layer) => [
        layer.source,
        layer.type === 'raster'
          ? { type: 'raster', tiles: ['/x'] }
          : layer['source-layer']
            ? { type: 'vector', tiles: ['/x'] }
            : { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ]),
  );
  // Labels are drawn from the page's own font: a glyph address is put in only because the validator wants one.
  const style = { version: 8, glyphs: 'x/{fontstack}/{range}', sources, layers };
  return validateStyleMin(style as never).map(({ message }) => message);
}

describe('the stack of style layers', () => {
  it.each(INPUTS)('passes the style validator of MapLibre: %s', (_name, wish) => {
    expect(validated(layerStack(wish))).toEqual([]);
  });

  it.each(INPUTS)('has no two layers of one name: %s', (_name, wish) => {
    const ids = layerStack(wish).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws imagery under zones, zones under patches, and the first layer of the URL on top', () => {
    const ids = layerStack(input()).map(({ id }) => id);
    const at = (id: string) => ids.indexOf(id);
    expect(at('ground')).toBe(0);
    expect(at('image-2026-05-01')).toBeLessThan(at('landUse-fill'));
    expect(at('landUse-fill')).toBeLessThan(at('permanentFarmland-fill'));
    expect(at('permanentFarmland-fill')).toBeLessThan(at('township-line'));
    expect(at('township-line')).toBeLessThan(at('patch-fill'));
    expect(at('patch-line')).toBeLessThan(at('patch-label'));
    expect(at('patch-label')).toBeLessThan(at('annotation-fill'));
    expect(at('annotation-fill')).toBeLessThan(at('annotation-label'));
  });

  it('shows one image date and loads the other ahead, clear', () => {
    const [older, newer] = layerStack(input()).filter(({ type }) => type === 'raster');
    expect(newer!.paint!['raster-opacity']).toBe(1);
    expect(older!.paint!['raster-opacity']).toBe(0);
    expect(older!.layout!.visibility).toBe('visible');
  });

  it('knows the finest resolution of a date that has a coarse and a fine image', () => {
    expect(dates.map(({ date, resolutionM }) => [date, resolutionM])).toEqual([
      ['2025-10-06', 30],
      ['2026-05-01', 2.5],
    ]);
  });

  it('names only patterns that are drawn', () => {
    const known = new Set(allHatches(vocabulary).map(({ name }) => name));
    const named = JSON.stringify(INPUTS.map(([, wish]) => layerStack(wish))).match(
      /"[\w-]*hatch-[\w-]+"|"muted-hatch"/g,
    );
    const images = named!
      .map((name) => name.slice(1, -1))
      .filter((name) => !/^(patch|basic|mining)/.test(name));
    expect(images.length).toBeGreaterThan(10);
    for (const name of images) expect(known).toContain(name);
  });

  it('is hollow close up: at zoom 15 a patch has an outline and no fill', () => {
    const fill = layerStack(input()).find(({ id }) => id === 'patch-fill')!.paint![
      'fill-opacity'
    ] as unknown[];
    const [zoom, last] = fill.slice(-2) as [number, unknown[]];
    expect(zoom).toBeLessThanOrEqual(15);
    expect(last.at(-1)).toBe(0);
  });
});

describe('bringing the map from one stack to the next', () => {
  /** What MapLibre would hold after the changes. */
  function apply(before: Layer[], changes: ReturnType<typeof layerChanges>): string[] {
    const ids = before.map(({ id }) => id);
    const insert = (id: string, above: string | undefined) => {
      if (above !== undefined) expect(ids).toContain(above);
      ids.splice(above === undefined ? ids.length : ids.indexOf(above), 0, id);
    };
    for (const change of changes) {
      if (change.do === 'add') insert(change.layer.id, change.before);
      else expect(ids).toContain(change.id);
      if (change.do === 'remove' || change.do === 'move') ids.splice(ids.indexOf(change.id), 1);
      if (change.do === 'move') insert(change.id, change.before);
    }
    return ids;
  }

  it('does nothing where nothing changed', () => {
    expect(layerChanges(layerStack(input()), layerStack(input()))).toEqual([]);
  });

  it('only repaints when the theme changes', () => {
    const changes = layerChanges(layerStack(input()), layerStack(input({ theme: 'dark' })));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((change) => change.do === 'paint')).toBe(true);
  });

  it('only sets opacities when the flicker key shows the other date', () => {
    const flickered = input({ image: '2025-10-06', imageAhead: '2026-05-01' });
    const changes = layerChanges(layerStack(input()), layerStack(flickered));
    expect(changes.map((change) => change.do).sort()).toEqual(['paint', 'paint', 'zoom', 'zoom']);
  });

  it('ends with exactly the wanted layers in the wanted order, from any view to any other', () => {
    const view = fc
      .tuple(fc.shuffledSubarray([...DEFAULT_ORDER]), fc.boolean())
      .map(([kinds, patches]) => ({ ...parseLayers(kinds.join('.') || 'none'), patches }));
    const wish = fc
      .tuple(view, fc.constantFrom(null, heat, township))
      .map(([shown, concentration]) => input({ view: shown, concentration }));
    fc.assert(
      fc.property(wish, wish, (from, to) => {
        const before = layerStack(from);
        const after = layerStack(to);
        expect(apply(before, layerChanges(before, after))).toEqual(after.map(({ id }) => id));
      }),
    );
  });
});
