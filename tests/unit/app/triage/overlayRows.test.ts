import { describe, expect, test } from 'vitest';
import type { OverlayLayer, OverlayPart } from '../../../../src/api/patches.ts';
import { overlayGroup, overlayGroups } from '../../../../src/app/triage/overlayRows.ts';

const layer = (over: Partial<OverlayLayer> & { parts?: OverlayPart[] }): OverlayLayer => ({
  kind: 'landUse',
  name: { zh: '现状地类', en: 'Land use' },
  layerVersionId: 1,
  label: '2025',
  status: 'measured',
  parts: [],
  outsideM2: 0,
  ...over,
});
let zoneId = 0;
const part = (classCode: string, className: string, areaM2: number, name = ''): OverlayPart => {
  zoneId += 1;
  return { kind: 'landUse', layerVersionId: 1, zoneId, classCode, className, name, areaM2, share: 0 };
};

describe('the overlay table', () => {
  test('parcels of one class are one line, the largest class first', () => {
    const { rows } = overlayGroup(
      layer({
        parts: [part('0401', '天然牧草地', 200), part('0102', '水浇地', 300), part('0102', '水浇地', 500)],
      }),
      1000,
    );
    expect(rows.map(({ classCode, areaM2, share }) => [classCode, areaM2, share])).toEqual([
      ['0102', 800, 0.8],
      ['0401', 200, 0.2],
    ]);
  });

  test('what no parcel covers is a line of its own, and the account closes to the patch area', () => {
    const group = overlayGroup(layer({ parts: [part('0102', '水浇地', 700)], outsideM2: 300 }), 1000);
    expect(group.rows.at(-1)).toMatchObject({ outside: true, areaM2: 300, share: 0.3 });
    expect(group).toMatchObject({ sumM2: 1000, closes: true });
  });

  test('permits that lie over each other are not said to close', () => {
    const parts = [part('', '', 900, '国土资批〔2023〕1号'), part('', '', 400, '国土资批〔2024〕2号')];
    expect(overlayGroup(layer({ kind: 'approval', parts }), 1000)).toMatchObject({
      sumM2: 1300,
      closes: false,
    });
  });

  test('a permit without classes is told by its number', () => {
    const parts = [part('', '', 900, '国土资批〔2023〕1号')];
    expect(overlayGroup(layer({ kind: 'approval', parts }), 900).rows[0]).toMatchObject({
      className: '国土资批〔2023〕1号',
      zones: [],
    });
  });

  test('the last digit of a long sum is no gap', () => {
    const parts = Array.from({ length: 1000 }, () => part('0401', '天然牧草地', 0.1));
    const group = overlayGroup(layer({ parts, outsideM2: 1e-9 }), 100);
    expect(group.rows).toHaveLength(1);
    expect(group.closes).toBe(true);
  });

  test('永农 stands first; untouched and unmeasured layers are told apart', () => {
    const groups = overlayGroups(
      [
        layer({ kind: 'landUse', parts: [part('0102', '水浇地', 1)] }),
        layer({ kind: 'miningRight', parts: [] }),
        layer({ kind: 'permanentFarmland', parts: [part('0102', '水浇地', 1)] }),
        layer({ kind: 'approval', status: 'waiting' }),
      ],
      1,
    );
    expect(groups.touched.map((group) => group.layer.kind)).toEqual(['permanentFarmland', 'landUse']);
    expect(groups.untouched.map((one) => one.kind)).toEqual(['miningRight']);
    expect(groups.waiting.map((one) => one.kind)).toEqual(['approval']);
  });
});
