import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  FIRST_READING,
  joined,
  type Shape,
  siteAsk,
  withCandidate,
  withLayer,
} from '../../../../../src/app/planning/siteFile/reading.ts';

const square = (west: number) => [
  [
    [west, 38],
    [west + 1, 38],
    [west + 1, 39],
    [west, 38],
  ],
];
const shape = (geometry: Shape['geometry']): Shape => ({
  record: 1,
  name: '',
  areaM2: 1,
  bbox: [0, 0, 1, 1],
  geometry,
});

describe('what has to be asked of a site file', () => {
  test('one thing after the other: layer, then columns, then coordinate system', () => {
    expect(siteAsk({ asks: ['crs', 'columns', 'layer'] })).toBe('layer');
    expect(siteAsk({ asks: ['crs', 'columns'] })).toBe('columns');
    expect(siteAsk({ asks: ['axisOrder'] })).toBe('crs');
  });

  test('the encoding of attributes moves no vertex and is not asked', () => {
    expect(siteAsk({ asks: ['encoding'] })).toBeNull();
    expect(siteAsk({ asks: [] })).toBeNull();
  });
});

test('another layer forgets the coordinate system that was settled for the first', () => {
  const candidate = { epsg: 4524, axisOrder: 'yx' } as Candidate;
  const settled = withCandidate({ ...FIRST_READING, layerName: '甲' }, candidate);
  expect(settled).toEqual({ skipInvalid: true, layerName: '甲', epsg: 4524, axisOrder: 'yx' });
  expect(withLayer('乙')).toEqual({ skipInvalid: true, layerName: '乙' });
  expect(withCandidate(settled, undefined)).toEqual({ skipInvalid: true, layerName: '甲' });
});

describe('all shapes as one site', () => {
  test('holes and parts stay, in the order of the file', () => {
    const a = shape({ type: 'Polygon', coordinates: square(108) });
    const b = shape({ type: 'MultiPolygon', coordinates: [square(110), square(112)] });
    expect(joined([a, b])).toEqual({
      type: 'MultiPolygon',
      coordinates: [square(108), square(110), square(112)],
    });
  });

  test('a single part is a plain polygon', () => {
    expect(joined([shape({ type: 'MultiPolygon', coordinates: [square(108)] })])).toEqual({
      type: 'Polygon',
      coordinates: square(108),
    });
  });
});
