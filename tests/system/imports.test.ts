import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import type { ImportReport } from '../../src/api/jobs.ts';
import type { Client } from './driver/client.ts';
import { gbkShapefile, issuedPatches } from './driver/patchFile.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer, tuban } from './driver/server.ts';

let folder: string;
let server: TubanServer;
let client: Client;

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

const catalog = async () => (await client.get<Catalog>('/api/catalog')).body;

/** Waits until no job waits or runs. */
async function quiet(): Promise<void> {
  for (;;) {
    const { body } = await client.get('/api/jobs');
    const busy = body.find((job: { status: string }) => /waiting|running/.test(job.status));
    if (!busy) return;
    await client.ended(busy.id);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a batch that comes as a GBK shapefile in zone 36', () => {
  const issued = issuedPatches(120, '150626TEST2611');

  it('is read, measured and shown while the server runs', async () => {
    const page = await client.listen();
    const before = await catalog();
    const query = {
      fileName: '图斑.zip',
      target: 'patches',
      batchName: '厅自提十一月批',
      source: '厅自提',
      issuedOn: '2026-11-20',
      deadline: '2026-12-31',
    };
    const started = await client.upload(query, gbkShapefile(issued));
    expect(started.status).toBe(200);
    const job = await client.ended(started.body.id);
    expect(job).toMatchObject({ status: 'done', by: '张宇', error: null });
    const report = job.report as ImportReport;
    expect(report).toMatchObject({ format: 'shapefile', features: issued.length, crs: { epsg: 4524 } });
    expect(report.encoding.name.toLowerCase()).toMatch(/gb/);
    expect(report.fileSha256).toMatch(/^[0-9a-f]{64}$/);
    await page.until((event) => event.type === 'catalog');
    page.close();
    await quiet();

    const after = await catalog();
    expect(after.patchTilesVersion).toBeGreaterThan(before.patchTilesVersion);
    const batch = after.batches.find(({ name }) => name === '厅自提十一月批')!;
    expect(batch).toMatchObject({ patches: issued.length, source: '厅自提', deadline: '2026-12-31' });
    const rows = (await client.rows()).filter((row) => row.batchId === batch.id);
    expect(rows).toHaveLength(issued.length);
    for (const row of rows) {
      const { sideM, note, lon, lat } = issued.find(({ code }) => code === row.code)!;
      // A zone-36 plane square 0.7° from the meridian is a few parts in ten thousand off the ellipsoid.
      expect(row.areaM2 / sideM ** 2).toBeGreaterThan(0.9995);
      expect(row.areaM2 / sideM ** 2).toBeLessThan(1.0001);
      expect(row).toMatchObject({ kind: 'YH', beforeClass: '0103', state: 'pending', text: note });
      expect(Math.hypot(row.lon - lon, row.lat - lat)).toBeLessThan(0.002);
      expect(row.townshipCode).toBe('150626100');
      expect(row.farmlandM2).not.toBeNull();
    }
  }, 90_000);

  it('closes: land classes and what lies outside add up to the patch', async () => {
    const row = (await client.rows()).find(({ code }) => code === issued[17]!.code)!;
    const { overlays, raw, row: own } = await client.patch(row.id);
    expect(raw).toMatchObject({ JCBH: row.code, DLMC: '旱地', 备注: row.text });
    for (const layer of overlays) expect(layer.status).toBe('measured');
    const landUse = overlays.find(({ kind }) => kind === 'landUse')!;
    const sum = landUse.parts.reduce((total, part) => total + part.areaM2, landUse.outsideM2);
    expect(Math.abs(sum - own.areaM2)).toBeLessThan(1e-6);
    expect(landUse.parts.length).toBeGreaterThan(0);
  });

  it('gives the planner who checks the same outline the same figures', async () => {
    const row = (await client.rows()).find(({ code }) => code === issued[33]!.code)!;
    const detail = await client.patch(row.id);
    const planner = await server.signedIn('guihua');
    const site = (await planner.post('/api/site-check', { geometry: detail.geometry })).body;
    expect(site.areaM2).toBeCloseTo(row.areaM2, 6);
    const figures = (overlays: typeof detail.overlays) =>
      overlays
        .filter(({ kind }) => kind !== 'township')
        .map(({ kind, parts }) => [kind, parts.map(({ zoneId, areaM2 }) => [zoneId, areaM2.toFixed(5)])]);
    expect(figures(site.overlays)).toEqual(figures(detail.overlays));
  });

  it('cannot come twice under one name', async () => {
    const query = { fileName: '图斑.zip', target: 'patches', batchName: '厅自提十一月批' };
    const started = await client.upload(query, gbkShapefile(issued));
    const job = await client.ended(started.body.id);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'batchExists' } });
  });
});

describe('a file that cannot be taken', () => {
  it('is refused with both records when a code occurs twice', async () => {
    const twice = issuedPatches(5, 'X');
    twice[3]!.code = twice[1]!.code;
    const before = await client.rows();
    const query = { fileName: '重复.zip', target: 'patches', batchName: '重复' };
    const started = await client.upload(query, gbkShapefile(twice));
    const job = await client.ended(started.body.id);
    expect(job.error).toMatchObject({ code: 'duplicateCode' });
    expect(job.error!.text.zh).toMatch(/重复\.zip.*第 2 条和第 4 条/);
    expect(await client.rows()).toEqual(before);
    expect((await catalog()).batches.map(({ name }) => name)).not.toContain('重复');
  });

  it('is named with the reason when it is not what it says', async () => {
    const query = { fileName: '假的.zip', target: 'patches', batchName: '假的' };
    const started = await client.upload(query, new TextEncoder().encode('这不是压缩包'));
    const job = await client.ended(started.body.id);
    expect(job.status).toBe('failed');
    expect(job.error!.text.zh).toContain('假的.zip');
  });

  it('leaves no upload behind', async () => {
    const incoming = join(folder, 'incoming');
    // a job is told as ended a moment before its upload goes: a crash in between is swept up at the next start
    await expect.poll(() => (existsSync(incoming) ? readdirSync(incoming) : [])).toEqual([]);
  });
});

describe('cancelling an import', () => {
  it('leaves nothing, and verdicts go on meanwhile', async () => {
    const before = await client.rows();
    const query = { fileName: '大.zip', target: 'patches', batchName: '取消的批次' };
    const started = await client.upload(query, gbkShapefile(issuedPatches(20_000, 'Y')));
    const page = await client.listen();
    await page.until(
      (event) => event.type === 'job' && event.job.id === started.body.id && event.job.total > 0,
      30_000,
    );
    const patch = before.find((row) => row.state === 'pending')!;
    expect((await client.sign(patch.id, 'other', patch.version)).status).toBe(200);
    const cancelled = await client.call('DELETE', `/api/jobs/${started.body.id}`);
    expect(cancelled.body.status).toBe('cancelled');
    page.close();
    expect((await catalog()).batches.map(({ name }) => name)).not.toContain('取消的批次');
    expect(await client.rows()).toHaveLength(before.length);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  }, 60_000);

  it('that a kill interrupts is taken up at the next start', async () => {
    const query = { fileName: '断电.zip', target: 'patches', batchName: '断电的批次' };
    const started = await client.upload(query, gbkShapefile(issuedPatches(2000, 'Z')));
    await server.kill();
    server = await TubanServer.start(folder);
    client = await server.signedIn('zhifa1');
    expect((await client.ended(started.body.id)).status).toBe('done');
    const batch = (await catalog()).batches.find(({ name }) => name === '断电的批次');
    expect(batch?.patches).toBe(2000);
    await quiet();
  }, 90_000);
});

describe('tuban import on the store of a running server', () => {
  it('writes as the person named, and the open page hears of it and sees it measured', async () => {
    const file = join(folder, '命令行.zip');
    writeFileSync(file, gbkShapefile(issuedPatches(40, 'CLI')));
    const page = await client.listen();
    const ran = await tuban(['import', file, '--patches', '--batch', '命令行批次', '--by', 'shenhe'], {
      TUBAN_DATA: folder,
    });
    expect(ran.code, ran.stderr).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ features: 40, fileName: '命令行.zip' });
    await page.until((event) => event.type === 'catalog', 10_000);
    page.close();
    const batch = (await catalog()).batches.find(({ name }) => name === '命令行批次')!;
    expect(batch).toMatchObject({ importedBy: '王建军', patches: 40 });
    // The server finds by itself, within seconds, that another process has written.
    await expect
      .poll(
        async () => {
          const rows = (await client.rows()).filter((row) => row.batchId === batch.id);
          return rows.filter((row) => row.farmlandM2 !== null).length;
        },
        { timeout: 30_000, interval: 200 },
      )
      .toBe(40);
  }, 60_000);

  it('asks who imports when several may, and says what it does not understand', async () => {
    const file = join(folder, '命令行.zip');
    const env = { TUBAN_DATA: folder };
    const nobody = await tuban(['import', file, '--patches', '--batch', 'A'], env);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('--by')]);
    const leader = await tuban(['import', file, '--patches', '--batch', 'A', '--by', 'lingdao'], env);
    expect([leader.code, leader.stderr]).toEqual([1, expect.stringContaining('lingdao')]);
    expect((await tuban(['import', file, '--layer', 'moon', '--by', 'admin'], env)).code).toBe(2);
    expect((await tuban(['import', join(folder, 'no.zip'), '--layer', 'landUse'], env)).code).toBe(1);
    expect((await tuban(['dance'], env)).code).toBe(2);
  }, 60_000);
});

describe('replacing a layer', () => {
  it('keeps the old version, measures every batch again, and a part leads to its zone', async () => {
    const before = (await catalog()).layers.find(({ kind }) => kind === 'urbanBoundary')!;
    const row = (await client.rows())[0]!;
    const { bbox } = await client.patch(row.id);
    const [w, s, e, n] = bbox;
    const over = [
      [w - 0.01, s - 0.01],
      [e + 0.01, s - 0.01],
      [e + 0.01, n + 0.01],
      [w - 0.01, n + 0.01],
      [w - 0.01, s - 0.01],
    ];
    const file = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { GHFQDM: '01', GHFQMC: '城镇集中建设区' },
          geometry: { type: 'Polygon', coordinates: [over] },
        },
      ],
    };
    const query = { fileName: '边界.geojson', target: 'layer', kind: 'urbanBoundary', label: '2026年调整' };
    const started = await client.upload(query, new TextEncoder().encode(JSON.stringify(file)));
    expect((await client.ended(started.body.id)).error).toBeNull();
    await quiet();
    const after = (await catalog()).layers.find(({ kind }) => kind === 'urbanBoundary')!;
    expect(after).toMatchObject({ label: '2026年调整', zones: 1 });
    expect(after.versionId).not.toBe(before.versionId);
    const layer = (await client.patch(row.id)).overlays.find(({ kind }) => kind === 'urbanBoundary')!;
    expect(layer).toMatchObject({ status: 'measured', layerVersionId: after.versionId });
    expect(layer.parts).toHaveLength(1);
    expect(layer.parts[0]!.areaM2).toBeCloseTo(row.areaM2, 5);
    const zone = await client.get(`/api/zones/urbanBoundary/${after.versionId}/${layer.parts[0]!.zoneId}`);
    expect(zone.body.raw).toMatchObject({ GHFQMC: '城镇集中建设区' });
    const tile = await client.get(`/api/tiles/urbanBoundary/${before.versionId}/8/205/98`);
    expect([200, 204]).toContain(tile.status);
  }, 90_000);
});
