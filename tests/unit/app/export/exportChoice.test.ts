import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../../src/api/exports.ts';
import {
  choiceOf,
  crsChoices,
  type ExportChoice,
  fitting,
  keptText,
  requestOf,
} from '../../../../src/app/export/exportChoice.ts';
import type { LonLatBox } from '../../../../src/app/map/contract.ts';

const COUNTY: LonLatBox = [108.2, 37.6, 109.7, 39.4];
const choice = (change: Partial<ExportChoice>): ExportChoice => ({
  format: 'gpkg',
  epsg: 4490,
  encoding: 'auto',
  ...change,
});

describe('coordinate systems of an export', () => {
  test('the county’s own zones come first, the one of its middle before its neighbour', () => {
    const { usual, others } = crsChoices('shp', COUNTY);
    expect(usual).toEqual([4490, 4524, 4525, 4545, 4546]);
    expect(others).toContain(3857);
    expect(others.filter((epsg) => usual.includes(epsg))).toEqual([]);
  });

  test('KML knows degrees alone, and 界址点 TXT zones with their number before the easting', () => {
    expect(crsChoices('kml', COUNTY)).toEqual({ usual: [4490], others: [] });
    const { usual, others } = crsChoices('txt', COUNTY);
    expect(usual).toEqual([4524, 4525]);
    for (const epsg of [...usual, ...others]) expect(epsg >= 4513 && epsg <= 4533).toBe(true);
  });

  test('another format never carries along a system that it cannot be written in', () => {
    expect(fitting(choice({ format: 'txt', epsg: 4490 }), COUNTY).epsg).toBe(4524);
    expect(fitting(choice({ format: 'kml', epsg: 4524 }), COUNTY).epsg).toBe(4490);
    expect(fitting(choice({ format: 'shp', epsg: 4525 }), COUNTY).epsg).toBe(4525);
  });

  test('a county in the outermost zone of the table still has a zone', () => {
    for (const west of [70, 135]) {
      const { usual } = crsChoices('txt', [west, 38, west + 1, 39]);
      expect(usual.length).toBeGreaterThan(0);
    }
  });
});

describe('what the server is asked for', () => {
  test('an encoding only where there is text in one, and only where the person chose it', () => {
    expect(requestOf(choice({ format: 'shp', encoding: 'gbk' }))).toEqual({
      format: 'shp',
      epsg: 4490,
      encoding: 'gbk',
    });
    expect(requestOf(choice({ format: 'shp' }))).toEqual({ format: 'shp', epsg: 4490 });
    expect(requestOf(choice({ format: 'xlsx', encoding: 'gbk' }))).toEqual({ format: 'xlsx', epsg: 4490 });
    expect(requestOf(choice({ format: 'kml' }))).toEqual({ format: 'kml' });
  });

  test('a choice is kept on the machine and found again; nonsense becomes the first choice', () => {
    for (const format of EXPORT_FORMATS) {
      const kept = choice({ format, epsg: 4524, encoding: 'utf-8' });
      expect(choiceOf(keptText(kept))).toEqual(kept);
    }
    for (const kept of ['', 'exe 1 2', 'gpkg', '__proto__ constructor x'])
      expect(choiceOf(kept)).toEqual(choice({}));
  });
});
