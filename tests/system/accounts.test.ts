import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, AccountShapes, CoverageWithShape } from '../../src/api/account.ts';
import type { SiteReport } from '../../src/api/jobs.ts';
import type { PatchRow } from '../../src/domain/patch.ts';
import { areaM2 } from '../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../src/geo/flat.ts';
import type { Client } from './driver/client.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

let folder: string;
let server: TubanServer;
let client: Client;
let planner: Client;

beforeAll(async () => {
  folder = await seededFolder();
  await start();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

async function start(): Promise<void> {
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
  planner = await server.signedIn('guihua');
}

const hundredths = (decimal: string) => BigInt(decimal.replace('.', ''));
const line = (account: Account, key: string) => account.lines.find((one) => one.key === key)!;
const areaOf = (shape: unknown) => (shape ? areaM2(fromGeoJson(shape as Polygon | MultiPolygon)) : 0);

function expectClosed(account: Account): void {
  const sum = account.lines.reduce((total, { areaM2: m2 }) => total + m2, 0);
  expect(Math.abs(account.residualM2)).toBeLessThan(1e-9 * account.totalM2);
  expect(Math.abs(sum + account.residualM2 - account.totalM2)).toBeLessThan(1e-9 * account.totalM2);
  const shown = account.lines.reduce((total, { shownMu }) => total + hundredths(shownMu), 0n);
  expect(shown).toBe(hundredths(account.totalMu));
  for (const { areaM2: lineM2, classes } of account.lines) {
    if (classes.length === 0) continue;
    const ofClasses = classes.reduce((total, { areaM2: m2 }) => total + m2, 0);
    expect(Math.abs(ofClasses - lineM2)).toBeLessThan(1e-9 * account.totalM2);
  }
}

/** Rectangles in fractions of the patch's box, as a file of a layer. */
type Piece = { from: number; to: number; properties: Record<string, string> };
function fileOf([w, s, e, n]: number[], pieces: readonly Piece[]): Uint8Array {
  const margin = 0.001;
  const at = (share: number) => w! + (e! - w!) * share;
  const features = pieces.map(({ from, to, properties }) => {
    const [x1, x2, y1, y2] = [at(from), at(to), s! - margin, n! + margin];
    const ring = [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
      [x1, y1],
    ];
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}

async function importLayer(kind: string, bytes: Uint8Array): Promise<void> {
  const query = { fileName: `${kind}.geojson`, target: 'layer', kind, label: '测试' };
  const started = await client.upload(query, bytes);
  expect(await client.ended(started.body.id)).toMatchObject({ status: 'done', error: null });
  for (;;) {
    const { overlays } = await client.patch(1);
    const { body: jobs } = await client.get('/api/jobs');
    // The list is read again when the job ends, a little after its figures are in the store.
    const isBusy = jobs.some((job: { status: string }) => /waiting|running/.test(job.status));
    if (!isBusy && overlays.every(({ status }) => status === 'measured')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the accounts of the demo county', () => {
  it('close for every patch, and the 亩 shown add up to the 亩 shown', async () => {
    const rows = await client.rows();
    expect(rows.length).toBeGreaterThan(1500);
    const queue = rows[Symbol.iterator]();
    const work = async () => {
      for (const row of queue) {
        const { account } = await client.patch(row.id);
        expectClosed(account!);
        expect(account).toMatchObject({
          totalM2: row.areaM2,
          codeSystem: 'survey3',
          tableVersion: 'survey3 2026.1',
          doubtful: false,
        });
        const within = new Map(account!.within.map(({ key, areaM2: m2 }) => [key, m2]));
        // The list and the account say the same, but for the order in which the parts were added.
        const pairs = [
          [line(account!, 'farmland').areaM2, row.farmlandM2],
          [within.get('permanentFarmland'), row.permanentFarmlandM2],
          [within.get('ecologicalRedLine'), row.redLineM2],
          [within.get('grass0404'), row.grass0404M2],
        ];
        for (const [one, other] of pairs) expect(Math.abs(one! - other!)).toBeLessThan(1e-12 * row.areaM2);
      }
    };
    await Promise.all([work(), work(), work(), work()]);
  }, 240_000);

  it('have nothing to draw where the base data is whole', async () => {
    const shapes = (await client.get<AccountShapes>('/api/patches/1/account/shapes')).body;
    expect(shapes).toEqual({ noBase: null, noBaseBbox: null, baseOverlap: null, baseOverlapBbox: null });
  });
});

describe('base data with a gap and an overlap', () => {
  let row: PatchRow;
  let box: number[];

  beforeAll(async () => {
    row = (await client.rows()).reduce((largest, one) => (one.areaM2 > largest.areaM2 ? one : largest));
    box = (await client.patch(row.id)).bbox;
    const pieces = [
      { from: -0.5, to: 0.5, properties: { DLBM: '0102', DLMC: '水浇地' } },
      { from: 0.4, to: 0.7, properties: { DLBM: '0404', DLMC: '其他草地' } },
      { from: 0.8, to: 1.5, properties: { DLBM: '9999', DLMC: '未知' } },
    ];
    await importLayer('landUse', fileOf(box, pieces));
  }, 120_000);

  it('shows both in the account, and the account closes', async () => {
    const { account } = await client.patch(row.id);
    expectClosed(account!);
    expect(account!.doubtful).toBe(true);
    expect(line(account!, 'noBase').areaM2).toBeGreaterThan(1);
    expect(line(account!, 'baseOverlap').areaM2).toBeLessThan(-1);
    expect(line(account!, 'unclassified').areaM2).toBeGreaterThan(1);
    expect(line(account!, 'unused').classes.map(({ code }) => code)).toEqual(['0404']);
  });

  it('shows where they are, as large as the account says', async () => {
    const { account } = await client.patch(row.id);
    const shapes = (await client.get<AccountShapes>(`/api/patches/${row.id}/account/shapes`)).body;
    const near = 1e-8 * row.areaM2;
    expect(Math.abs(areaOf(shapes.noBase) - line(account!, 'noBase').areaM2)).toBeLessThan(near);
    expect(Math.abs(areaOf(shapes.baseOverlap) + line(account!, 'baseOverlap').areaM2)).toBeLessThan(near);
    const at = (lon: number) => (lon - box[0]!) / (box[2]! - box[0]!);
    expect(at(shapes.noBaseBbox![0])).toBeCloseTo(0.7, 6);
    expect(at(shapes.noBaseBbox![2])).toBeCloseTo(0.8, 6);
    expect(at(shapes.baseOverlapBbox![0])).toBeCloseTo(0.4, 6);
  });

  it('a site of the same outline has the same account', async () => {
    const { geometry, account } = await client.patch(row.id);
    const report = (await planner.post<SiteReport>('/api/site-check', { geometry })).body;
    expectClosed(report.account!);
    expect(report.account!.lines.map(({ key, shownMu }) => [key, shownMu])).toEqual(
      account!.lines.map(({ key, shownMu }) => [key, shownMu]),
    );
    expect(areaOf(report.accountShapes!.noBase)).toBeGreaterThan(1);
    expect(report.coverage.map(({ kind }) => kind).sort()).toEqual(['approval', 'miningRight']);
  });

  it('is told apart from planning data, whose 0601 is a rural track', async () => {
    const pieces = [{ from: -0.5, to: 1.5, properties: { YDYHFLDM: '0601', YDYHFLMC: '农村道路' } }];
    await importLayer('landUse', fileOf(box, pieces));
    const { account } = await client.patch(row.id);
    expect(account!.codeSystem).toBe('planning2023');
    expect(line(account!, 'otherAgricultural').areaM2).toBeCloseTo(row.areaM2, 4);
    expect(line(account!, 'construction').areaM2).toBe(0);
  });
});

describe('approvals that lie over each other', () => {
  it('cover the ground once; the remainder is a shape with its farmland', async () => {
    const row = (await client.rows()).reduce((largest, one) => (one.areaM2 > largest.areaM2 ? one : largest));
    const { bbox: box } = await client.patch(row.id);
    await importLayer(
      'landUse',
      fileOf(box, [
        { from: -0.5, to: 0.9, properties: { DLBM: '0404', DLMC: '其他草地' } },
        { from: 0.9, to: 1.5, properties: { DLBM: '0103', DLMC: '旱地' } },
      ]),
    );
    const pieces = [
      { from: -0.5, to: 0.6, properties: { PZWH: '内政土发〔2024〕1号' } },
      { from: 0.3, to: 0.85, properties: { PZWH: '内政土发〔2025〕2号' } },
    ];
    await importLayer('approval', fileOf(box, pieces));
    const coverage = (await client.get<CoverageWithShape>(`/api/patches/${row.id}/coverage/approval`)).body;
    const parts = coverage.zones.reduce((sum, { areaM2: m2 }) => sum + m2, 0);
    const near = 1e-8 * row.areaM2;
    expect(coverage.zones).toHaveLength(2);
    expect(coverage.overlapM2).toBeGreaterThan(1);
    expect(Math.abs(parts - coverage.overlapM2 - coverage.coveredM2)).toBeLessThan(near);
    expect(Math.abs(coverage.coveredM2 + coverage.uncoveredM2 - row.areaM2)).toBeLessThan(near);
    expect(Math.abs(areaOf(coverage.uncovered) - coverage.uncoveredM2)).toBeLessThan(near);
    const after = (await client.rows()).find(({ id }) => id === row.id)!;
    expect(Math.abs(after.approvedM2! - coverage.coveredM2)).toBeLessThan(near);
    // All farmland lies east of the approvals' end.
    expect(Math.abs(coverage.uncoveredFarmlandM2! - after.farmlandM2!)).toBeLessThan(near);
    expect(coverage.uncoveredFarmlandM2).toBeLessThan(coverage.uncoveredM2);
  });

  it('that there are none of, or a patch that there is not, is said', async () => {
    expect((await client.get('/api/patches/999999/coverage/approval')).status).toBe(404);
    expect((await client.get('/api/patches/999999/account/shapes')).status).toBe(404);
    expect((await client.get('/api/patches/1/coverage/moon')).status).toBe(400);
  });
});

describe('the indexes of the layers', () => {
  const cache = () => join(folder, 'cache', 'zone-index');
  const written = () => readdirSync(cache()).map((name) => [name, statSync(join(cache(), name)).mtimeMs]);

  it('are one file a layer version, read and not built at the next start', async () => {
    const { versions } = (await client.get('/api/layers')).body;
    const before = written();
    expect(before).toHaveLength(versions.length);
    await server.stop();
    await start();
    const { geometry } = await client.patch(1);
    const report = (await planner.post<SiteReport>('/api/site-check', { geometry })).body;
    expectClosed(report.account!);
    expect(written()).toEqual(before);
  });

  it('are built again where a file is damaged', async () => {
    await server.stop();
    const name = readdirSync(cache())[0]!;
    const size = statSync(join(cache(), name)).size;
    truncateSync(join(cache(), name), 100);
    await start();
    const { geometry } = await client.patch(1);
    expectClosed((await planner.post<SiteReport>('/api/site-check', { geometry })).body.account!);
    expect(statSync(join(cache(), name)).size).toBe(size);
  });
});
