import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadedDrivers } from '../../../src/formats/gdal.ts';
import { ALLOWED_DRIVERS } from '../../../src/formats/gdalDrivers.ts';
import { readFile } from '../../../src/formats/read.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../../src/geo/flat.ts';
import type { Job } from './support/makeWithGdal.ts';
import { refusal } from './support/outcome.ts';
import { makeZip } from './support/zip.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const SYSTEMS = [4490, 4326, 4524, 4545];
const ENCODINGS = ['GBK', 'UTF-8'];

const PATCHES = [
  {
    JCBH: '150626SJBG26210001',
    图斑类型: '光伏',
    HSX: '2026/05/01',
    MJ: 1234.5,
    XH: 1,
    x: 108.8412,
    y: 38.5971,
  },
  {
    JCBH: '150626SJBG26210002',
    图斑类型: '嘎鲁图镇',
    HSX: '2026/05/01',
    MJ: 0.25,
    XH: 2,
    x: 109.41,
    y: 38.1,
  },
];
const geometry = (x: number, y: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [x, y],
      [x + 0.003, y],
      [x + 0.003, y + 0.002],
      [x, y + 0.002],
      [x, y],
    ],
  ],
});
const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: PATCHES.map(({ x, y, ...properties }) => ({
    type: 'Feature',
    properties,
    geometry: geometry(x, y),
  })),
});

describe('files that GDAL has written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-test-'));
  const shapefile = (epsg: number, encoding: string) => `shp${epsg}${encoding}`;
  const member = (name: string, extension: string) =>
    new Uint8Array(readFileSync(join(folder, `${name}.${extension}`)));

  beforeAll(() => {
    const jobs: Job[] = [];
    for (const epsg of SYSTEMS) {
      jobs.push({ name: `gpkg${epsg}`, driver: 'GPKG', options: ['-t_srs', `EPSG:${epsg}`] });
      for (const encoding of ENCODINGS) {
        const options = ['-t_srs', `EPSG:${epsg}`, '-lco', `ENCODING=${encoding}`];
        jobs.push({ name: shapefile(epsg, encoding), driver: 'ESRI Shapefile', options });
      }
    }
    jobs.push({
      name: 'points',
      driver: 'GPKG',
      options: ['-dialect', 'OGRSQL', '-sql', 'SELECT * FROM made', '-nlt', 'POINT', '-explodecollections'],
    });
    execFileSync(process.execPath, [
      join(import.meta.dirname, 'support/makeWithGdal.ts'),
      folder,
      GEOJSON,
      JSON.stringify(jobs),
    ]);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function zipped(name: string, extensions: string[]): Uint8Array {
    return makeZip(
      extensions.map((extension) => ({ name: `图斑.${extension}`, data: member(name, extension) })),
    );
  }

  for (const epsg of SYSTEMS) {
    for (const encoding of ENCODINGS) {
      for (const extensions of [
        ['shp', 'shx', 'dbf', 'prj', 'cpg'],
        ['shp', 'dbf', 'prj'],
      ]) {
        it(`a shapefile in ${encoding}, EPSG:${epsg}, of ${extensions.join(' ')}`, async () => {
          const result = await readFile(zipped(shapefile(epsg, encoding), extensions), '图斑.zip');
          expect(result.crs).toEqual({ epsg, how: 'prj' });
          expectPatches(result.features);
          expect(result.features[0].properties.JCBH).toBe('150626SJBG26210001');
          // The name is over ten bytes in UTF-8, so GDAL has cut it there, in the middle of a character.
          const text = Object.entries(result.features[1].properties).find(
            ([, value]) => value === '嘎鲁图镇',
          );
          expect('图斑类型'.startsWith(text![0])).toBe(true);
        });
      }
    }

    it(`a GeoPackage in EPSG:${epsg}`, async () => {
      const result = await readFile(member(`gpkg${epsg}`, 'gpkg'), '图斑.gpkg');
      expect(result.crs).toEqual({ epsg, how: 'table' });
      expect(result.layerName).toBe('图斑');
      expectPatches(result.features);
      expect(result.features[0].properties).toEqual({
        JCBH: '150626SJBG26210001',
        图斑类型: '光伏',
        HSX: '2026-05-01',
        MJ: 1234.5,
        XH: 1,
      });
    });
  }

  it('a GeoPackage cut short is refused with the reason', async () => {
    const whole = member('gpkg4490', 'gpkg');
    const error = await refusal(whole.subarray(0, whole.length / 2), '图斑.gpkg');
    expect(error).toMatchObject({ code: 'sqliteDamaged', params: { reason: 'fileCut' } });
  });

  it('a database of which only the first page came is refused', async () => {
    expect((await refusal(whole0(), '图斑.gpkg')).code).toBe('sqliteDamaged');
    function whole0() {
      return member('gpkg4490', 'gpkg').subarray(0, 4096);
    }
  });

  it('a GeoPackage inside a zip is read too', async () => {
    const zip = makeZip([{ name: '规划/图斑.gpkg', data: member('gpkg4524', 'gpkg') }]);
    expect((await readFile(zip, '规划.zip')).format).toBe('geopackage');
  });
});

it('no GDAL driver is loaded but those that are allowed', async () => {
  expect((await loadedDrivers()).sort()).toEqual([...ALLOWED_DRIVERS].sort());
});

function expectPatches(features: Awaited<ReturnType<typeof readFile>>['features']): void {
  expect(features).toHaveLength(PATCHES.length);
  features.forEach(({ polygon }, i) => {
    const { x, y } = PATCHES[i];
    expect(Math.abs(Math.min(...polygon.coords.filter((_, k) => k % 2 === 0)) - x)).toBeLessThan(9e-9);
    expect(Math.abs(Math.min(...polygon.coords.filter((_, k) => k % 2 === 1)) - y)).toBeLessThan(9e-9);
    expect(Math.abs(areaM2(polygon) / areaM2(fromGeoJson(geometry(x, y))) - 1)).toBeLessThan(1e-7);
  });
}
