import { describe, expect, test } from 'vitest';
import { firstField, isLayerKind, LAYER_KIND_LIST, LAYER_KINDS } from '../../../src/domain/layerKind.ts';

describe('kinds of control layers', () => {
  test('the three lines, zoning, land use, grassland, approvals, mining rights and townships are known', () => {
    expect(LAYER_KIND_LIST.map((kind) => LAYER_KINDS[kind].name.zh).sort()).toEqual(
      [
        '苏木镇',
        '永久基本农田',
        '生态保护红线',
        '城镇开发边界',
        '规划分区',
        '现状地类',
        '基本草原',
        '用地审批',
        '采矿权',
      ].sort(),
    );
  });

  test('only kinds of the list are kinds, not names that every object has', () => {
    expect(isLayerKind('landUse')).toBe(true);
    for (const other of ['LandUse', 'toString', '__proto__', '']) expect(isLayerKind(other)).toBe(false);
  });
});

describe('the field that tells a class', () => {
  test('is the first candidate that is filled, trimmed, as text', () => {
    const zone = { DLBM: ' ', CYLX: ' 0401 ', TBBH: 12 };
    expect(firstField(zone, ['DLBM', 'CYLX'])).toBe('0401');
    expect(firstField(zone, ['TBBH'])).toBe('12');
  });

  test('keeps a code with a leading zero and a figure of zero, and is empty where nothing is filled', () => {
    expect(firstField({ DLBM: '0102' }, ['DLBM'])).toBe('0102');
    expect(firstField({ BH: 0 }, ['BH'])).toBe('0');
    expect(firstField({ DLBM: null }, ['DLBM', 'MC'])).toBe('');
  });
});
