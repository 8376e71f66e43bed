import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromGeoJson, toGeoJson } from '../../src/geo/flat.ts';
import { overlayPair } from '../../src/geo/overlay/overlay.ts';
import { makeDbf, makeShp, type Ring, zipShapefile } from '../unit/formats/support/shapefile.ts';
import { blob, coverage, seeded } from '../unit/geo/synthetic.ts';
import { geoJson, type Named, square, writeGeoPackage } from './driver/polygonFile.ts';
import { emptyFolder, remove } from './driver/seeded.ts';
import { tuban } from './driver/server.ts';

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => remove(folder));

const at = (name: string) => join(folder, name);
const run = (...args: string[]) => tuban(args, { TUBAN_DATA: at('no-store') });
const overlay = (patches: string, zones: string, ...more: string[]) =>
  run('overlay', '--patches', at(patches), '--zones', at(zones), '--out', at('out.csv'), ...more);
const save = (name: string, content: string | Uint8Array) => writeFileSync(at(name), content);

function rows(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}
const result = () => rows(readFileSync(at('out.csv'), 'utf8'));

/** Wavy parcels without gaps, and patches over them. */
function county(count = 12): { parcels: Named[]; patches: Named[] } {
  const random = seeded(11);
  const parcels = coverage(8, 8, 0.002, 3).map((zone, i) => ({ code: `P${i}`, geometry: toGeoJson(zone) }));
  const patches = Array.from({ length: count }, (_, i) => {
    const shape = blob(random, 108.603 + 0.01 * random(), 38.403 + 0.01 * random(), 0.001, 9);
    return { code: `T${i}`, geometry: toGeoJson(shape) };
  });
  return { parcels, patches };
}

describe('tuban overlay', () => {
  const { parcels, patches } = county();

  it('writes one line for each pair that has any area in common, as the engine has it', async () => {
    save('patches.geojson', geoJson(patches, 'JCBH'));
    save('zones.geojson', geoJson(parcels, 'BSM'));
    const { code, stderr, stdout } = await overlay('patches.geojson', 'zones.geojson');
    expect([code, stdout], stderr).toEqual([0, '']);
    const found = new Map(result().map((row) => [`${row.patch} ${row.zone}`, row]));
    let pairs = 0;
    for (const patch of patches) {
      let share = 0;
      for (const zone of parcels) {
        const areaM2 = overlayPair(fromGeoJson(patch.geometry), fromGeoJson(zone.geometry));
        const row = found.get(`${patch.code} ${zone.code}`);
        expect(row !== undefined).toBe(areaM2 > 0);
        if (!row) continue;
        pairs++;
        expect(Math.abs(Number(row.area_m2) / areaM2 - 1)).toBeLessThan(1e-9);
        expect(Math.abs(Number(row.area_mu) - areaM2 * 0.0015)).toBeLessThan(0.005000001);
        expect(row.area_mu).toMatch(/^\d+\.\d\d$/);
        share += Number(row.share);
      }
      // parcels without gaps: the account closes
      expect(Math.abs(share - 1)).toBeLessThan(1e-12);
    }
    expect(found.size).toBe(pairs);
    expect(pairs).toBeGreaterThan(patches.length);
    expect(stderr).toMatch(/12 个图斑 patches × 64 个要素 zones/);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['out.csv']));
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('gives the same lines for a shapefile, zipped and loose, and for a GeoPackage', async () => {
    save('patches.geojson', geoJson(patches, 'JCBH'));
    save('zones.geojson', geoJson(parcels, 'BSM'));
    await overlay('patches.geojson', 'zones.geojson');
    const known = readFileSync(at('out.csv'), 'utf8');
    const records = parcels.map(({ code, geometry }) => ({
      rings: (geometry.coordinates as Ring[]).map((ring) => ring.toReversed()),
      values: [code],
    }));
    const parts = {
      shp: makeShp(records),
      dbf: makeDbf([{ name: 'BSM', type: 'C', length: 18 }], records, 'gbk'),
      prj: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
    };
    save('地类.zip', zipShapefile(parts));
    for (const [extension, bytes] of Object.entries(parts)) save(`地类.${extension}`, bytes);
    writeGeoPackage(at('zones.gpkg'), parcels, 'BSM');
    for (const zones of ['地类.zip', '地类.shp', 'zones.gpkg']) {
      const { code, stderr } = await overlay('patches.geojson', zones);
      expect(code, stderr).toBe(0);
      expect(readFileSync(at('out.csv'), 'utf8'), zones).toBe(known);
    }
  });

  it('names features by the field asked for, else by a code without repeats, else by record number', async () => {
    const squares = [0, 1].map((i) => ({ code: 'twice', geometry: square(10 + i, 50, 0.5) }));
    save('a.geojson', geoJson(squares, 'ID'));
    save('b.geojson', geoJson(squares, 'name'));
    await overlay('a.geojson', 'b.geojson');
    expect(result().map(({ patch, zone }) => [patch, zone])).toEqual([
      ['1', '1'],
      ['2', '2'],
    ]);
    await overlay('a.geojson', 'b.geojson', '--zone-id', 'NAME');
    expect(result().map(({ zone }) => zone)).toEqual(['twice', 'twice']);
    const none = await overlay('a.geojson', 'b.geojson', '--patch-id', 'JCBH');
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringMatching(/没有字段“JCBH”；有：ID[\s\S]*no field "JCBH"/),
    ]);
  });

  it('quotes names, and makes none a formula', async () => {
    const names = ['=1+1', '甲,乙', '说"是"', '-5', '@x'];
    save(
      'a.geojson',
      geoJson(
        names.map((code, i) => ({ code, geometry: square(i, 0, 0.5) })),
        'JCBH',
      ),
    );
    const { stdout } = await run('area', at('a.geojson'), '--bom');
    const cells = stdout
      .split('\r\n')
      .slice(1, 6)
      .map((line) => line.replace(/,[\d.]+,[\d.]+,5,$/, ''));
    expect(stdout.startsWith('\uFEFFfeature,')).toBe(true);
    expect(cells).toEqual(["'=1+1", '"甲,乙"', '"说""是"""', '-5', "'@x"]);
  });

  it('works anywhere on earth: a degree square on the equator, in Chile, at the date line', async () => {
    // Areas of one degree squares on GRS80, from the closed formula of the authalic latitude.
    const squares = [square(0, 0, 1), square(-72, -38, 1), square(179, 65, 1)];
    save(
      'a.geojson',
      geoJson(
        squares.map((geometry, i) => ({ code: `Q${i}`, geometry })),
        'id',
      ),
    );
    const { stdout, code } = await run('area', at('a.geojson'));
    expect(code).toBe(0);
    const areas = rows(stdout).map((row) => Number(row.area_m2));
    for (const [i, lat] of [0, -38, 65].entries()) {
      expect(Math.abs(areas[i] / zoneArea(lat, lat + 1) - 1)).toBeLessThan(2e-9);
    }
  });
});

/** Area of a degree of longitude between two latitudes on GRS80 in ㎡ (Snyder 1987, 3-12). */
function zoneArea(south: number, north: number): number {
  const f = 1 / 298.257222101;
  const e = Math.sqrt(f * (2 - f));
  const q = (lat: number) => {
    const s = Math.sin((lat * Math.PI) / 180);
    return (1 - e * e) * (s / (1 - e * e * s * s) + Math.atanh(e * s) / e);
  };
  return ((6378137 ** 2 / 2) * (q(north) - q(south)) * Math.PI) / 180;
}

describe('a file that is not as it should be', () => {
  const good = geoJson([{ code: 'A', geometry: square(108, 38, 0.01) }], 'JCBH');
  const bowtie = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [108, 38],
        [108.02, 38.01],
        [108.02, 38],
        [108, 38.01],
        [108, 38],
      ],
    ],
  };

  it('is repaired where it can be, each repair on stderr with its areas and all in the report', async () => {
    save(
      'a.geojson',
      geoJson(
        Array.from({ length: 25 }, (_, i) => ({ code: `B${i}`, geometry: bowtie })),
        'JCBH',
      ),
    );
    save('b.geojson', good);
    const { code, stderr } = await overlay('a.geojson', 'b.geojson', '--report', at('report.json'));
    expect(code).toBe(0);
    expect(stderr.match(/\[selfIntersection\]/g)).toHaveLength(20);
    expect(stderr).toMatch(
      /第 3 条：自相交，已修复 \/ record 3: crosses itself; made valid，奇偶 even-odd \d+\.\d\d → 修复后 after \d+\.\d\d m²/,
    );
    expect(stderr).toMatch(/另有 5 处修复/);
    const report = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    expect(report.patches.repairs).toHaveLength(25);
    expect(report.patches.repairs[24]).toMatchObject({ record: 25, code: 'selfIntersection' });
    expect(report).toMatchObject({ pairs: 25, zones: { features: 1, repairs: [], skipped: [] } });
    const area = await run('area', at('a.geojson'));
    expect(rows(area.stdout)[0].repair).toBe('selfIntersection');
  });

  it('is refused with file, record and reason, or read without such records if asked', async () => {
    const features = JSON.parse(good).features;
    const broken = { type: 'Feature', properties: { JCBH: 'X' }, geometry: null };
    const line = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    };
    const flat = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
            [1, 1],
            [1, 1],
          ],
        ],
      },
    };
    save(
      'a.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [...features, broken, line, flat] }),
    );
    save('b.geojson', good);
    const refused = await overlay('a.geojson', 'b.geojson');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/“a\.geojson”第 3 条记录：[\s\S]*--skip-invalid/);
    expect(existsSync(at('out.csv'))).toBe(false);
    const read = await overlay('a.geojson', 'b.geojson', '--skip-invalid', '--report', at('report.json'));
    expect(read.code, read.stderr).toBe(0);
    expect(result()).toHaveLength(1);
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8')).patches.skipped).toEqual([
      { record: 2, code: 'geometryMissing' },
      { record: 3, code: 'geometryKind' },
      { record: 4, code: 'geometryEmpty' },
    ]);
    for (const record of [2, 3, 4]) expect(read.stderr).toMatch(new RegExp(`record ${record}: .*, left out`));
  });

  const lines: [string, () => string[], RegExp][] = [
    [
      'a missing file',
      () => [at('none.geojson'), at('b.geojson'), at('out.csv')],
      /没有这个文件[\s\S]*no such file/,
    ],
    ['a folder', () => [folder, at('b.geojson'), at('out.csv')], /这是一个目录[\s\S]*it is a folder/],
    [
      'damaged JSON',
      () => [at('bad.geojson'), at('b.geojson'), at('out.csv')],
      /bad\.geojson.*第 1 行第 \d+ 列[\s\S]*line 1/,
    ],
    ['something else', () => [at('text.txt'), at('b.geojson'), at('out.csv')], /text\.txt.*不是可读的格式/],
    [
      'the output in place of an input',
      () => [at('a.geojson'), at('b.geojson'), at('b.geojson')],
      /已是输入[\s\S]*already read/,
    ],
    [
      'an output in no folder',
      () => [at('a.geojson'), at('b.geojson'), at('no/such/out.csv')],
      /不能写入[\s\S]*cannot write/,
    ],
    [
      'a folder for an output',
      () => [at('a.geojson'), at('b.geojson'), folder],
      /不能写入.*目录[\s\S]*folder/,
    ],
    [
      'a layer in metres of nowhere',
      () => [at('metres.geojson'), at('b.geojson'), at('out.csv')],
      /坐标系[\s\S]*--crs EPSG/,
    ],
  ];
  for (const [title, files, said] of lines) {
    it(`${title} is told in a line, with exit code 2 and nothing written`, async () => {
      save('a.geojson', good);
      save('b.geojson', good);
      save('bad.geojson', good.slice(0, -9));
      save('text.txt', 'hello');
      save('metres.geojson', geoJson([{ code: 'A', geometry: square(500_000, 4_000_000, 100) }], 'ID'));
      const before = readdirSync(folder);
      const [patches, zones, out] = files();
      const { code, stderr } = await run('overlay', '--patches', patches, '--zones', zones, '--out', out);
      expect(stderr).toMatch(said);
      expect(code).toBe(2);
      expect(readdirSync(folder)).toEqual(before);
      expect(readFileSync(at('b.geojson'), 'utf8')).toBe(good);
    });
  }

  it('does not touch an earlier result when it fails, and says what is missing or unknown', async () => {
    save('a.geojson', good);
    save('out.csv', 'earlier');
    expect((await overlay('a.geojson', 'none.geojson')).code).toBe(2);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('earlier');
    for (const args of [
      [],
      ['--patches', 'a'],
      ['--patches', 'a', '--zones', 'b'],
      ['--nonsense'],
      ['--crs', 'x'],
    ]) {
      const { code, stderr } = await run('overlay', ...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining('tuban help')]);
    }
    const both = await run('area', at('a.geojson'), '--report', '-');
    expect([both.code, both.stdout, both.stderr]).toEqual([
      2,
      '',
      expect.stringContaining('one result only'),
    ]);
    expect((await run('area')).code).toBe(2);
    expect((await run('area', at('a.geojson'), at('a.geojson'))).code).toBe(2);
  });

  it('says that the disk is full, on standard output too', async ({ skip }) => {
    if (!existsSync('/dev/full')) skip('no /dev/full here');
    save('a.geojson', good);
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [cli, 'area', at('a.geojson')], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    expect([code, said]).toEqual([2, expect.stringMatching(/磁盘已满[\s\S]*the disk is full/)]);
    const named = await run('area', at('a.geojson'), '--out', '/dev/full');
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('磁盘已满')]);
  });

  it('cannot be written into a folder without permission', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write anywhere');
    save('a.geojson', good);
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o500);
    const { code, stderr } = await run('area', at('a.geojson'), '--out', at('closed/out.csv'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/没有权限[\s\S]*permission denied/)]);
  });
});

it('reads packed files as they are', async () => {
  save('a.geojson.gz', gzipSync(geoJson([{ code: 'A', geometry: square(108, 38, 0.01) }], 'JCBH')));
  const { code, stdout, stderr } = await run('area', at('a.geojson.gz'));
  expect([code, rows(stdout)[0].feature], stderr).toEqual([0, 'A']);
});

it('takes coordinates without a description by --crs, each file its own', async () => {
  const metres = geoJson([{ code: 'A', geometry: square(573_000, 4_274_000, 100) }], 'ID');
  save('a.geojson', metres);
  save('b.geojson', metres.replaceAll('573', '36573'));
  const { code, stderr } = await overlay(
    'a.geojson',
    'b.geojson',
    '--patches-crs',
    'EPSG:4545',
    '--zones-crs',
    '4524',
  );
  expect(code, stderr).toBe(0);
  expect(Number(result()[0].share)).toBeGreaterThan(1 - 1e-9);
});

describe('a run that is stopped', () => {
  it('by Ctrl+C leaves nothing, with exit code 130', async () => {
    const { parcels } = county();
    const many = Array.from({ length: 400 }, () => parcels).flat();
    save('zones.geojson', geoJson(many, 'BSM'));
    const before = readdirSync(folder);
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
    const args = [
      'overlay',
      '--patches',
      at('zones.geojson'),
      '--zones',
      at('zones.geojson'),
      '--out',
      at('out.csv'),
    ];
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    while (!readdirSync(folder).some((name) => name.endsWith('.part')))
      await new Promise((go) => setTimeout(go, 20));
    await new Promise((go) => setTimeout(go, 500));
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect([code, said]).toEqual([130, expect.stringMatching(/已取消[\s\S]*Cancelled/)]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('by a reader that has seen enough ends quietly', async () => {
    const { parcels } = county();
    save('zones.geojson', geoJson(Array.from({ length: 60 }, () => parcels).flat(), 'BSM'));
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
    const child = spawn(process.execPath, [cli, 'area', at('zones.geojson')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
    expect(said).not.toMatch(/Error|EPIPE/);
  });
});
