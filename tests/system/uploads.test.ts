import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import type { ImportReport } from '../../src/api/jobs.ts';
import type { Revision } from '../../src/api/revisions.ts';
import { toBd09, toGcj02 } from '../../src/geo/shift.ts';
import type { Client } from './driver/client.ts';
import { gbkShapefile, issuedPatches } from './driver/patchFile.ts';
import { square } from './driver/polygonFile.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';
import { looked, order, preview, send, take } from './driver/uploads.ts';

let folder: string;
let server: TubanServer;
let client: Client;

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
}, 300_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

type Row = Record<string, string | number | null>;

/** GeoJSON of squares with their attributes; `place` moves each position, as another system would. */
function squares(
  rows: readonly { lon: number; lat: number; side: number; row: Row }[],
  place = same,
): Uint8Array {
  const features = rows.map(({ lon, lat, side, row }) => {
    const { coordinates } = square(lon, lat, side);
    const moved = coordinates.map((ring) => ring.map(([x, y]) => place([x!, y!])));
    return { type: 'Feature', properties: row, geometry: { type: 'Polygon', coordinates: moved } };
  });
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}
const same = (position: [number, number]): [number, number] => position;

const incoming = () => {
  const path = join(folder, 'incoming');
  return existsSync(path) ? readdirSync(path) : [];
};
const batchNamed = async (name: string) =>
  (await client.get<Catalog>('/api/catalog')).body.batches.find((batch) => batch.name === name)!;
const rowsOf = async (name: string) => {
  const { id } = await batchNamed(name);
  return (await client.rows()).filter(({ batchId }) => batchId === id);
};
const reportOf = (job: { report: unknown }) => job.report as ImportReport;

describe('a file on its way in', () => {
  const issued = issuedPatches(30, '150626UPLD26');
  const bytes = gbkShapefile(issued);

  it('is looked into before anything is stored, survives a restart, and is gone when it is imported', async () => {
    const before = await client.rows();
    const sent = await preview(client, 'C:\\卫片\\图斑.zip', bytes);
    const { inspection, target, mapping } = sent.preview;
    expect(inspection).toMatchObject({ fileName: '图斑.zip', asks: [], refusal: null });
    expect(inspection.layer).toMatchObject({ features: 30, crs: { epsg: 4524 }, inExpected: 30 });
    expect(inspection.layer!.encoding.sample.join()).toContain('彩钢房');
    expect(target).toBe('patches');
    expect(mapping.how).toBe('guessed');
    expect(mapping.columns.find(({ name }) => name === 'remark')?.field).toBe('备注');
    expect(await client.rows()).toEqual(before);

    await server.stop();
    server = await TubanServer.start(folder);
    client = await server.signedIn('zhifa1');
    const again = await looked(client, sent.id);
    expect(again.preview).toEqual(sent.preview);

    const job = await take(client, sent.id, { target: 'patches', batchName: '上传批次' });
    expect(job).toMatchObject({ status: 'done', error: null });
    expect(reportOf(job)).toMatchObject({
      fileName: '图斑.zip',
      fileSha256: inspection.sha256,
      importedBy: '张宇',
      mapping: { code: 'JCBH', remark: '备注', statedArea: null },
      encoding: { how: 'fallback' },
      crs: { epsg: 4524, how: 'zonePrefix' },
      axisOrder: { order: 'xy' },
      skipped: { total: 0 },
    });
    await expect.poll(incoming).toEqual([]);
    expect((await client.get(`/api/uploads/${sent.id}`)).status).toBe(404);
  }, 240_000);

  it('is recognised when it comes again, and not imported twice unless that is wanted', async () => {
    const { id, preview: seen } = await preview(client, '改名.zip', bytes);
    expect(seen.sameFile).toMatchObject([{ name: '上传批次', importedBy: '张宇' }]);
    const refused = await order(client, id, { target: 'patches', batchName: '又一次' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'sameFile',
      details: { name: '上传批次', importedBy: '张宇' },
    });
    const named = await order(client, id, { target: 'patches', batchName: '上传批次', again: true });
    expect([named.status, (named.body as { code?: string }).code]).toEqual([409, 'batchExists']);
    const job = await take(client, id, { target: 'patches', batchName: '又一次', again: true });
    expect(job.status).toBe('done');
    // The very same ground is in another batch: that is told for every patch.
    expect(reportOf(job).samePlace).toMatchObject({ counts: { same: 30, grown: 0, returned: 0 }, total: 30 });
  }, 180_000);

  it('belongs to who sent it; who may not import may not send', async () => {
    const { id } = await send(client, 'a.zip', bytes);
    const other = await server.signedIn('shenhe');
    for (const path of [`/api/uploads/${id}`, `/api/uploads/${id}/shapes`]) {
      expect((await other.get(path)).status, path).toBe(404);
    }
    expect((await other.call('DELETE', `/api/uploads/${id}`)).status).toBe(404);
    expect((await order(other, id, { target: 'patches', batchName: 'x' })).status).toBe(404);
    expect((await other.get('/api/uploads')).body).toEqual([]);
    const leader = await server.signedIn('lingdao');
    await expect(send(leader, 'a.zip', bytes)).rejects.toMatchObject({ status: 403 });
    await expect(send(leader, 'a.zip', bytes, '&for=site')).rejects.toMatchObject({ status: 403 });
    expect((await client.call('DELETE', `/api/uploads/${id}`)).status).toBe(200);
    expect(incoming()).toEqual([]);
  });

  it('goes when it is given up while it is looked into, and a change of mind starts over', async () => {
    const big = gbkShapefile(issuedPatches(20_000, 'BIG'));
    const { id } = await send(client, '大.zip', big);
    await client.call('PUT', `/api/uploads/${id}/preview`, {});
    await client.call('PUT', `/api/uploads/${id}/preview`, { reading: { encoding: 'utf-8' } });
    const utf8 = await looked(client, id);
    expect(utf8.preview!.inspection.asks).toEqual(['encoding']);
    await client.call('PUT', `/api/uploads/${id}/preview`, { reading: {} });
    expect((await client.call('DELETE', `/api/uploads/${id}`)).status).toBe(200);
    expect(incoming()).toEqual([]);
    expect((await client.get(`/api/uploads/${id}`)).status).toBe(404);
  }, 180_000);

  it('is one of ten at most, an empty one is none, and a wrong order is refused at once', async () => {
    const planner = await server.signedIn('guihua');
    await expect(send(planner, '空.zip', new Uint8Array(0))).rejects.toMatchObject({ status: 400 });
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push((await send(planner, `${i}.zip`, bytes)).id);
    await expect(send(planner, '11.zip', bytes)).rejects.toMatchObject({ body: { code: 'tooManyUploads' } });
    const id = ids[0]!;
    const refusals: [object, number, string][] = [
      [{ target: 'patches' }, 400, 'invalid'],
      [{ target: 'layer' }, 400, 'invalid'],
      [{ target: 'patches', reissueOf: 'none' }, 404, 'unknownBatch'],
      [{ target: 'patches', batchName: 'x', issuedOn: '2026-13-1' }, 400, 'invalid'],
      [{ target: 'nothing' }, 400, 'invalid'],
    ];
    for (const [wanted, status, code] of refusals) {
      const answer = await order(planner, id, wanted as never);
      expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([status, code]);
    }
    for (const one of ids) expect((await planner.call('DELETE', `/api/uploads/${one}`)).status).toBe(200);
    expect(incoming()).toEqual([]);
  }, 180_000);

  it('that is refused says why, where, and stays for another try', async () => {
    const { id, preview: seen } = await preview(client, '假.zip', new TextEncoder().encode('这不是压缩包'));
    expect(seen.inspection.refusal!.text.zh).toContain('假.zip');
    const job = await take(client, id, { target: 'patches', batchName: '假' });
    expect(job.status).toBe('failed');
    expect((await client.get(`/api/uploads/${id}`)).body.id).toBe(id);
    await client.call('DELETE', `/api/uploads/${id}`);
  }, 180_000);
});

describe('a planner’s site from a file', () => {
  it('is its polygons with their names and areas; a file of many is no site', async () => {
    const planner = await server.signedIn('guihua');
    const file = squares([
      { lon: 108.8, lat: 38.6, side: 0.001, row: { 项目名称: '加气站' } },
      { lon: 108.81, lat: 38.6, side: 0.001, row: { 项目名称: null } },
    ]);
    const { id } = await send(planner, '选址.geojson', file, '&for=site');
    const { body } = await planner.get(`/api/uploads/${id}/shapes`);
    expect(body.shapes.map(({ name }: { name: string }) => name)).toEqual(['加气站', '2']);
    expect(body.shapes[0].areaM2).toBeGreaterThan(9000);
    expect((await planner.post('/api/site-check', { geometry: body.shapes[0].geometry })).status).toBe(200);
    await planner.call('DELETE', `/api/uploads/${id}`);
    const many = await send(planner, '多.zip', gbkShapefile(issuedPatches(300, 'S')), '&for=site');
    const refused = await planner.get(`/api/uploads/${many.id}/shapes`);
    expect([refused.status, refused.body.code]).toEqual([422, 'notSite']);
    await planner.call('DELETE', `/api/uploads/${many.id}`);
  }, 180_000);
});

describe('fields of other names', () => {
  const file = (note: string) =>
    squares(
      [0, 1, 2].map((i) => ({
        lon: 108.9 + 0.01 * i,
        lat: 38.7,
        side: 0.001,
        row: { 甲: `K${note}${i}`, 乙: 'GF', 拍摄: '20260501', 多大: (9689 / 666.667).toFixed(2) },
      })),
    );

  it('are mapped by a person, and remembered for the next file with these fields', async () => {
    const mapping = { code: '甲', kind: '乙', afterDate: '拍摄', statedArea: '多大' };
    const first = await preview(client, '一.geojson', file('a'));
    expect(first.preview.mapping.columns.find(({ name }) => name === 'code')!.field).toBeNull();
    const unmapped = await take(client, first.id, { target: 'patches', batchName: '自定义一' });
    expect(unmapped.error?.code).toBe('noCode');
    const job = await take(client, first.id, { target: 'patches', batchName: '自定义一', mapping });
    expect(job.error).toBeNull();
    expect(reportOf(job)).toMatchObject({ mapping, areaUnit: { field: '多大', unit: 'mu', agreeing: 3 } });
    expect((await rowsOf('自定义一')).map(({ code, kind }) => [code, kind])).toEqual([
      ['Ka0', 'GF'],
      ['Ka1', 'GF'],
      ['Ka2', 'GF'],
    ]);
    const next = await preview(client, '二.geojson', file('b'));
    expect(next.preview.mapping.how).toBe('remembered');
    const fields = Object.fromEntries(next.preview.mapping.columns.map(({ name, field }) => [name, field]));
    expect(fields).toMatchObject({ ...mapping, remark: null });
    await client.call('DELETE', `/api/uploads/${next.id}`);
  }, 180_000);
});

describe('a corrected issue', () => {
  const place = (i: number) => ({ lon: 108.6 + 0.01 * i, lat: 38.5, side: 0.001 });
  const row = (i: number, more: Row = {}) => ({
    JCBH: `R${i}`,
    TBLX: 'TD',
    DLBM: '0404',
    QSX: '20251006',
    ...more,
  });

  it('is offered by the codes it shares, updates by code, keeps verdicts, and lists what changed', async () => {
    const first = squares([1, 2, 3, 4].map((i) => ({ ...place(i), row: row(i) })));
    const sent = await preview(client, '更正前.geojson', first);
    expect(sent.preview.schema?.zh).toContain('变化图斑');
    await take(client, sent.id, { target: 'patches', batchName: '待更正' });
    const before = await rowsOf('待更正');
    const two = before.find(({ code }) => code === 'R2')!;
    expect((await client.sign(two.id, 'violating', 0)).status).toBe(200);

    const second = squares([
      { ...place(1), row: row(1) },
      { ...place(2), side: 0.002, row: row(2) },
      { ...place(3), row: row(3, { TBLX: 'GF' }) },
      { ...place(7), row: row(7) },
    ]);
    const again = await preview(client, '更正后.geojson', second);
    const { id: batchId } = await batchNamed('待更正');
    expect(again.preview.reissueOf[0]).toEqual({ batchId, name: '待更正', shared: 3, added: 1, missing: 1 });
    const job = await take(client, again.id, { target: 'patches', reissueOf: batchId });
    expect(job.error).toBeNull();
    const { reissue } = reportOf(job);
    expect(reissue!.counts).toEqual({
      unchanged: 1,
      geometry: 1,
      attributes: 1,
      both: 0,
      added: 1,
      withdrawn: 1,
      restored: 0,
      afterVerdict: 1,
    });
    expect(reissue!.items.find(({ code }) => code === 'R3')).toMatchObject({
      what: 'attributes',
      fields: ['TBLX'],
    });
    const after = await rowsOf('待更正');
    const corrected = after.find(({ code }) => code === 'R2')!;
    expect(corrected).toMatchObject({ id: two.id, state: 'violating', version: 1 });
    expect(corrected.areaM2 / two.areaM2).toBeCloseTo(4, 2);
    expect(after.find(({ code }) => code === 'R3')!.kind).toBe('GF');
    expect(after).toHaveLength(5);
    const detail = (await client.patch(two.id)) as unknown as { revisions: Revision[] };
    expect(detail.revisions).toMatchObject([
      { what: 'changed', geometryChanged: true, afterVerdict: true, fileName: '更正后.geojson', by: '张宇' },
    ]);
    const issues = (await client.get(`/api/batches/${batchId}/issues`)).body;
    expect(issues.map(({ fileName }: { fileName: string }) => fileName)).toEqual([
      '更正前.geojson',
      '更正后.geojson',
    ]);
    const changes = (await client.get(`/api/imports/${reportOf(job).importId}/changes?limit=2&offset=1`))
      .body;
    expect(changes).toEqual(reissue!.items.slice(1, 3));
    // Measured again, on the new outline.
    await expect
      .poll(async () => (await rowsOf('待更正')).every(({ farmlandM2 }) => farmlandM2 !== null), {
        timeout: 60_000,
      })
      .toBe(true);
  }, 240_000);

  it('tells of what lies where a closed patch lay before', async () => {
    const [rectified] = (await rowsOf('待更正')).filter(({ code }) => code === 'R1');
    await client.sign(rectified!.id, 'violating', 0);
    const closed = await client.sign(rectified!.id, 'rectified', 1);
    expect(closed.status).toBe(200);
    const { lon, lat } = place(1);
    const file = squares([
      { lon, lat, side: 0.0015, row: row(1) },
      { lon: 108.05, lat: 38.0, side: 0.001, row: row(2) },
    ]);
    const { id } = await preview(client, '再现.geojson', file);
    const job = await take(client, id, { target: 'patches', batchName: '再现' });
    const { counts, items } = reportOf(job).samePlace!;
    expect(counts).toEqual({ same: 0, grown: 1, shrunk: 0, partly: 0, returned: 1 });
    expect(items).toMatchObject([
      { code: 'R1', earlierCode: 'R1', earlierBatch: '待更正', earlierState: 'rectified', relation: 'grown' },
    ]);
    expect(items[0]!.patchId).toBe((await rowsOf('再现')).find(({ code }) => code === 'R1')!.id);
  }, 180_000);
});

describe('data that a web map has shifted', () => {
  it('is recognised against the county’s own lines, said, and not corrected', async () => {
    const planner = await server.signedIn('guihua');
    const { body } = await planner.get<Catalog>('/api/catalog');
    const township = body.layers.find(({ kind }) => kind === 'township')!;
    const zones = await Promise.all(
      [1, 2].map(async (i) => (await planner.get(`/api/zones/township/${township.versionId}/${i}`)).body),
    );
    const file = (move: (position: [number, number]) => [number, number]) => {
      const features = zones.map(({ geometry }, i) => {
        const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
        const coordinates = parts.map((part: [number, number][][]) =>
          part.map((ring) => ring.map((p) => move(p))),
        );
        return {
          type: 'Feature',
          properties: { JCBH: `T${i}` },
          geometry: { type: 'MultiPolygon', coordinates },
        };
      });
      return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
    };
    const shiftOf = async (name: string, bytes: Uint8Array) => {
      const seen = await preview(planner, name, bytes);
      await planner.call('DELETE', `/api/uploads/${seen.id}`);
      return seen.preview.shift;
    };
    expect(await shiftOf('原.geojson', file(same))).toBeNull();
    const gcj = (await shiftOf('甲.geojson', file(toGcj02)))!;
    expect(gcj).toMatchObject({ system: 'gcj02' });
    expect(Math.hypot(gcj.eastM!, gcj.northM!)).toBeGreaterThan(200);
    expect((await shiftOf('乙.geojson', file(toBd09)))!.system).toBe('bd09');
    expect(
      await shiftOf('高德导出.geojson', squares([{ lon: 108.8, lat: 38.6, side: 0.001, row: { a: 1 } }])),
    ).toMatchObject({
      system: 'gcj02',
      eastM: null,
    });
  }, 240_000);
});
