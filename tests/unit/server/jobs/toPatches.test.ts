import { describe, expect, it } from 'vitest';
import type { SourceFeature } from '../../../../src/formats/types.ts';
import { fromGeoJson } from '../../../../src/geo/flat.ts';
import { assertCodes, patchReader, toPatch as take } from '../../../../src/server/jobs/toPatches.ts';

const polygon = fromGeoJson({
  type: 'Polygon',
  coordinates: [
    [
      [108.8, 38.6],
      [108.801, 38.6],
      [108.801, 38.601],
      [108.8, 38.601],
      [108.8, 38.6],
    ],
  ],
});
const feature = (properties: Record<string, string | number | null>, record = 1) => ({
  record,
  properties,
  polygon,
});

const toPatch = (one: SourceFeature, townshipAt: () => string) =>
  take(one, patchReader(Object.keys(one.properties)), townshipAt);

describe('a record of an issue', () => {
  it('never mixes up the class before (DLBM) and the image class after (TBLX)', () => {
    const raw = {
      JCBH: '150626SJBG26210001',
      TBLX: 'GF',
      DLBM: '0401',
      DLMC: '天然牧草地',
      TZ: '光伏',
      BZ: '图克镇',
    };
    const patch = toPatch(feature(raw), () => '150626103');
    expect(patch).toMatchObject({
      code: '150626SJBG26210001',
      kind: 'GF',
      beforeClass: '0401',
      beforeName: '天然牧草地',
      townshipCode: '150626103',
      text: '光伏 图克镇',
      raw,
    });
  });

  it('finds its fields whatever their case and whichever name the year uses', () => {
    expect(toPatch(feature({ jcbh: 'A1', tblx: 'DL1' }), () => '')).toMatchObject({
      code: 'A1',
      kind: 'DL1',
    });
    expect(toPatch(feature({ 图斑编号: 7, 备注: '井场' }), () => '')).toMatchObject({
      code: '7',
      text: '井场',
    });
  });

  it('is measured by us, not by the area column it brings', () => {
    const { areaM2, lon, lat } = toPatch(feature({ JCBH: 'A', MJ: 5 }), () => '');
    expect(areaM2).toBeGreaterThan(9000);
    expect(lon).toBeCloseTo(108.8005, 3);
    expect(lat).toBeCloseTo(38.6005, 3);
  });
});

describe('the codes of a file', () => {
  it('must be there and differ; the refusal names the records', () => {
    expect(() => assertCodes([feature({ JCBH: 'A' }), feature({ JCBH: 'B' }, 2)], 'f.zip')).not.toThrow();
    expect(() => assertCodes([feature({ JCBH: 'A' }, 3), feature({ JCBH: ' A ' }, 9)], 'f.zip')).toThrow(
      /records 3 and 9/,
    );
    expect(() => assertCodes([feature({ NAME: 'A', JCBH: '' }, 4)], 'f.zip')).toThrow(/record 4.*NAME/);
  });
});
