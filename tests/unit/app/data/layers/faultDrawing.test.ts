import { expect, test } from 'vitest';
import { FAULT_KINDS, type FaultDetail } from '../../../../../src/api/layers.ts';
import { faultDrawing } from '../../../../../src/app/data/layers/faultDrawing.ts';
import { fill } from '../../../../../src/app/text/lang.tsx';

const fault = (change: Partial<FaultDetail>): FaultDetail => ({
  id: 1,
  kind: 'gap',
  areaM2: 1000,
  bbox: [108.8, 38.6, 108.81, 38.61],
  zoneIds: [],
  text: { zh: '没有地类图斑覆盖', en: 'covered by no parcel' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [108.8, 38.6],
        [108.81, 38.6],
        [108.81, 38.61],
        [108.8, 38.6],
      ],
    ],
  },
  ...change,
});
const tr = (text: Parameters<typeof fill>[0], values?: Parameters<typeof fill>[2]) =>
  fill(text, 'zh', values);

test('a fault is drawn with its own shape, and its legend says kind, place and area in 亩 and ㎡', () => {
  const drawing = faultDrawing(fault({}), { zh: '缝隙', en: 'Gap' }, tr);
  expect(drawing.shapes).toEqual([{ kind: 'gap', geometry: fault({}).geometry }]);
  expect(drawing.legend).toEqual([{ kind: 'gap', text: '缝隙：没有地类图斑覆盖，1.50 亩（1000.00 ㎡）' }]);
  expect(drawing.box).toEqual([108.8, 38.6, 108.81, 38.61]);
});

test('every kind has a hatch, and bare ground never the same as ground that lies double', () => {
  const kinds = FAULT_KINDS.map(
    (kind) => faultDrawing(fault({ kind }), { zh: '', en: '' }, tr).shapes[0]!.kind,
  );
  expect(kinds.every(Boolean)).toBe(true);
  expect(kinds[FAULT_KINDS.indexOf('gap')]).not.toBe(kinds[FAULT_KINDS.indexOf('overlap')]);
});

test('a fault without a place of its own is framed by its box', () => {
  const { shapes } = faultDrawing(fault({ geometry: null }), { zh: '', en: '' }, tr);
  expect(shapes[0]!.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [108.8, 38.6],
      [108.81, 38.6],
      [108.81, 38.61],
      [108.8, 38.61],
      [108.8, 38.6],
    ],
  });
});
