import { describe, expect, it, vi } from 'vitest';
import { FormatError } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';
import type { ReadOptions, ReadResult } from '../../../src/formats/types.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { COLUMNS, EXPECTED_PROPERTIES, patchesZip, RINGS, rowsIn, SYSTEMS } from './support/patches.ts';
import { makeDbf, makeShp, type Row, zipShapefile } from './support/shapefile.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** A millimetre in degrees of latitude here. */
const MM = 9e-9;

const read = (zip: Uint8Array, options: ReadOptions = {}) => readFile(zip, '图斑.zip', { options });

async function refusal(zip: Uint8Array, options: ReadOptions = {}): Promise<FormatError> {
  const error = await read(zip, options).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(FormatError);
  return error as FormatError;
}

/** Farthest any vertex lies from where the patch really is, in degrees; vertices may come in another order. */
function worstShift(result: ReadResult): number {
  let worst = 0;
  result.features.forEach(({ polygon }, i) => {
    const truth = RINGS[i].flat();
    for (let v = 0; v < polygon.coords.length; v += 2) {
      const shifts = truth.map(([x, y]) => Math.hypot(x - polygon.coords[v], y - polygon.coords[v + 1]));
      worst = Math.max(worst, Math.min(...shifts));
    }
  });
  return worst;
}

describe('a zipped shapefile', () => {
  for (const code of ['gbk', 'utf-8'] as const) {
    for (const epsg of Object.keys(SYSTEMS).map(Number)) {
      it(`in ${code} and EPSG:${epsg} comes in with its Chinese text, and its place within 1 mm`, async () => {
        const result = await read(patchesZip(epsg, code));
        expect(result.crs).toEqual({ epsg, how: 'prj' });
        expect(result.features.map(({ properties }) => properties)).toEqual(EXPECTED_PROPERTIES);
        expect(result.features.map(({ record }) => record)).toEqual([1, 2, 3]);
        expect(worstShift(result)).toBeLessThan(MM);
        expect(result.repairs).toEqual([]);
      });
    }
  }

  it('keeps holes as holes and parts as parts, so that areas are right', async () => {
    const result = await read(patchesZip(4524, 'gbk'));
    const truth = [
      fromRings([[RINGS[0][0]]]),
      fromRings([RINGS[1]]),
      fromRings([[RINGS[2][0]], [RINGS[2][1]]]),
    ].map(areaM2);
    result.features.forEach(({ polygon }, i) => {
      expect(Math.abs(areaM2(polygon) / truth[i] - 1)).toBeLessThan(1e-7);
    });
    expect(result.features.map(({ polygon }) => [polygon.partEnds.length, polygon.ringEnds.length])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ]);
  });

  it('states the layer and its field types as the file has them', async () => {
    const result = await read(patchesZip(4490, 'gbk'));
    expect(result.layerName).toBe('图斑');
    expect(result.sourceFieldTypes).toEqual({
      JCBH: 'C(30)',
      XMC: 'C(20)',
      备注: 'C(9)',
      HSX: 'D(8)',
      MJ: 'N(15,2)',
      BSM: 'N(18)',
    });
  });
});

describe('the encoding of a shapefile', () => {
  const cases: [string, Uint8Array, string, string][] = [
    ['is what the .cpg says', patchesZip(4490, 'gbk', { cpg: 'GBK' }), 'gb18030', 'cpg'],
    ['is UTF-8 by .cpg', patchesZip(4490, 'utf-8', { cpg: 'UTF-8' }), 'utf-8', 'cpg'],
    ['is GBK by language driver id 0x4D', patchesZip(4490, 'gbk', { ldid: 0x4d }), 'gb18030', 'ldid'],
    ['is UTF-8 when all text is valid UTF-8', patchesZip(4490, 'utf-8'), 'utf-8', 'validUtf8'],
    [
      'is UTF-8 despite a default id of 0x4D',
      patchesZip(4490, 'utf-8', { ldid: 0x4d }),
      'utf-8',
      'validUtf8',
    ],
    ['falls back to GB18030', patchesZip(4490, 'gbk'), 'gb18030', 'fallback'],
    [
      'follows the bytes when the .cpg is wrong',
      patchesZip(4490, 'gbk', { cpg: 'UTF-8' }),
      'gb18030',
      'fallback',
    ],
    ['knows a .cpg of 936', patchesZip(4490, 'gbk', { cpg: '936\r\n' }), 'gb18030', 'cpg'],
  ];
  for (const [title, zip, name, how] of cases) {
    it(title, async () => {
      const result = await read(zip);
      expect(result.encoding).toEqual({ name, how });
      expect(result.features[0].properties).toEqual(EXPECTED_PROPERTIES[0]);
    });
  }

  it('can be chosen by the user, and a wrong choice names record and field', async () => {
    const error = await refusal(patchesZip(4490, 'gbk'), { encoding: 'utf-8' });
    expect(error).toMatchObject({ code: 'encoding', file: '图斑.dbf' });
    expect((await read(patchesZip(4490, 'gbk'), { encoding: 'GBK' })).encoding.how).toBe('chosen');
  });

  it('drops half a character that the field length cut, and nothing else', async () => {
    const rows = rowsIn(4490).map(
      (row): Row => ({ ...row, values: [row.values[0], '旗', '推堆土与道路', null, 1, null] }),
    );
    const result = await read(patchesZip(4490, 'gbk', { rows }));
    // Nine bytes hold four characters of GBK and a half.
    expect(result.features[0].properties.备注).toBe('推堆土与');
  });
});

describe('the coordinate system of a shapefile without .prj', () => {
  it('is told by the zone prefix', async () => {
    const result = await read(patchesZip(4524, 'gbk', { prj: false }));
    expect(result.crs).toEqual({ epsg: 4524, how: 'zonePrefix' });
    expect(worstShift(result)).toBeLessThan(MM);
  });

  it('is told by the prefix of a 6-degree zone', async () => {
    expect((await read(patchesZip(4497, 'gbk', { prj: false }))).crs.epsg).toBe(4497);
  });

  it('is taken as CGCS2000 degrees', async () => {
    expect((await read(patchesZip(4490, 'gbk', { prj: false }))).crs).toEqual({
      epsg: 4490,
      how: 'magnitude',
    });
  });

  it('is asked for when six-digit eastings leave it open', async () => {
    const error = await refusal(patchesZip(4545, 'gbk', { prj: false }));
    expect(error.code).toBe('crsUnknown');
    expect(error.message).toContain('EPSG:4545');
  });

  it('is told by the county it should lie in', async () => {
    const expectedExtent: [number, number, number, number] = [108.28, 37.65, 109.68, 39.4];
    for (const epsg of [4545, 4546]) {
      const result = await read(patchesZip(epsg, 'gbk', { prj: false }), { expectedExtent });
      expect(result.crs).toEqual({ epsg, how: 'extent' });
      expect(worstShift(result)).toBeLessThan(MM);
    }
  });

  it('can be chosen by the user', async () => {
    const result = await read(patchesZip(4545, 'gbk', { prj: false }), { epsg: 4545 });
    expect(result.crs).toEqual({ epsg: 4545, how: 'chosen' });
    expect(worstShift(result)).toBeLessThan(MM);
  });

  it('is recognised as northing first, and refused', async () => {
    const rows = rowsIn(4524).map(
      (row): Row => ({ ...row, rings: row.rings!.map((r) => r.map(([x, y]) => [y, x])) }),
    );
    expect((await refusal(patchesZip(4524, 'gbk', { rows, prj: false }))).code).toBe('axesSwapped');
  });
});

describe('a shapefile that is not what it says', () => {
  const rows = rowsIn(4490);
  const { prj } = SYSTEMS[4490];
  const good = { shp: makeShp(rows), dbf: makeDbf(COLUMNS, rows, 'gbk'), prj };

  it('without its .dbf comes in as shapes only, and says so', async () => {
    const result = await read(zipShapefile({ shp: good.shp, prj }));
    expect(result.features.map(({ properties }) => properties)).toEqual([{}, {}, {}]);
    expect(result.notes).toMatchObject([{ code: 'remark', text: { zh: expect.stringContaining('.dbf') } }]);
  });

  it('without its .shp names what is missing', async () => {
    const error = await refusal(zipShapefile({ dbf: good.dbf, prj }));
    expect(error).toMatchObject({ code: 'memberMissing', params: { member: '图斑.shp' } });
  });

  it('cut short gives its whole records where a person leaves out the others', async () => {
    const cut = zipShapefile({ ...good, shp: good.shp.subarray(0, good.shp.length - 10) });
    const result = await read(cut, { skipInvalid: true });
    expect(result.features.map(({ record }) => record)).toEqual([1, 2]);
    expect(result.skipped).toEqual([{ record: 3, code: 'geometryMissing' }]);
  });

  it('with one damaged record leaves that out where a person says so', async () => {
    const shp = good.shp.slice();
    // The number of points of the first record.
    new DataView(shp.buffer).setUint32(100 + 8 + 40, 0x7fffffff, true);
    expect((await refusal(zipShapefile({ ...good, shp }))).code).toBe('shpRecord');
    const result = await read(zipShapefile({ ...good, shp }), { skipInvalid: true });
    expect(result.features.map(({ record }) => record)).toEqual([2, 3]);
    expect(result.skipped).toEqual([{ record: 1, code: 'geometryBad' }]);
  });

  it('with more rows than shapes is refused', async () => {
    const error = await refusal(zipShapefile({ ...good, shp: makeShp(rows.slice(0, 2)) }));
    expect(error).toMatchObject({ code: 'countsDiffer', params: { shapes: 2, rows: 3 } });
  });

  it('cut short names the first record that is lost', async () => {
    const error = await refusal(zipShapefile({ ...good, shp: good.shp.subarray(0, good.shp.length - 10) }));
    expect(error).toMatchObject({ code: 'shpRecord', file: '图斑.shp', record: 3 });
  });

  it('cut short anywhere is refused and never read in part', async () => {
    for (let length = 0; length < good.shp.length; length += 37) {
      const error = await refusal(zipShapefile({ ...good, shp: good.shp.subarray(0, length) }));
      expect(['shpHeader', 'shpRecord', 'countsDiffer']).toContain(error.code);
    }
  });

  it('with a .dbf cut short says how many rows are whole', async () => {
    const error = await refusal(zipShapefile({ ...good, dbf: good.dbf.subarray(0, good.dbf.length - 20) }));
    expect(error).toMatchObject({ code: 'dbfTruncated', params: { expected: 3, found: 2 } });
  });

  it('with records that have no geometry lists them and imports nothing', async () => {
    const holed = rows.map((row, i): Row => (i === 1 ? { ...row, rings: null } : row));
    const error = await refusal(zipShapefile({ ...good, shp: makeShp(holed) }));
    expect(error).toMatchObject({ code: 'geometryMissing', record: 2, params: { count: 1, records: '2' } });
  });

  it('of lines says so', async () => {
    expect(await refusal(zipShapefile({ ...good, shp: makeShp(rows, 3) }))).toMatchObject({
      code: 'layerKind',
      params: { kind: 'line' },
    });
  });

  it('in Beijing 54 says that it needs converting', async () => {
    const beijing = prj
      .replaceAll('China_Geodetic_Coordinate_System_2000', 'Beijing_1954')
      .replaceAll('China_2000', 'Beijing_1954')
      .replaceAll('CGCS2000', 'Krasovsky_1940');
    expect((await refusal(zipShapefile({ ...good, prj: beijing }))).code).toBe('crsDatum');
  });

  it('with two layers asks which, and reads the one that is named', async () => {
    const { makeZip } = await import('./support/zip.ts');
    const members = ['甲', '乙'].flatMap((name) => [
      { name: `${name}.shp`, data: good.shp },
      { name: `${name}.DBF`, data: good.dbf },
    ]);
    expect((await refusal(makeZip(members))).code).toBe('severalLayers');
    expect((await read(makeZip(members), { layerName: '乙' })).layerName).toBe('乙');
    expect((await refusal(makeZip(members), { layerName: '丙' })).code).toBe('layerMissing');
  });
});

describe('what a shapefile reader must not lose or invent', () => {
  it('leaves out rows marked deleted, says so, and keeps the others with their own geometry', async () => {
    const rows = rowsIn(4490).map((row, i): Row => ({ ...row, deleted: i === 0 }));
    const result = await read(patchesZip(4490, 'gbk', { rows }));
    expect(result.features.map(({ record }) => record)).toEqual([2, 3]);
    expect(result.features[0].properties).toEqual(EXPECTED_PROPERTIES[1]);
    expect(result.features[0].polygon.ringEnds.length).toBe(2);
    expect(result.notes).toEqual([{ code: 'deletedRecords', count: 1 }]);
  });

  it('repairs a bow tie and reports the record, with areas before and after', async () => {
    const rows = rowsIn(4490);
    rows[0] = {
      ...rows[0],
      rings: [
        [
          [108.8, 38.5],
          [108.81, 38.51],
          [108.81, 38.5],
          [108.8, 38.51],
          [108.8, 38.5],
        ],
      ],
    };
    const result = await read(patchesZip(4490, 'gbk', { rows }));
    expect(result.features).toHaveLength(3);
    expect(result.repairs.map(({ record, repair }) => [record, repair.code])).toContainEqual([
      1,
      'selfIntersection',
    ]);
  });
});
