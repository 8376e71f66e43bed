import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import { noteText } from '../../../../src/formats/noteText.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { areasM2, read as readNamed } from '../coordinateText/list.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { encode } from '../support/shapefile.ts';
import { PLANE_M2, VCT2, VCT3 } from './sample.ts';

const read = (text: string | Uint8Array, options: ReadOptions = { layerName: '地类图斑' }) =>
  readNamed(text, options, '150626.vct');

describe('a VCT file of the land survey', () => {
  it.each([
    ['UTF-8', utf8(VCT3)],
    ['GBK, CRLF', encode(VCT3.replaceAll('\n', '\r\n'), 'gbk')],
    ['CR alone', utf8(VCT3.replaceAll('\n', '\r'))],
  ])('polygons are put together from signed lines (%s)', async (_, bytes) => {
    const result = await read(bytes);
    expect(result.crs).toEqual({ epsg: 4524, how: 'header' });
    const [site, triangle] = areasM2(result);
    // the plane of zone 36 is 0.13 ‰ too large here
    expect(site / PLANE_M2.site).toBeCloseTo(1, 3);
    expect(triangle / PLANE_M2.triangle).toBeCloseTo(1, 3);
    expect(result.features[0].polygon.ringEnds).toHaveLength(2);
    expect(result.repairs).toEqual([]);
  });

  it('attributes are joined by the number of the object', async () => {
    const { features, sourceFieldTypes } = await read(VCT3);
    expect(features.map(({ properties }) => properties)).toEqual([
      { BSM: 101, YSDM: '2001010100', DLMC: '天然牧草地', TBMJ: 6773.5 },
      { BSM: 102, YSDM: '2001010100', DLMC: '旱地', TBMJ: 4198.1 },
    ]);
    expect(Object.keys(sourceFieldTypes)).toEqual(['BSM', 'YSDM', 'DLMC', 'TBMJ']);
  });

  it('every code of polygons is a layer by its Chinese name; coordinates may stand in the polygon', async () => {
    expect((await refusal(utf8(VCT3), 'a.vct')).params.names).toBe('地类图斑、行政区');
    const result = await read(VCT3, { layerName: '行政区' });
    expect(areasM2(result)[0] / PLANE_M2.whole).toBeCloseTo(1, 3);
    expect(result.features[0].properties.XZQMC).toBe('嘎鲁图镇');
  });

  it('the form of 1999 reads the same', async () => {
    const result = await read(VCT2, {});
    expect(result.crs).toEqual({ epsg: 4545, how: 'header' });
    expect(areasM2(result)[0] / PLANE_M2.whole).toBeCloseTo(1, 3);
    expect(result.features[0].properties).toEqual({ BSM: 11, DLMC: '旱地' });
  });

  it('a line that runs the other way than its sign says is turned; a polygon without a row is told', async () => {
    expect(areasM2(await read(VCT3.replace('5,4,1,-2', '5,4,1,2')))[0] / PLANE_M2.site).toBeCloseTo(1, 3);
    const result = await read(VCT3.replace(/102,102,.*\n/, ''));
    expect(result.notes.map((note) => noteText(note, 'zh')).join()).toContain('1 个面在属性表“DLTB”');
  });
});

describe('a damaged VCT file is refused with its line', () => {
  it.each([
    ['cut off', VCT3.slice(0, VCT3.indexOf('PolygonEnd')), 'vctUnclosed', 'PolygonEnd'],
    ['a line that is not there', VCT3.replace('3,-4', '3,-44'), 'vctMissing', '44'],
    ['points fewer than announced', VCT3.replace('11\n3\n', '11\n4\n'), 'vctCount', '4 项，实有 3 项'],
    ['lines that do not meet', VCT3.replace('3,-4', '3,-6'), 'vctGap', '线 6'],
    ['an arc', VCT3.replace('11\n3\n', '12\n3\n'), 'vctCurve', '12'],
    ['made of itself', VCT3.replace('21\n2\n3,-4', '22\n1\n102'), 'vctNested', '102'],
    ['a row cut short', VCT3.replace('102,102,2001010100,旱地,4198.1', '102,102'), 'vctRow', '2 项'],
    ['letters for a count', VCT3.replace('11\n3\n', '11\nx\n'), 'vctObject', 'x'],
    [
      'without its head',
      VCT3.replace('HeadBegin', 'FeatureCodeBegin').replace('HeadEnd', 'FeatureCodeEnd'),
      'vctHeadMissing',
      'HeadBegin',
    ],
    ['in Xi’an 80', VCT3.replace(/Spheroid:.*/, 'Spheroid:IAG-75,6378140,298.257'), 'crsDatum', 'IAG-75'],
  ])('%s', async (_, text, code, word) => {
    const error = await refusal(utf8(text), '150626.vct', { layerName: '地类图斑' });
    expect(error.code).toBe(code);
    expect(formatErrorText(error, 'zh')).toContain(word);
  });
});
