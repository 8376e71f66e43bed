import { describe, expect, test } from 'vitest';
import { tilesOver } from '../../../../../src/app/data/preview/countyRings.ts';
import { boxRect, ringsPath, viewOver } from '../../../../../src/app/data/preview/smallMap.ts';

const COUNTY = [108.27, 37.6, 109.7, 39.4] as [number, number, number, number];

describe('the small map', () => {
  test('holds the county and the data, north up, east to the right', () => {
    const view = viewOver([COUNTY, [110, 38, 111, 39]])!;
    const [left, top] = view.point(108.27, 39.4);
    const [right, bottom] = view.point(111, 37.6);
    expect(left).toBeLessThan(right);
    expect(top).toBeLessThan(bottom);
    expect(Math.min(left, top)).toBeGreaterThan(0);
    expect(right).toBeLessThan(view.width);
    expect(bottom).toBeLessThan(view.height);
  });

  test('is as long as wide where the land is: a degree of longitude is shorter by the cosine of the latitude', () => {
    const view = viewOver([[108, 59.5, 110, 60.5]])!;
    expect((view.width - 120) / (view.height - 120)).toBeCloseTo(2 * Math.cos((60 * Math.PI) / 180), 6);
  });

  test('shows a patch of a hundred metres in a county as a mark that can be seen', () => {
    const view = viewOver([COUNTY])!;
    const { width, height } = boxRect([108.8, 38.6, 108.801, 38.601], view);
    expect(Math.min(width, height)).toBeGreaterThan(8);
  });

  test('draws every ring closed, and nothing where there is none', () => {
    const view = viewOver([COUNTY])!;
    expect(ringsPath([[108.5, 38, 108.6, 38, 108.6, 38.1]], view)).toMatch(/^M[\d. ]+L[\d. ]+L[\d. ]+Z$/);
    expect(ringsPath([], view)).toBe('');
    expect(viewOver([null])).toBeNull();
  });
});

describe('the tiles of the county outline', () => {
  test('cover the county, four at most', () => {
    const tiles = tilesOver(COUNTY);
    expect(tiles.length).toBeLessThanOrEqual(4);
    const { z } = tiles[0]!;
    const x = Math.floor(((108.8 + 180) / 360) * 2 ** z);
    expect(tiles.some((tile) => tile.x === x)).toBe(true);
    expect(z).toBeGreaterThanOrEqual(6);
  });
});
