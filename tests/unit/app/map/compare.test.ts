import { describe, expect, it } from 'vitest';
import { compareDates, otherDate, shownDate } from '../../../../src/app/map/compare.ts';
import { patchPoints } from '../../../../src/app/map/patches/points.ts';
import { shownImages } from '../../../../src/app/map/shownImages.ts';
import { highestValue, sequenceColour } from '../../../../src/app/map/style/concentrationLayers.ts';
import { townshipLabels } from '../../../../src/app/map/townshipLabels.ts';
import type { PatchRow } from '../../../../src/domain/patch.ts';

const dates = ['2024-10-01', '2025-10-06', '2026-05-01'];

describe('image dates', () => {
  it('show the newest unless the view says otherwise; an unknown date is none of ours', () => {
    expect(shownDate(dates, undefined)).toBe('2026-05-01');
    expect(shownDate(dates, '2025-10-06')).toBe('2025-10-06');
    expect(shownDate(dates, '1999-01-01')).toBe('2026-05-01');
    expect(shownDate(dates, 'none')).toBeNull();
    expect(shownDate([], undefined)).toBeNull();
  });

  it('compare the oldest with the newest by themselves', () => {
    expect(compareDates(dates, undefined, undefined)).toEqual({ left: '2024-10-01', right: '2026-05-01' });
    expect(compareDates(dates, '2025-10-06', 'x')).toEqual({ left: '2025-10-06', right: '2026-05-01' });
  });

  it('flicker to the one before, from the oldest to the newest', () => {
    expect(otherDate(dates, '2026-05-01')).toBe('2025-10-06');
    expect(otherDate(dates, '2024-10-01')).toBe('2026-05-01');
    expect(otherDate(dates, null)).toBe('2026-05-01');
    expect(otherDate(['2026-05-01'], '2026-05-01')).toBeNull();
  });
});

const rows = [
  { id: 1, state: 'pending', areaM2: 2000, lon: 108.8, lat: 38.6 },
  { id: 2, state: 'violating', areaM2: 4000, lon: 108.9, lat: 38.7 },
] as PatchRow[];

describe('points of the map', () => {
  it('leave out what the filter hides and carry 亩', () => {
    expect(patchPoints(rows, null).features).toHaveLength(2);
    const [only] = patchPoints(rows, new Set([2])).features;
    expect(only).toMatchObject({ id: 2, properties: { s: 'violating', a: 6 } });
  });
});

describe('the choropleth', () => {
  it('measures against the highest value that is not muted', () => {
    expect(
      highestValue(
        new Map([
          ['a', { value: 9, label: '', muted: true }],
          ['b', { value: 4, label: '' }],
        ]),
      ),
    ).toBe(4);
  });

  it('darkens steadily from few to many', () => {
    const light = (share: number) => {
      const [red, green, blue] = sequenceColour(share).match(/\d+/g)!.map(Number) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    for (let i = 1; i <= 20; i++) expect(light(i / 20)).toBeLessThan(light((i - 1) / 20));
  });

  it('writes the value under the name', () => {
    const townships = [
      { code: '150626104', name: '无定河镇', bbox: [0, 0, 1, 1] as never, lon: 108, lat: 38, areaM2: 1 },
    ];
    const values = new Map([['150626104', { value: 3, label: '3 宗' }]]);
    expect(townshipLabels(townships, values).features[0]!.properties.label).toBe('无定河镇\n3 宗');
    expect(townshipLabels(townships, undefined).features[0]!.properties.label).toBe('无定河镇');
  });
});

describe('the images on screen', () => {
  it('are one date, with the other loaded for the flicker key, which swaps the two', () => {
    expect(shownImages(dates, {}, false)).toEqual({
      image: '2026-05-01',
      secondImage: null,
      ahead: '2025-10-06',
    });
    expect(shownImages(dates, {}, true)).toEqual({
      image: '2025-10-06',
      secondImage: null,
      ahead: '2026-05-01',
    });
  });

  it('change sides in a comparison', () => {
    const view = { compare: 'swipe' as const, left: '2025-10-06' };
    expect(shownImages(dates, view, false)).toMatchObject({ image: '2025-10-06', secondImage: '2026-05-01' });
    expect(shownImages(dates, view, true)).toMatchObject({ image: '2026-05-01', secondImage: '2025-10-06' });
  });

  it('stay as they are where there is only one date, and may be none', () => {
    expect(shownImages(['2026-05-01'], {}, true).image).toBe('2026-05-01');
    expect(shownImages([], {}, true).image).toBeNull();
  });
});
