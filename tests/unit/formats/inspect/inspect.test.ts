import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../../src/formats/inspect/inspect.ts';
import { inspectInWorker } from '../../../../src/formats/inspect/inspectInWorker.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { utf8 } from '../support/outcome.ts';
import { makeDbf, makeShp, type Ring, type Row, zipShapefile } from '../support/shapefile.ts';
import { makeZip } from '../support/zip.ts';

const UXIN: [number, number, number, number] = [108.28, 37.65, 109.68, 39.4];
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];
const inMu = (ring: Ring) => Math.round(areaM2(fromRings([[ring]])) * 0.15) / 100;
const RINGS = [square(108.9, 38.6, 0.002), square(108.95, 38.6, 0.003), square(109, 38.6, 0.004)];
const COLUMNS = [
  { name: '地类名称', type: 'C' as const, length: 20 },
  { name: 'JCMJ', type: 'N' as const, length: 15, decimals: 2 },
];
const rows = (rings: (Ring | null)[]): Row[] =>
  rings.map((ring) => ({ rings: ring && [ring], values: ['旱地', ring && inMu(ring)] }));
const packed = (all: Row[], more: { prj?: string; code?: 'gbk' | 'utf-8' } = {}) =>
  zipShapefile({ shp: makeShp(all), dbf: makeDbf(COLUMNS, all, more.code ?? 'gbk'), prj: more.prj });
const inspect = (bytes: Uint8Array, options: ReadOptions = {}) => inspectFile(bytes, '图斑.zip', { options });

describe('the preview of a good file', () => {
  it('says what is in it, without a question', async () => {
    const seen = await inspect(packed(rows(RINGS)), { expectedExtent: UXIN });
    expect(seen).toMatchObject({ asks: [], refusal: null, fileName: '图斑.zip' });
    expect(seen.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(seen.layers).toMatchObject([{ name: '数据/图斑', format: 'shapefile', geometry: 'polygon' }]);
    expect(seen.layer).toMatchObject({
      records: 3,
      features: 3,
      inExpected: 3,
      refusedCount: 0,
      repairs: [],
    });
    expect(seen.layer?.areaM2).toBeCloseTo(
      RINGS.reduce((sum, ring) => sum + areaM2(fromRings([[ring]])), 0),
      3,
    );
    expect(seen.layer?.bbox).toEqual([108.9, 38.6, 109.004, 38.604]);
    expect(seen.layer?.fields).toEqual([
      { name: '地类名称', type: 'C(20)', filled: 3, samples: ['旱地'] },
      { name: 'JCMJ', type: 'N(15,2)', filled: 3, samples: RINGS.map((ring) => String(inMu(ring))) },
    ]);
  });

  it('shows texts as they read, and as they would in another encoding', async () => {
    const { encoding } = (await inspect(packed(rows(RINGS)))).layer!;
    expect(encoding).toMatchObject({ name: 'gb18030', how: 'fallback', sample: ['地类名称', '旱地'] });
    expect(encoding.alternatives.map(({ name }) => name)).toEqual(['utf-8', 'big5']);
    expect(encoding.alternatives[0]?.sample[1]).toContain('\uFFFD');
  });

  it('finds the unit of the column of areas', async () => {
    expect((await inspect(packed(rows(RINGS)))).layer?.areaField).toEqual({
      field: 'JCMJ',
      unit: 'mu',
      compared: 3,
      agreeing: 3,
    });
  });

  it('draws an outline that a small map can hold', async () => {
    const circle = Array.from({ length: 20_001 }, (_, i): [number, number] => {
      const turn = (-i / 20_000) * 2 * Math.PI;
      return [109 + 0.1 * Math.cos(turn), 38.6 + 0.1 * Math.sin(turn)];
    });
    const { outline } = (await inspect(packed(rows([circle, ...RINGS])))).layer!;
    expect(outline).toHaveLength(4);
    expect(outline.flat().length / 2).toBeLessThanOrEqual(4_000);
    for (const ring of outline) expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
  });
});

describe('the preview of a file that leaves something open', () => {
  it('of several layers asks which, and looks into the one that is named', async () => {
    const all = rows(RINGS);
    const members = ['甲', '乙'].flatMap((name) => [
      { name: `${name}.shp`, data: makeShp(all) },
      { name: `${name}.dbf`, data: makeDbf(COLUMNS, all, 'gbk') },
    ]);
    const seen = await inspect(makeZip(members));
    expect(seen).toMatchObject({ asks: ['layer'], layer: null, refusal: { code: 'severalLayers' } });
    expect(seen.layers.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(await inspect(makeZip(members), { layerName: '乙' })).toMatchObject({
      refusal: null,
      layer: { name: '乙' },
    });
  });

  it('of six-digit eastings asks for the system, the one of the county first', async () => {
    const plain = rows([square(573_000, 4_274_000, 300), square(574_000, 4_274_000, 300)]);
    const seen = await inspect(packed(plain), { expectedExtent: [108.8, 38.5, 108.9, 38.7] });
    // In this county one system fits alone, so that nothing is asked.
    expect(seen.layer?.crs).toMatchObject({ epsg: 4545, how: 'extent' });
    const open = await inspect(packed(plain));
    expect(open).toMatchObject({ asks: ['crs'], refusal: { code: 'crsUnknown' } });
    expect(open.layer).toMatchObject({ crs: null, features: 2, bbox: null });
    expect(open.layer?.candidates.slice(0, 1)).toMatchObject([
      { epsg: 4545, axisOrder: 'xy', inExpected: null },
    ]);
    expect(open.layer?.candidates.length).toBeLessThanOrEqual(8);
  });

  it('of swapped axes asks for their order, and is content with the answer', async () => {
    const swapped = rows(RINGS).map(
      (row): Row => ({ ...row, rings: row.rings!.map((r) => r.map(([x, y]) => [y, x])) }),
    );
    const seen = await inspect(packed(swapped));
    expect(seen).toMatchObject({ asks: ['axisOrder'], refusal: { code: 'axesSwapped' } });
    expect(seen.layer?.candidates).toMatchObject([{ epsg: 4490, axisOrder: 'yx' }]);
    expect(await inspect(packed(swapped), { axisOrder: 'yx' })).toMatchObject({
      refusal: null,
      layer: { axisOrder: { order: 'yx', how: 'chosen' }, bbox: [108.9, 38.6, 109.004, 38.604] },
    });
  });

  it('whose .prj is of other data says so and offers what fits', async () => {
    const prj =
      'PROJCS["CGCS2000_3_Degree_GK_CM_108E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const prefixed = rows([square(36_573_000, 4_274_000, 300)]);
    const seen = await inspect(packed(prefixed, { prj }));
    expect(seen).toMatchObject({ asks: ['crs'], refusal: { code: 'crsContradicted' } });
    expect(seen.layer?.candidates).toMatchObject([{ epsg: 4524, axisOrder: 'xy' }]);
    expect(await inspect(packed(prefixed, { prj }), { epsg: 4524 })).toMatchObject({
      asks: [],
      refusal: null,
    });
  });
});

describe('the preview of a file with unusable records', () => {
  const holed = packed(rows([RINGS[0]!, null, square(109, 38.6, 0)]));

  it('lists them, and refuses the file as it stands', async () => {
    const seen = await inspect(holed);
    expect(seen.refusal).toMatchObject({ code: 'recordsUnusable', params: { count: 2, records: '2, 3' } });
    expect(seen.layer?.refused).toMatchObject([
      { record: 2, code: 'geometryMissing' },
      { record: 3, code: 'geometryEmpty' },
    ]);
  });

  it('is content when a person leaves them out', async () => {
    expect(await inspect(holed, { skipInvalid: true })).toMatchObject({
      refusal: null,
      layer: { features: 1 },
    });
  });

  it('refuses a file in which none is left, whatever the person chooses', async () => {
    const seen = await inspect(packed(rows([null, null])), { skipInvalid: true });
    expect(seen.refusal?.code).toMatch(/noneUsable|noFeatures/);
  });
});

it('a file that is nothing at all is refused in both languages, and nothing is thrown', async () => {
  for (const bytes of [new Uint8Array(0), utf8('%PDF-1.7'), Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)]) {
    const seen = await inspect(bytes);
    expect(seen).toMatchObject({ layer: null, asks: [], layers: [] });
    expect(seen.refusal?.text.zh).toBeTruthy();
    expect(seen.refusal?.text.en).toBeTruthy();
  }
});

it('in a thread of its own it says the same', async () => {
  const bytes = packed(rows(RINGS));
  expect(await inspectInWorker(bytes, '图斑.zip')).toEqual(await inspect(bytes));
}, 30_000);
