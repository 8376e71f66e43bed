import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFile, readFile, withContext } from '../../../../src/formats/read.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { type Member, makeZip } from '../support/zip.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;
const RING = [
  [109, 38],
  [109.01, 38],
  [109.01, 38.01],
  [109, 38],
];
const collection = (geometry: object, properties: object) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });

describe.skipIf(!hasOgr)('file geodatabases as GDAL writes them (skipped where ogr2ogr is absent)', () => {
  let folder = '';
  let members: Member[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gdb-test-'));
    const gdb = join(folder, '150626.gdb');
    const add = (layer: string, text: string, ...options: string[]) => {
      const path = join(folder, 'layer.geojson');
      writeFileSync(path, text);
      const into = layer === 'DLTB' ? ['-f', 'OpenFileGDB'] : ['-update', '-f', 'OpenFileGDB'];
      execFileSync('ogr2ogr', [...into, gdb, path, '-nln', layer, ...options], { stdio: 'ignore' });
    };
    add(
      'DLTB',
      collection({ type: 'Polygon', coordinates: [RING] }, { 地类名称: '旱地', TBMJ: 1.5 }),
      '-t_srs',
      'EPSG:4524',
      '-nlt',
      'MULTIPOLYGON',
    );
    add(
      'CZKFBJ',
      collection({ type: 'Polygon', coordinates: [RING] }, { XZQMC: '乌审旗' }),
      '-a_srs',
      'EPSG:4490',
      '-nlt',
      'MULTIPOLYGON',
    );
    add('DW', collection({ type: 'Point', coordinates: RING[0] }, { MC: '点' }), '-a_srs', 'EPSG:4490');
    members = readdirSync(gdb).map((name) => ({
      name: `成果/150626.gdb/${name}`,
      data: new Uint8Array(readFileSync(join(gdb, name))),
    }));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('list all their layers with their kinds', async () => {
    const layers = await withContext({}, (context) => openFile(makeZip(members), 'a.zip', context));
    expect(layers.map(({ name, geometry, records }) => [name, geometry, records])).toEqual([
      ['成果/150626.gdb/DLTB', 'polygon', 1],
      ['成果/150626.gdb/CZKFBJ', 'polygon', 1],
      ['成果/150626.gdb/DW', 'point', 1],
    ]);
  });

  it('ask which of the layers of polygons, and read the one that is named', async () => {
    expect(await refusal(makeZip(members), 'a.zip')).toMatchObject({ code: 'severalLayers' });
    const result = await readFile(makeZip(members), 'a.zip', { options: { layerName: 'DLTB' } });
    expect(result.crs).toEqual({ epsg: 4524, how: 'table' });
    expect(result.features[0]?.properties).toMatchObject({ 地类名称: '旱地', TBMJ: 1.5 });
    const [lon, lat] = result.features[0]!.polygon.coords;
    expect([lon, lat]).toEqual([expect.closeTo(109, 7), expect.closeTo(38, 7)]);
  });

  it('are read when their files were zipped without the folder, and inside a second archive', async () => {
    const bare = members.map(({ name, data }) => ({ name: name.split('/').at(-1)!, data }));
    const options = { layerName: 'CZKFBJ' };
    expect((await readFile(makeZip(bare), 'a.zip', { options })).features).toHaveLength(1);
    const twice = makeZip([{ name: '规划.zip', data: makeZip(members) }]);
    expect((await readFile(twice, 'a.zip', { options })).features).toHaveLength(1);
  });

  it('without their catalog are refused by its name', async () => {
    const without = members.filter(({ name }) => !name.endsWith('a00000001.gdbtable'));
    expect(await refusal(makeZip(without), 'a.zip')).toMatchObject({ code: 'gdbNoCatalog' });
  });

  it('cut short are refused without words of a foreign program', async () => {
    const cut = members.map((member) =>
      /a0000000[9a-f]\.gdbtable$/.test(member.name)
        ? { ...member, data: member.data.subarray(0, member.data.length - 60) }
        : member,
    );
    const error = await refusal(makeZip(cut), 'a.zip', { layerName: 'DLTB' });
    expect(error.message).not.toMatch(/\.cpp|\/home/);
  });
});

it('files in a geodatabase under names of their own are not handed on', async () => {
  const zip = makeZip([
    { name: 'x.gdb/a00000001.gdbtable', data: utf8('x') },
    { name: 'x.gdb/a00000001.vrt', data: utf8('<OGRVRTDataSource/>') },
  ]);
  expect((await refusal(zip, 'a.zip')).code).toMatch(/gdal/);
});
