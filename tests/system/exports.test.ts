import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/api/exports.ts';
import type { PatchRow } from '../../src/domain/patch.ts';
import { readFile } from '../../src/formats/read.ts';
import type { SourceFeature } from '../../src/formats/types.ts';
import { areaM2 } from '../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../src/geo/flat.ts';
import { shapeText } from '../unit/formats/write/support/sameShape.ts';
import type { Client } from './driver/client.ts';
import { square } from './driver/polygonFile.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer, tuban } from './driver/server.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

let folder: string;
let server: TubanServer;
let client: Client;
let rows: PatchRow[];
let catalog: Catalog;

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
  rows = await client.rows();
  catalog = (await client.get<Catalog>('/api/catalog')).body;
}, 180_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

type File = { status: number; bytes: Uint8Array; name: string; headers: Headers };

/** An export as a browser gets it. */
async function download(path: string, json: unknown, by = client): Promise<File> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { cookie: by.cookie, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, bytes, name: decodeURIComponent(encoded), headers: response.headers };
}
const json = ({ bytes }: File) => JSON.parse(new TextDecoder().decode(bytes));

const featuresOf = async ({ bytes, name }: Pick<File, 'bytes' | 'name'>): Promise<SourceFeature[]> =>
  (await readFile(bytes, name, {})).features;

/** What is still under way on the server's disk. */
const outgoing = () => {
  const path = join(folder, 'outgoing');
  return existsSync(path) ? readdirSync(path) : [];
};

async function nothingIsLeft(): Promise<void> {
  for (let i = 0; i < 100 && outgoing().length > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(outgoing()).toEqual([]);
}

describe('patches as a file', () => {
  it.each(EXPORT_FORMATS)('leave as %s, all of them, with a Chinese name', async (format) => {
    const file = await download('/api/exports/patches', { format });
    expect(file.status).toBe(200);
    expect(file.name).toMatch(/^图斑_\d{8}\.(gpkg|zip|geojson|kml|txt|csv|xlsx)$/);
    const features = await featuresOf(file);
    expect(features).toHaveLength(rows.length);
    const total = features.reduce((sum, { polygon }) => sum + areaM2(polygon), 0);
    const known = rows.reduce((sum, row) => sum + row.areaM2, 0);
    expect(Math.abs(total / known - 1)).toBeLessThan(format === 'txt' ? 1e-6 : 1e-9);
    await nothingIsLeft();
  });

  it('carry verdict, signer, areas and the attributes they were issued with', async () => {
    const decided = rows.filter(({ state }) => state !== 'pending').slice(0, 5);
    const ids = decided.map(({ id }) => id).reverse();
    const features = await featuresOf(await download('/api/exports/patches', { format: 'gpkg', ids }));
    expect(features.map(({ properties }) => properties.监测编号)).toEqual(
      ids.map((id) => decided.find((row) => row.id === id)!.code),
    );
    for (const [i, id] of ids.entries()) {
      const { row, raw, history, geometry } = await client.patch(id);
      const { properties, polygon } = features[i]!;
      const last = history.findLast(({ verdict }) => verdict === row.state)!;
      const verdict = catalog.vocabulary.verdicts.find(({ code }) => code === row.state)!;
      expect(properties).toMatchObject({
        批次: catalog.batches.find((batch) => batch.id === row.batchId)!.name,
        图斑类型: row.kind,
        变化前地类: row.beforeClass,
        判定: verdict.name.zh,
        签署人: last.userName,
        面积_平方米: Number(row.areaM2.toFixed(2)),
      });
      expect(Math.abs((properties.面积_亩 as number) - row.areaM2 * 0.0015)).toBeLessThan(0.005001);
      expect(Math.abs((properties.占耕地_平方米 as number) - row.farmlandM2!)).toBeLessThan(0.005001);
      for (const [name, value] of Object.entries(raw)) expect(properties[name], name).toEqual(value);
      expect(shapeText(polygon)).toBe(shapeText(fromGeoJson(geometry as never)));
    }
  });

  it('of one batch go in again as another batch with the same patches', async () => {
    const batch = catalog.batches[0]!;
    const file = await download('/api/exports/patches', { format: 'shp', epsg: 4524, batchId: batch.id });
    expect(file.name).toMatch(new RegExp(`^图斑_${batch.name}_\\d{8}\\.zip$`));
    const planner = await server.signedIn('zhifa1');
    const started = await planner.upload(
      { fileName: file.name, target: 'patches', batchName: '又一次' },
      file.bytes,
    );
    const job = await planner.ended(started.body.id);
    expect(job).toMatchObject({ status: 'done', error: null });
    const again = (await planner.rows()).filter(
      ({ batchId }) => !catalog.batches.some(({ id }) => id === batchId),
    );
    const what = (list: PatchRow[]) =>
      list
        .map(({ code, kind, beforeClass, townshipCode, areaM2: m2 }) =>
          [code, kind, beforeClass, townshipCode, m2.toFixed(3)].join(' '),
        )
        .sort();
    expect(what(again)).toEqual(what(rows.filter(({ batchId }) => batchId === batch.id)));
  });

  it('may be taken by everybody who is signed in, by nobody else', async () => {
    const leader = await server.signedIn('lingdao');
    const ids = [rows[0]!.id];
    expect((await download('/api/exports/patches', { format: 'csv', ids }, leader)).status).toBe(200);
    expect((await download('/api/exports/patches', { format: 'csv', ids }, server.client())).status).toBe(
      401,
    );
  });

  it('that are not there are an ordinary error, and so is what a format cannot hold', async () => {
    const none = await download('/api/exports/patches', { format: 'gpkg', ids: [999_999] });
    expect([none.status, json(none).code]).toEqual([404, 'notFound']);
    const batch = await download('/api/exports/patches', { format: 'gpkg', batchId: 'nosuch' });
    expect([batch.status, json(batch).text.zh]).toEqual([404, '没有批次 nosuch']);
    const degrees = await download('/api/exports/patches', { format: 'txt', epsg: 4490 });
    expect([degrees.status, json(degrees).code]).toEqual([422, 'crs']);
    const format = await download('/api/exports/patches', { format: 'dwg' });
    expect(format.status).toBe(400);
    await nothingIsLeft();
  });

  it('leave nothing on the server when the caller goes away', async () => {
    const leave = new AbortController();
    const asked = fetch(`${server.url}/api/exports/patches`, {
      method: 'POST',
      headers: { cookie: client.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ format: 'xlsx' }),
      signal: leave.signal,
    });
    for (let i = 0; i < 200 && outgoing().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(outgoing()).toHaveLength(1);
    leave.abort();
    await expect(asked).rejects.toThrow();
    await nothingIsLeft();
    // and no complaint in the log
    expect(server.output).not.toContain('exports');
  });

  it('say what a format could not take', async () => {
    const { headers } = await download('/api/exports/patches', { format: 'txt', ids: [rows[0]!.id] });
    const remarks = JSON.parse(decodeURIComponent(headers.get('tuban-remarks')!));
    expect(remarks[0].zh).toContain('界址点 TXT 只有地块编号');
  });
});

describe('a layer version as a file', () => {
  it('has every zone with all its attributes', async () => {
    const layer = catalog.layers.find(({ kind }) => kind === 'urbanBoundary')!;
    const path = `/api/exports/layers/${layer.versionId}`;
    const file = await download(path, { format: 'gpkg' });
    expect(file.name).toMatch(/^城镇开发边界_/);
    const features = await featuresOf(file);
    expect(features).toHaveLength(layer.zones);
    expect(Object.keys(features[0]!.properties)).toEqual(expect.arrayContaining(['GHFQDM', 'GHFQMC']));
    const total = features.reduce((sum, { polygon }) => sum + areaM2(polygon), 0);
    expect(Math.abs(total / layer.areaM2 - 1)).toBeLessThan(1e-9);
    expect((await download('/api/exports/layers/99999', { format: 'gpkg' })).status).toBe(404);
  });
});

describe('a site as a file', () => {
  it.each<[ExportFormat, number | undefined]>([
    ['txt', 4524],
    ['kml', undefined],
    ['shp', 4524],
  ])('leaves as %s and comes in as the same ground', async (format, epsg) => {
    const geometry = square(108.84, 38.6, 0.003);
    const file = await download('/api/exports/site', { format, epsg, name: '某某井场', geometry });
    expect(file.name).toMatch(/^某某井场_\d{8}\./);
    const [feature] = await featuresOf(file);
    expect(Math.abs(areaM2(feature!.polygon) - areaM2(fromGeoJson(geometry)))).toBeLessThan(6.67);
    expect(Object.values(feature!.properties)).toContain('某某井场');
  });

  it('without an area is refused', async () => {
    const line = {
      type: 'Polygon',
      coordinates: [
        [
          [108, 38],
          [109, 38],
          [108, 38],
          [108, 38],
        ],
      ],
    };
    const file = await download('/api/exports/site', { format: 'kml', name: '线', geometry: line });
    expect([file.status, json(file).code]).toEqual([422, 'site']);
  });
});

describe('tuban export', () => {
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => tuban(['export', ...args], { TUBAN_DATA: folder });

  it.each(['gpkg', 'xlsx'] as const)('writes patches as %s beside the running server', async (format) => {
    const out = at(`出.${format}`);
    const { code, stderr, stdout } = await run('--patches', '--format', format, '--out', out);
    expect([code, stdout], stderr).toEqual([0, '']);
    const features = await featuresOf({ bytes: new Uint8Array(readFileSync(out)), name: out });
    expect(features.length).toBeGreaterThanOrEqual(rows.length);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('writes a batch by its name and a layer by its kind', async () => {
    const batch = catalog.batches[0]!;
    const patches = await run(
      '--patches',
      '--batch',
      batch.name,
      '--format',
      'geojson',
      '--out',
      at('b.geojson'),
    );
    expect(patches.stderr).toContain(`已导出 ${batch.patches} 个要素`);
    const layer = await run('--layer', 'miningRight', '--format', 'csv', '--out', at('l.csv'));
    expect(layer.code, layer.stderr).toBe(0);
    const version = catalog.layers.find(({ kind }) => kind === 'miningRight')!;
    const byId = await run(
      ...[
        '--layer',
        'miningRight',
        '--version',
        `${version.versionId}`,
        '--format',
        'csv',
        '--out',
        at('v.csv'),
      ],
    );
    expect(byId.code, byId.stderr).toBe(0);
    expect(readFileSync(at('v.csv'), 'utf8')).toBe(readFileSync(at('l.csv'), 'utf8'));
  });

  it('never replaces a file unless told to', async () => {
    writeFileSync(at('kept.csv'), 'mine');
    const args = ['--layer', 'urbanBoundary', '--format', 'csv', '--out', at('kept.csv')];
    const refused = await run(...args);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('已存在')]);
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('mine');
    expect((await run(...args, '--force')).code).toBe(0);
    expect(readFileSync(at('kept.csv'), 'utf8')).toContain('WKT');
  });

  it.each([
    [['--patches', '--format', 'dwg', '--out', 'x'], '--format 应是'],
    [['--patches', '--batch', '没有这批', '--format', 'csv', '--out', 'x'], '没有批次“没有这批”'],
    [['--patches', '--format', 'kml', '--epsg', '4524', '--out', 'x'], 'KML 只能是经纬度'],
    [['--patches', '--format', 'csv', '--out', '/nowhere/at/all.csv'], '没有目录'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, stderr } = await run(...args.map((arg) => (arg === 'x' ? at('x') : arg)));
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(existsSync(at('x'))).toBe(false);
  });

  it('leaves nothing behind when Ctrl+C ends it', async () => {
    const args = [CLI, 'export', '--layer', 'landUse', '--format', 'xlsx', '--out', at('stopped.xlsx')];
    const child = spawn(process.execPath, args, { env: { ...process.env, TUBAN_DATA: folder } });
    const parts = () => readdirSync(folder).filter((name) => name.startsWith('.stopped'));
    for (let i = 0; i < 600 && parts().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(parts().length).toBeGreaterThan(0);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect([code, parts(), existsSync(at('stopped.xlsx'))]).toEqual([130, [], false]);
  });
});
