import { describe, expect, test } from 'vitest';
import { formFor } from '../../../../../src/app/data/importForm.ts';
import {
  importOrder,
  mappingOf,
  NO_CHOICES,
  previewRequest,
  readsAlike,
  settledIn,
  withLayer,
  withReading,
  withTarget,
} from '../../../../../src/app/data/preview/choices.ts';
import { confirmText } from '../../../../../src/app/data/preview/confirmText.ts';
import { crsChoices } from '../../../../../src/app/data/preview/crsChoices.ts';
import { encodingChoices } from '../../../../../src/app/data/preview/encodingChoices.ts';
import { obstacle, waitsForRecords } from '../../../../../src/app/data/preview/obstacle.ts';
import { layerOf, previewOf } from './fixture.ts';

const form = formFor({ fileName: '图斑.zip', target: 'patches', kind: null }, '2026-06-01');

describe('what is settled about a file', () => {
  test('has it read again when it concerns the reading, not when a name is typed or a field mapped', () => {
    const typed = { ...NO_CHOICES, form: { batchName: '一期' }, mapping: { note: '备注' } };
    expect(readsAlike(NO_CHOICES, typed)).toBe(true);
    expect(readsAlike(NO_CHOICES, withReading(NO_CHOICES, { encoding: 'utf-8' }))).toBe(false);
    expect(readsAlike(NO_CHOICES, withTarget(NO_CHOICES, 'layer', 'landUse'))).toBe(false);
  });

  test('is given back to the server without a trace', () => {
    const chosen = withReading(NO_CHOICES, { epsg: 4523, axisOrder: 'yx' });
    const back = withReading(chosen, { epsg: undefined, axisOrder: undefined });
    expect(previewRequest(back)).toEqual(previewRequest(NO_CHOICES));
  });

  test('does not carry over to another layer of the file', () => {
    const chosen = {
      ...withReading(NO_CHOICES, { encoding: 'utf-8', epsg: 4523 }),
      mapping: { code: 'JCBH' },
    };
    expect(withLayer(chosen, 'GHFQ')).toMatchObject({ reading: { layerName: 'GHFQ' }, mapping: {} });
  });

  test('is seen in a preview that is reopened elsewhere', () => {
    const layer = layerOf({
      encoding: { name: 'utf-8', how: 'chosen', sample: [], alternatives: [] },
      crs: { epsg: 4523, how: 'chosen' },
      axisOrder: { order: 'yx', how: 'chosen' },
      refusedCount: 2,
    });
    expect(settledIn(previewOf({}, layer)).reading).toEqual({
      encoding: 'utf-8',
      epsg: 4523,
      axisOrder: 'yx',
      skipInvalid: true,
    });
    expect(settledIn(previewOf())).toEqual(NO_CHOICES);
  });

  test('takes no kind of layer along to patches', () => {
    expect(previewRequest({ ...NO_CHOICES, target: 'patches', kind: 'landUse' }).kind).toBeUndefined();
  });
});

describe('the mapping', () => {
  test('is as the server proposes it, changed where the person changed it', () => {
    const changed = { ...NO_CHOICES, mapping: { note: '备注', kind: null } };
    expect(mappingOf(previewOf(), changed)).toEqual({ code: 'JCBH', kind: null, note: '备注' });
  });

  test('does not hold on to a field that another encoding names differently', () => {
    const changed = { ...NO_CHOICES, mapping: { note: '锟斤拷' } };
    expect(mappingOf(previewOf(), changed).note).toBeNull();
  });

  test('is sent whole with the order, with what belongs to the target and no empty fields', () => {
    expect(importOrder(previewOf(), NO_CHOICES, { ...form, source: ' ' })).toEqual({
      target: 'patches',
      reading: {},
      mapping: { code: 'JCBH', kind: 'TBLX', note: null },
      batchName: '图斑',
      source: undefined,
      period: undefined,
      issuedOn: '2026-06-01',
      deadline: undefined,
    });
    const layer = { ...form, target: 'layer', kind: 'landUse', label: '2025年度' } as const;
    expect(importOrder(previewOf(), NO_CHOICES, layer)).toMatchObject({
      target: 'layer',
      kind: 'landUse',
      label: '2025年度',
      validFrom: '2026-06-01',
    });
    expect(importOrder(previewOf(), NO_CHOICES, layer)).not.toHaveProperty('batchName');
  });

  test('of a corrected issue goes with its batch alone', () => {
    const order = importOrder(previewOf(), NO_CHOICES, { ...form, reissueOf: 'b7' });
    expect(order).toMatchObject({ reissueOf: 'b7' });
    expect(order).not.toHaveProperty('batchName');
  });
});

describe('the import cannot start', () => {
  const at = (preview = previewOf(), choices = NO_CHOICES, reading = false) =>
    obstacle(preview, choices, reading)?.zh;

  test('while a question is open, the file is refused, or it is being read', () => {
    const { inspection } = previewOf();
    expect(at(previewOf({ inspection: { ...inspection, asks: ['crs' as never] } }))).toMatch(/没有确认/);
    const refusal = { code: 'zipBroken', text: { zh: '坏了', en: 'broken' } };
    expect(at(previewOf({ inspection: { ...inspection, refusal } }))).toMatch(/不能导入/);
    expect(at(previewOf(), NO_CHOICES, true)).toMatch(/正在读取/);
  });

  test('while records without a shape are neither mended nor left out', () => {
    const layer = layerOf({ refusedCount: 2 });
    const { inspection } = previewOf({}, layer);
    const refusal = { code: 'recordsUnusable', text: { zh: '2 条没有面', en: '2 without polygon' } };
    const preview = previewOf({ inspection: { ...inspection, refusal } }, layer);
    expect(waitsForRecords(preview)).toBe(true);
    expect(at(preview)).toMatch(/没有确认/);
    expect(waitsForRecords(previewOf({ inspection: { ...inspection, refusal: null } }, layer))).toBe(false);
  });

  test('while a required column has no field, which it names', () => {
    expect(at(previewOf(), { ...NO_CHOICES, mapping: { code: null } })).toMatch(/监测编号/);
  });

  test('for no other reason', () => {
    expect(at()).toBeUndefined();
  });
});

describe('the button', () => {
  const patches = { target: 'patches', reissueOf: '' } as const;

  test('says what it will do', () => {
    expect(confirmText(previewOf(), patches).zh).toBe('导入 {n} 个图斑');
    expect(confirmText(previewOf(), { ...patches, target: 'layer' }).zh).toBe('导入 {n} 个要素');
    expect(confirmText(previewOf(), { ...patches, reissueOf: 'b7' }).zh).toBe('更正批次');
  });

  test('says so when the very same bytes were imported before, which then is sent along', () => {
    const again = previewOf({
      sameFile: [{ name: '一期', importedBy: '张宇', importedAt: '2026-06-01T00:00:00Z' }],
    });
    expect(confirmText(again, patches).zh).toMatch(/^再次导入/);
    expect(importOrder(again, NO_CHOICES, form).again).toBe(true);
    expect(importOrder(previewOf(), NO_CHOICES, form).again).toBeUndefined();
  });
});

describe('the choices at one click', () => {
  const candidates = [
    {
      epsg: 4524,
      axisOrder: 'xy',
      name: { zh: '36带', en: 'zone 36' },
      bbox: [108, 38, 109, 39],
      inExpected: true,
    },
    {
      epsg: 4525,
      axisOrder: 'xy',
      name: { zh: '37带', en: 'zone 37' },
      bbox: [111, 38, 112, 39],
      inExpected: false,
    },
  ] as never;

  test('mark the system in use among the candidates', () => {
    const offered = crsChoices(
      layerOf({ candidates, axisOrder: { order: 'xy', how: 'format' } }),
      NO_CHOICES,
    );
    expect(offered.map(({ epsg, chosen }) => [epsg, chosen])).toEqual([
      [4524, true],
      [4525, false],
    ]);
  });

  test('mark the person’s choice at once, before the file is read again', () => {
    const chosen = withReading(NO_CHOICES, { epsg: 4525, axisOrder: 'xy' });
    expect(crsChoices(layerOf({ candidates }), chosen).find((one) => one.chosen)?.epsg).toBe(4525);
  });

  test('put first the system in use where the numbers suggest others', () => {
    const offered = crsChoices(layerOf({ candidates, crs: { epsg: 4490, how: 'prj' } }), NO_CHOICES);
    expect(offered.map(({ epsg }) => epsg)).toEqual([4490, 4524, 4525]);
  });

  test('leave out a system that puts the data where it lies already, as CGCS2000 does for WGS 84', () => {
    const bbox: [number, number, number, number] = [108.7, 38.6, 108.75, 38.61];
    const alike = [
      { epsg: 4490, axisOrder: 'xy', name: { zh: '', en: '' }, bbox, inExpected: true },
    ] as never;
    const layer = layerOf({ crs: { epsg: 4326, how: 'format' }, bbox, candidates: alike });
    expect(crsChoices(layer, NO_CHOICES).map(({ epsg }) => epsg)).toEqual([4326]);
  });

  test('mark none where nothing tells the system', () => {
    const offered = crsChoices(layerOf({ candidates, crs: null }), NO_CHOICES);
    expect(offered.some(({ chosen }) => chosen)).toBe(false);
  });

  test('keep the encodings in their places, whichever is in use', () => {
    const utf8 = { name: 'utf-8', sample: ['���'] };
    const gb = { name: 'gb18030', sample: ['彩钢房'] };
    const names = (inUse: typeof gb, other: typeof gb) =>
      encodingChoices({ ...inUse, how: 'chosen', alternatives: [other] }).map(({ name }) => name);
    expect(names(utf8, gb)).toEqual(names(gb, utf8));
  });
});
