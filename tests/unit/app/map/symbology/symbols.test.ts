import { describe, expect, it } from 'vitest';
import landClasses from '../../../../../data/reference/landClasses.json' with { type: 'json' };
import vocabularyJson from '../../../../../data/reference/vocabulary.json' with { type: 'json' };
import { allHatches } from '../../../../../src/app/map/style/images.ts';
import { classFill, UNKNOWN_CLASS } from '../../../../../src/app/map/symbology/classFills.ts';
import { DASHES } from '../../../../../src/app/map/symbology/dash.ts';
import { HATCH_SIZE, type Hatch, hatchPixels, rgbOf } from '../../../../../src/app/map/symbology/hatch.ts';
import { ZONE_SYMBOLS } from '../../../../../src/app/map/symbology/zoneSymbols.ts';
import { LAYER_KIND_LIST } from '../../../../../src/domain/layerKind.ts';
import { stateCodes, stateSymbol, type Vocabulary } from '../../../../../src/domain/verdict.ts';

const vocabulary = vocabularyJson as Vocabulary;
const HATCHES: Hatch[] = ['none', 'diagonal', 'back', 'cross', 'dots', 'horizontal'];

const inkAt = (pixels: Uint8ClampedArray, x: number, y: number) =>
  pixels[(((y + HATCH_SIZE) % HATCH_SIZE) * HATCH_SIZE + ((x + HATCH_SIZE) % HATCH_SIZE)) * 4 + 3]!;

describe('states on the map', () => {
  it('are told apart without colour: no two states share both hatch and mark, and each has its own hatch', () => {
    const symbols = stateCodes(vocabulary).map((code) => stateSymbol(vocabulary, code));
    expect(new Set(symbols.map(({ hatch }) => hatch)).size).toBe(symbols.length);
    expect(new Set(symbols.map(({ mark }) => mark)).size).toBe(symbols.length);
  });

  it('have colours that differ in either theme', () => {
    for (const theme of ['light', 'dark'] as const) {
      const colours = stateCodes(vocabulary).map((code) => stateSymbol(vocabulary, code)[theme]);
      expect(new Set(colours).size).toBe(colours.length);
      for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('have a dash for every line style, and no two alike', () => {
    const dashes = Object.values(DASHES).map((dash) => dash.join(' '));
    expect(new Set(dashes).size).toBe(dashes.length);
    for (const code of stateCodes(vocabulary))
      expect(DASHES[stateSymbol(vocabulary, code).line]).toBeDefined();
  });
});

describe('hatch patterns', () => {
  it('are blank for "none" and inked, but not full, for all others', () => {
    for (const hatch of HATCHES) {
      const pixels = hatchPixels(hatch, [1, 2, 3]);
      let ink = 0;
      for (let i = 3; i < pixels.length; i += 4) ink += pixels[i]! / 255;
      const share = ink / (HATCH_SIZE * HATCH_SIZE);
      if (hatch === 'none') expect(share).toBe(0);
      else {
        expect(share).toBeGreaterThan(0.06);
        expect(share).toBeLessThan(0.5);
      }
    }
  });

  it('are all different', () => {
    const drawn = HATCHES.map((hatch) => hatchPixels(hatch, [0, 0, 0]).join());
    expect(new Set(drawn).size).toBe(HATCHES.length);
  });

  it('have no seam: ink does not jump more over the edge of the tile than inside it', () => {
    for (const hatch of HATCHES) {
      const pixels = hatchPixels(hatch, [0, 0, 0]);
      const jump = (x: number, y: number, dx: number, dy: number) =>
        Math.abs(inkAt(pixels, x, y) - inkAt(pixels, x + dx, y + dy));
      let inside = 0;
      let edge = 0;
      for (let i = 0; i < HATCH_SIZE; i++) {
        edge = Math.max(edge, jump(HATCH_SIZE - 1, i, 1, 0), jump(i, HATCH_SIZE - 1, 0, 1));
        for (let j = 0; j < HATCH_SIZE - 1; j++)
          inside = Math.max(inside, jump(j, i, 1, 0), jump(i, j, 0, 1));
      }
      expect(edge).toBeLessThanOrEqual(inside);
    }
  });

  it('carry the colour of their state', () => {
    expect(rgbOf('#c81e1e')).toEqual([200, 30, 30]);
    expect([...hatchPixels('cross', rgbOf('#c81e1e')).slice(0, 3)]).toEqual([200, 30, 30]);
  });

  it('exist for every state in both themes', () => {
    const names = allHatches(vocabulary).map(({ name }) => name);
    for (const code of stateCodes(vocabulary))
      expect(names).toEqual(expect.arrayContaining([`hatch-${code}-light`, `hatch-${code}-dark`]));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('control layers', () => {
  it('all have a symbol, by the conventions of the trade', () => {
    for (const kind of LAYER_KIND_LIST)
      if (kind !== 'township') expect(ZONE_SYMBOLS[kind].line.colour).toMatch(/^#[0-9a-f]{6}$/);
    const [red, green, blue] = rgbOf(ZONE_SYMBOLS.permanentFarmland.fill as string);
    expect(Math.min(red, green)).toBeGreaterThan(200);
    expect(blue).toBeLessThan(80);
    const outline = rgbOf(ZONE_SYMBOLS.ecologicalRedLine.line.colour);
    expect(outline[0]).toBeGreaterThan(180);
    expect(Math.max(outline[1], outline[2])).toBeLessThan(80);
  });

  it('fill land classes from the reference table, letters and unknown second levels included', () => {
    for (const { code, name, fill } of landClasses.classes)
      expect(classFill('landUse', { code, name })).toBe(fill);
    expect(classFill('landUse', { code: '0102K', name: '' })).toBe(
      classFill('landUse', { code: '0102', name: '' }),
    );
    expect(classFill('landUse', { code: '0499', name: '' })).not.toBe(UNKNOWN_CLASS);
    expect(classFill('landUse', { code: '', name: '' })).toBe(UNKNOWN_CLASS);
    expect(classFill('landUse', { code: '9999', name: '' })).toBe(UNKNOWN_CLASS);
  });

  it('know planning zones by name, because their codes differ between plans', () => {
    expect(classFill('planningZone', { code: '530', name: '农田保护区' })).not.toBe(UNKNOWN_CLASS);
    expect(classFill('planningZone', { code: '530', name: '没有这个区' })).toBe(UNKNOWN_CLASS);
  });
});
