import { describe, expect, test } from 'vitest';
import type { PolygonJson } from '../../../../src/api/common.ts';
import type { Width } from '../../../../src/api/width.ts';
import { accountDrawing, uncoveredDrawing, widthDrawing } from '../../../../src/app/account/annotations.ts';
import { annotationFeatures } from '../../../../src/app/map/annotation.ts';
import { accountOf, coverageOf, tr } from './fixture.ts';

const square: PolygonJson = {
  type: 'Polygon',
  coordinates: [
    [
      [108.8, 38.6],
      [108.801, 38.6],
      [108.801, 38.601],
      [108.8, 38.6],
    ],
  ],
};
const box: [number, number, number, number] = [108.8, 38.6, 108.801, 38.601];

describe('a fault of the base data on the map', () => {
  const shapes = { noBase: square, noBaseBbox: box, baseOverlap: null, baseOverlapBbox: null };
  const account = accountOf({ farmland: 1000, unused: 1000, noBase: 123.4 });

  test('is the shape that the server found, with a legend in words and the figures of the account', () => {
    const drawing = accountDrawing('gap', account, shapes, tr)!;
    expect(drawing.shapes).toEqual([{ kind: 'gap', geometry: square }]);
    expect(drawing.box).toEqual(box);
    const line = account.lines.find((one) => one.key === 'noBase')!;
    expect(drawing.legend[0]!.text).toContain('无底图数据');
    expect(drawing.legend[0]!.text).toContain(`${line.shownMu} 亩（123.40 ㎡）`);
  });

  test('is nothing where the server found no shape', () => {
    expect(accountDrawing('overlap', account, shapes, tr)).toBeNull();
  });
});

test('what no approval covers is drawn with its area', () => {
  const coverage = { ...coverageOf({ uncoveredM2: 1000 }), uncovered: square, uncoveredBbox: box };
  expect(uncoveredDrawing(coverage, tr)!.legend[0]!.text).toBe('未被审批覆盖，1.50 亩（1000.00 ㎡）');
  expect(uncoveredDrawing({ ...coverage, uncovered: null, uncoveredBbox: null }, tr)).toBeNull();
});

describe('the width of a road on the map', () => {
  const width: Width = {
    minM: 3.2,
    medianM: 4.1,
    maxM: 6.4,
    lengthM: 820.25,
    axis: [
      [108.8, 38.6],
      [108.81, 38.6],
    ],
    places: [
      {
        kind: 'min',
        widthM: 3.2,
        line: [
          [108.802, 38.5999],
          [108.802, 38.6001],
        ],
      },
      {
        kind: 'max',
        widthM: 6.4,
        line: [
          [108.806, 38.5998],
          [108.806, 38.6002],
        ],
      },
    ],
  };

  test('is its axis and a line across at each place, labelled on the middle of that line', () => {
    const features = annotationFeatures({
      ...widthDrawing(width, null, tr),
      key: '',
      aim: false,
      onClose: () => undefined,
    }).features;
    expect(features.map((one) => [one.properties!.kind, one.geometry.type])).toEqual([
      ['axis', 'LineString'],
      ['widthMark', 'LineString'],
      ['widthMark', 'Point'],
      ['widthMark', 'LineString'],
      ['widthMark', 'Point'],
    ]);
    expect(features[2]!.properties!.label).toBe('最窄 3.20 m');
    // A road from west to east: its label goes above it, not onto it.
    expect(features[2]!.properties!.side).toBe('above');
    const [lon, lat] = (features[2]!.geometry as { coordinates: number[] }).coordinates;
    expect(lon).toBeCloseTo(108.802, 9);
    expect(lat).toBeCloseTo(38.6, 9);
  });

  test('is looked at as a whole, or at the place that was asked for', () => {
    expect(widthDrawing(width, null, tr).box).toEqual([108.8, 38.6, 108.81, 38.6]);
    expect(widthDrawing(width, 'max', tr).box).toEqual([108.806, 38.5998, 108.806, 38.6002]);
  });
});

test('nothing to draw is an empty source', () => {
  expect(annotationFeatures(null).features).toEqual([]);
});
