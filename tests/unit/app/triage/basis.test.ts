import { describe, expect, test } from 'vitest';
import type { OverlayLayer, Seen } from '../../../../src/api/patches.ts';
import { mu } from '../../../../src/app/text/format.ts';
import { basisNotes, doubtMu, seenOn } from '../../../../src/app/triage/basis.ts';

const layer = (change: Partial<OverlayLayer>): OverlayLayer => ({
  kind: 'landUse',
  name: { zh: '现状地类', en: 'Land use' },
  layerVersionId: 3,
  label: '2024年度',
  status: 'measured',
  parts: [],
  outsideM2: 0,
  ...change,
});
const seen: Seen = { layers: [], imageDates: [], compare: '', bbox: [0, 0, 1, 1], zoom: 12 };

describe('judging by another day', () => {
  test('names the layers whose version was another than today, and those that had none', () => {
    const overlays = [
      layer({}),
      layer({ kind: 'planningZone', layerVersionId: 8 }),
      layer({ kind: 'basicGrassland', layerVersionId: 0, status: 'none' }),
    ];
    const { older, none } = basisNotes(overlays, [
      { kind: 'landUse', versionId: 5 },
      { kind: 'planningZone', versionId: 8 },
      { kind: 'basicGrassland', versionId: 9 },
    ]);
    expect(older.map(({ kind }) => kind)).toEqual(['landUse']);
    expect(none.map(({ kind }) => kind)).toEqual(['basicGrassland']);
  });

  test('a layer that has no version today, but had one then, is told too', () => {
    expect(basisNotes([layer({})], []).older).toHaveLength(1);
  });
});

describe('what a verdict says was seen', () => {
  const basis = { by: 'after' as const, asOf: '2026-05-01' };

  test('the basis, and exactly the versions whose figures stood there', () => {
    const overlays = [
      layer({}),
      layer({ kind: 'approval', layerVersionId: 4, status: 'waiting' }),
      layer({ kind: 'basicGrassland', layerVersionId: 0, status: 'none' }),
    ];
    expect(seenOn(seen, { basis, overlays })).toEqual({
      ...seen,
      basis,
      versions: [{ kind: 'landUse', versionId: 3, label: '2024年度' }],
    });
  });

  test('nothing is claimed of figures that had not come, nor without a map', () => {
    expect(seenOn(seen, undefined)).toEqual(seen);
    expect(seenOn(undefined, { basis, overlays: [] })).toBeUndefined();
  });
});

test('doubt is shown in 亩 only where there is some, and a trace never as zero', () => {
  expect(doubtMu(1000, mu)).toBe('1.50');
  expect(doubtMu(0.4, mu)).toBe('<0.01');
  for (const none of [0, null, undefined]) expect(doubtMu(none, mu)).toBe('');
});
