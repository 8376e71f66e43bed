import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { areasM2, read as readNamed, SITE_M2 } from '../coordinateText/list.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { encode } from '../support/shapefile.ts';

const read = (text: string | Uint8Array, options: ReadOptions = {}) => readNamed(text, options, '图斑.csv');
const refused = async (text: string, options: ReadOptions = {}) => {
  const error = await refusal(utf8(text), '图斑.csv', options);
  return { code: error.code, zh: formatErrorText(error, 'zh') };
};

/** The well site of the lists in degrees, and one 0.01° east of it. */
const square = (shift = 0) => {
  const [w, e, s, n] = [108.84 + shift, 108.841 + shift, 38.599, 38.6];
  return `POLYGON((${w} ${n},${e} ${n},${e} ${s},${w} ${s},${w} ${n}))`;
};
/** M·Δφ × N·cos φ·Δλ at 38.5995°: 111.008 m × 87.113 m. */
const SQUARE_M2 = 9670.2;
const POINTS = [
  '4274433.979,36573174.689',
  '4274433.979,36573260.112',
  '4274350.02,36573260.112',
  '4274350.02,36573174.689',
];
const rowsOf = (parcel: string, shift = 0) =>
  POINTS.map((point, i) => {
    const [x, y] = point.split(',').map(Number);
    return `${parcel},J${i + 1},${x + shift},${y}`;
  }).join('\n');

describe('polygons as WKT in a column, one a row', () => {
  it.each([
    ['quoted', `编号,名称,geometry\n1,甲,"${square()}"\n2,乙,"${square(0.01)}"\n`],
    ['without quotes', `编号,名称,geometry\n1,甲,${square()}\n2,乙,${square(0.01)}\n`],
    ['semicolons', `编号;名称;几何\n1;甲;${square()}\n2;乙;${square(0.01)}\n`],
    ['tabs', `编号\t名称\t边界\n1\t甲\t${square()}\n2\t乙\t${square(0.01)}\n`],
    ['sep= line', `sep=|\n编号|名称|wkt\n1|甲|${square()}\n2|乙|${square(0.01)}\n`],
    ['a heading nobody knows', `编号,名称,地块形状\n1,甲,"${square()}"\n2,乙,"${square(0.01)}"\n`],
    ['titles above', `2026年第一期图斑\n\n编号,名称,wkt\n1,甲,"${square()}"\n2,乙,"${square(0.01)}"\n`],
    ['a note below', `编号,名称,wkt\n1,甲,"${square()}"\n2,乙,"${square(0.01)}"\n制表人：张三\n`],
    [
      'heights',
      `编号,名称,wkt\n1,甲,"${square()
        .replace('POLYGON', 'POLYGON Z')
        .replace(/(38\.\d+)/g, '$1 1200')}"\n2,乙,"${square(0.01)}"\n`,
    ],
  ])('%s', async (_, text) => {
    const result = await read(text);
    expect(result.format).toBe('csv');
    expect(result.features.map(({ properties }) => properties.名称)).toEqual(['甲', '乙']);
    for (const area of areasM2(result)) expect(area / SQUARE_M2).toBeCloseTo(1, 3);
  });

  it('in GBK, with the encoding said', async () => {
    const result = await read(encode(`编号,名称,wkt\n1,乌审召镇,"${square()}"\n`, 'gbk'));
    expect(result.encoding).toEqual({ name: 'gb18030', how: 'fallback' });
    expect(result.features[0].properties.名称).toBe('乌审召镇');
  });

  it('EWKT says its own system', async () => {
    const ring = POINTS.map((point) => point.split(',').reverse().join(' ')).join(',');
    const result = await read(`id,geom\n1,"SRID=4524;POLYGON((${ring}))"\n`);
    expect(result.crs).toEqual({ epsg: 4524, how: 'member' });
    expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
  });

  it('codes stay text, amounts become numbers', async () => {
    const head = '监测编号,XZQDM,面积(亩),占比\n';
    const result = await read(
      `${head.trim()},wkt\n0123,150626,14,0.5,"${square()}"\n0124,150626,14.5,1,"${square(0.01)}"\n`,
    );
    expect(result.features[0].properties).toEqual({
      监测编号: '0123',
      XZQDM: '150626',
      '面积(亩)': 14,
      占比: 0.5,
    });
  });

  it('names such as __proto__ are plain data', async () => {
    const result = await read(`__proto__,constructor,geom\n1,2,"${square()}"\n`);
    expect(Object.entries(result.features[0].properties)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });
});

describe('one point a row', () => {
  it('parcels by their column, rings by closing', async () => {
    const result = await read(`地块编号,点号,X,Y\n${rowsOf('DK1')}\n${rowsOf('DK2', 1000)}\n`);
    expect(result.features.map(({ properties }) => properties)).toEqual([
      { 地块编号: 'DK1' },
      { 地块编号: 'DK2' },
    ]);
    for (const area of areasM2(result)) expect(area / SITE_M2).toBeCloseTo(1, 4);
  });

  it('a parcel that is gone on with further down is one parcel of two parts', async () => {
    const result = await read(
      `地块编号,点号,X,Y\n${rowsOf('DK1')}\n${rowsOf('DK2', 1000)}\n${rowsOf('DK1', 2000)}\n`,
    );
    expect(result.features.map(({ polygon }) => polygon.partEnds.length)).toEqual([2, 1]);
  });

  it('headings of east and north in the wrong columns are told by the numbers', async () => {
    const result = await read(
      `X,Y\n${POINTS.map((point) => point.split(',').reverse().join(',')).join('\n')}\n`,
    );
    expect(result.axisOrder).toEqual({ order: 'xy', how: 'magnitude' });
    expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
  });

  it('two blocks of columns side by side are one list', async () => {
    const rows = [0, 1].map((i) => `J${i + 1},${POINTS[i]},J${i + 3},${POINTS[i + 2]}`);
    const result = await read(`点号,X,Y,点号,X,Y\n${rows.join('\n')}\n`);
    expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
  });

  it('a title that names the meridian gives six-digit eastings their place', async () => {
    const points = POINTS.map((point) => point.replace(',36', ',')).join('\n');
    const result = await read(`界址点表\n坐标系：CGCS2000 3度带 中央子午线108°\nX,Y\n${points}\n`);
    expect(result.crs).toEqual({ epsg: 4545, how: 'header' });
    expect((await refused(`X,Y\n${points}\n`)).code).toBe('crsUnknown');
  });

  it('columns that nothing tells are asked for, with their headings; an answer settles it', async () => {
    const text = `甲,乙,丙\n${POINTS.map((point) => `${point},a`).join('\n')}\n`.replaceAll('36573', '573');
    const { code, zh } = await refused(text);
    expect(code).toBe('columnsUnknown');
    expect(zh).toContain('甲、乙、丙');
    for (const columns of [
      { x: '甲', y: '乙', parcel: '丙' },
      { x: '1', y: '2', parcel: '3' },
    ]) {
      const result = await read(text, { columns, epsg: 4545 });
      expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
      expect(result.features[0].properties).toEqual({ 丙: 'a' });
    }
  });
});

describe('a bad table says where', () => {
  it.each([
    ['WKT cut off', `id,wkt\n1,"${square()}"\n2,"POLYGON((108 38,109 x,"\n`, 'wktSyntax', 'B3'],
    [
      'a coordinate missing',
      `地块编号,点号,X,Y\n${rowsOf('DK1').replace('4274350.02', '')}\n`,
      'cellEmpty',
      'C4',
    ],
    [
      'both missing',
      `地块编号,点号,X,Y\n${rowsOf('DK1').replace('4274350.02,36573260.112', ',')}\n`,
      'cellEmpty',
      'C4',
    ],
    [
      'words for a number',
      `地块编号,点号,X,Y\n${rowsOf('DK1').replace('4274350.02', '见附图')}\n`,
      'cellNotNumber',
      'C4',
    ],
    ['a quote never closed', `id,wkt\n1,"${square()}\n2,x\n`, 'csvQuote', '第 2 行'],
  ])('%s', async (_, text, code, where) => {
    const { code: found, zh } = await refused(text);
    expect(found).toBe(code);
    expect(zh).toContain(where);
  });

  it('points and empty cells among the polygons are all named at once, or left out', async () => {
    const text = `id,wkt\n1,"${square()}"\n2,POINT(108 38)\n3,\n`;
    expect((await refused(text)).code).toBe('geometryKind');
    expect((await read(text, { skipInvalid: true })).skipped).toEqual([{ record: 2, code: 'geometryKind' }]);
  });
});
