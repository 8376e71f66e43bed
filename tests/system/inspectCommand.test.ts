import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDbf, makeShp, type Ring, type Row, zipShapefile } from '../unit/formats/support/shapefile.ts';
import { emptyFolder, remove } from './driver/seeded.ts';
import { tuban } from './driver/server.ts';

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => remove(folder));

const at = (name: string) => join(folder, name);
const inspect = (...args: string[]) => tuban(['inspect', ...args], { TUBAN_DATA: at('no-store') });
const ring = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];
const rows = (...rings: Ring[]): Row[] => rings.map((one) => ({ rings: [one], values: ['嘎鲁图镇'] }));
const parts = (all: Row[]) => ({
  shp: makeShp(all),
  dbf: makeDbf([{ name: 'XZQMC', type: 'C', length: 20 }], all, 'gbk'),
});

describe('tuban inspect', () => {
  it('says in JSON what is in a file, and that it can be imported', async () => {
    writeFileSync(at('图斑.zip'), zipShapefile(parts(rows(ring(109, 38, 0.01)))));
    const { code, stdout } = await inspect(at('图斑.zip'), '--json', '--extent', '108,37,110,39');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      fileName: '图斑.zip',
      asks: [],
      refusal: null,
      layer: { features: 1, inExpected: 1, crs: { epsg: 4490 }, encoding: { name: 'gb18030' } },
    });
  });

  it('asks for what the file leaves open with exit code 1, and takes the answer', async () => {
    writeFileSync(at('图斑.zip'), zipShapefile(parts(rows(ring(573_000, 4_274_000, 100)))));
    const asked = await inspect(at('图斑.zip'));
    expect(asked.code).toBe(1);
    expect(asked.stdout).toContain('--epsg 4545');
    expect((await inspect(at('图斑.zip'), '--epsg', '4545')).code).toBe(0);
  });

  it('reads a loose .shp with what lies beside it', async () => {
    const { shp, dbf } = parts(rows(ring(109, 38, 0.01)));
    writeFileSync(at('图斑.shp'), shp);
    writeFileSync(at('图斑.DBF'), dbf);
    const { code, stdout } = await inspect(at('图斑.shp'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).layer.fields).toMatchObject([{ name: 'XZQMC', samples: ['嘎鲁图镇'] }]);
  });

  it('never crashes: one line a file for what is no file, empty, a folder, or nothing known', async () => {
    writeFileSync(at('空.zip'), '');
    writeFileSync(at('乱.shp'), 'abc');
    mkdirSync(at('夹'));
    mkdirSync(at('空.gdb'));
    const paths = ['没有.zip', '空.zip', '乱.shp', '夹', '空.gdb'].map(at);
    const { code, stdout } = await inspect(...paths, '--json');
    expect(code).toBe(2);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(paths.length);
    for (const { refusal } of answers)
      expect(refusal.text).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });

  it('refuses options that mean nothing', async () => {
    for (const option of [
      ['--axis', 'north'],
      ['--epsg', 'Beijing'],
      ['--extent', '1,2,3'],
    ]) {
      expect((await inspect(at('x.zip'), ...option)).code).toBe(2);
    }
  });
});
