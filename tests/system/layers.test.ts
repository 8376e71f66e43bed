import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import type {
  Fault,
  FaultDetail,
  FaultPage,
  LayerCheck,
  LayerVersionInfo,
  ValidityLog,
} from '../../src/api/layers.ts';
import type { OverlayLayer, PatchDetail } from '../../src/api/patches.ts';
import { areaM2 } from '../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../src/geo/flat.ts';
import type { Client } from './driver/client.ts';
import { square } from './driver/polygonFile.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';
import { preview, take } from './driver/uploads.ts';

let folder: string;
let server: TubanServer;
let client: Client;

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
  await quiet();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

/** Waits until every layer in force is checked, every patch is measured on the land use, and no job waits or runs. */
async function quiet(): Promise<void> {
  for (;;) {
    const jobs = (await client.get<{ status: string }[]>('/api/jobs')).body;
    const isIdle = !jobs.some(({ status }) => /waiting|running/.test(status));
    const isChecked = (await catalog()).layers.every(({ checkState }) => checkState === 'checked');
    if (isIdle && isChecked && (await client.rows()).every(({ farmlandM2 }) => farmlandM2 !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const catalog = async () => (await client.get<Catalog>('/api/catalog')).body;
const versions = async (kind: string) =>
  (await client.get<{ versions: LayerVersionInfo[] }>('/api/layers')).body.versions.filter(
    (one) => one.kind === kind,
  );
const check = async (versionId: number) =>
  (await client.get<LayerCheck>(`/api/layers/${versionId}/check`)).body;
const faults = async (versionId: number, kind: string) =>
  (await client.get<FaultPage>(`/api/layers/${versionId}/faults?kind=${kind}&limit=1000`)).body;

/** In thousandths of a degree from a place in the midst of the county. */
const [LON, LAT] = [108.9, 38.6];
const at = (x: number, y: number, side: number) => square(LON + x / 1000, LAT + y / 1000, side / 1000);
const own = (geometry: Polygon) => areaM2(fromGeoJson(geometry));

/** Parcels of which some lie over each other, one came twice, one states a wrong area, one lies far outside. */
const PARCELS: { tbbh: string; geometry: Polygon; year?: number; statedM2?: number }[] = [
  { tbbh: '1', geometry: at(0, 0, 10) },
  { tbbh: '2', geometry: at(8, 2, 10) },
  { tbbh: '3', geometry: at(40, 0, 10) },
  { tbbh: '4', geometry: at(40, 0, 10) },
  { tbbh: '5', geometry: at(60, 0, 10), statedM2: 5 },
  { tbbh: '6', geometry: at(80, 0, 10), year: 2023 },
  { tbbh: '7', geometry: at(1500, 0, 10) },
];
/** Parcel 2 begins 0.002° before parcel 1 ends, and 0.002° above its foot. */
const COMMON = own({
  type: 'Polygon',
  coordinates: [[[LON + 0.008, LAT + 0.002], [LON + 0.01, LAT + 0.002], [LON + 0.01, LAT + 0.01], [LON + 0.008, LAT + 0.01], [LON + 0.008, LAT + 0.002]]],
}); // biome-ignore format: one ring

const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: PARCELS.map(({ tbbh, geometry, year = 2026, statedM2 }) => ({
    type: 'Feature',
    properties: {
      TBBH: tbbh,
      DLBM: '0401',
      DLMC: '天然牧草地',
      TBMJ: statedM2 ?? Number(own(geometry).toFixed(2)),
      SJNF: year,
    },
    geometry,
  })),
});

describe('layers that were there before', () => {
  it('are all checked once the server has started, and the made-up county has no gap', async () => {
    const { layers } = await catalog();
    expect(layers).not.toHaveLength(0);
    for (const layer of layers) {
      expect(layer).toMatchObject({ checkState: 'checked', validTo: '' });
      const { counts, remarks } = await check(layer.versionId);
      expect(remarks).toEqual([]);
      expect(counts.filter(({ kind }) => kind !== 'overlap')).toEqual([]);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(layer.faults);
    }
  });

  it('give figures without doubt, but for what they state rounded', async () => {
    const [row] = await client.rows();
    const { overlays, account, basis } = await client.patch(row!.id);
    expect(basis).toEqual({ by: 'current', asOf: '' });
    const land = overlays.find(({ kind }) => kind === 'landUse')!;
    expect(land).toMatchObject({ validFrom: '2025-12-31', validTo: '' });
    expect(land.doubtM2).toBeLessThan(0.01 * land.parts.length);
    expect(account!.doubtM2).toBe(land.doubtM2);
  });
});

describe('a land-use layer with faults', () => {
  let before: PatchDetail;
  let patchId: number;
  let old: LayerVersionInfo;
  let faulty: LayerVersionInfo;

  beforeAll(async () => {
    const row = (await client.rows()).find(
      ({ batchId, farmlandM2 }) => batchId === '2026-1' && farmlandM2! > 0,
    )!;
    patchId = row.id;
    before = await client.patch(patchId);
    [old] = (await versions('landUse')) as [LayerVersionInfo];
    const { id } = await preview(client, '有问题.geojson', Buffer.from(FILE), {
      target: 'layer',
      kind: 'landUse',
    });
    const job = await take(client, id, {
      target: 'layer',
      kind: 'landUse',
      label: '有问题的版本',
      validFrom: '2026-11-01',
    });
    expect(job.error).toBeNull();
    await quiet();
    faulty = (await versions('landUse')).find(({ label }) => label === '有问题的版本')!;
  }, 240_000);

  it('is checked at once, and the catalog warns of it', async () => {
    const jobs = (await client.get('/api/jobs')).body as { kind: string; status: string }[];
    expect(jobs.find(({ kind }) => kind === 'check')).toMatchObject({ status: 'done' });
    const layer = (await catalog()).layers.find(({ kind }) => kind === 'landUse')!;
    expect(layer).toMatchObject({ versionId: faulty.versionId, checkState: 'checked', faults: 6 });
  });

  it('is told each fault with its exact area', async () => {
    const found = await check(faulty.versionId);
    expect(found).toMatchObject({ covers: true, stated: { field: 'TBMJ', unit: 'm2' } });
    expect(found.counts.map(({ kind, count }) => [kind, count])).toEqual([
      ['gap', 1],
      ['overlap', 1],
      ['duplicate', 1],
      ['outsideCounty', 1],
      ['mixedVintage', 1],
      ['areaDiffers', 1],
    ]);
    const areaOf = (kind: string) => found.counts.find((one) => one.kind === kind)!.areaM2;
    expect(areaOf('overlap')).toBeCloseTo(COMMON, 2);
    expect(areaOf('duplicate')).toBeCloseTo(own(PARCELS[2]!.geometry), 2);
    expect(areaOf('outsideCounty')).toBeCloseTo(own(PARCELS[6]!.geometry), 2);
    expect(areaOf('areaDiffers')).toBeCloseTo(own(PARCELS[4]!.geometry) - 5, 2);
    const county = (await catalog()).townships.reduce((sum, township) => sum + township.areaM2, 0);
    const covered = [0, 1, 2, 4, 5].reduce((sum, i) => sum + own(PARCELS[i]!.geometry), -COMMON);
    expect(Math.abs(areaOf('gap') - (county - covered))).toBeLessThan(1);
  });

  it('lists them with the zones and the place, and draws each', async () => {
    const { total, faults: [overlap] } = await faults(faulty.versionId, 'overlap'); // biome-ignore format: short
    expect(total).toBe(1);
    expect(overlap!.zoneIds).toHaveLength(2);
    expect(overlap!.bbox.map((one) => Number(one.toFixed(6)))).toEqual([108.908, 38.602, 108.91, 38.61]);
    const path = `/api/layers/${faulty.versionId}/faults/${overlap!.id}`;
    const { geometry } = (await client.get<FaultDetail>(path)).body;
    expect(own(geometry as Polygon)).toBeCloseTo(COMMON, 2);
    expect((await client.get(`/api/layers/${faulty.versionId}/faults/999999`)).status).toBe(404);
    const zone = await client.get(`/api/zones/landUse/${faulty.versionId}/${overlap!.zoneIds[0]}`);
    expect(zone.body.raw.TBBH).toBe('1');
  });

  it('hands them out as CSV and GeoJSON', async () => {
    const csv = await client.get<Uint8Array>(`/api/layers/${faulty.versionId}/faults.csv?kind=overlap`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.body).split('\r\n');
    expect(lines[0]).toBe('\uFEFF编号,类型,面积_平方米,面积_亩,相关要素,说明,中心经度,中心纬度');
    expect(lines[1]).toContain(`,重叠,${COMMON.toFixed(2)},`);
    expect(lines).toHaveLength(3);
    const geojson = await client.get(`/api/layers/${faulty.versionId}/faults.geojson`);
    expect(geojson.body.features).toHaveLength(6);
    expect(
      geojson.body.features.find((one: { properties: Fault }) => one.properties.kind === 'mixedVintage')
        .geometry,
    ).toBeNull();
  });

  const figures = (overlays: readonly OverlayLayer[]) =>
    overlays.map(({ kind, layerVersionId, status, parts, outsideM2 }) => [
      kind,
      layerVersionId,
      status,
      parts.map(({ zoneId, areaM2: m2 }) => [zoneId, m2.toFixed(6)]),
      outsideM2.toFixed(6),
    ]);

  it('leaves a patch on it in doubt by what is bare', async () => {
    const detail = await client.patch(patchId);
    const land = detail.overlays.find(({ kind }) => kind === 'landUse')!;
    expect(land).toMatchObject({ layerVersionId: faulty.versionId, status: 'measured', parts: [] });
    expect(land.doubtM2).toBeCloseTo(detail.row.areaM2, 4);
    expect(detail.account!.doubtM2).toBe(land.doubtM2);
  });

  it('does not touch a patch that is judged by the layers in force on the day of its image', async () => {
    const { body } = await client.get<PatchDetail>(`/api/patches/${patchId}?basis=after`);
    expect(body.basis).toEqual({ by: 'after', asOf: body.imageDays.after });
    expect(body.imageDays).toEqual({ before: '2025-10-06', after: '2026-05-01' });
    const land = body.overlays.find(({ kind }) => kind === 'landUse')!;
    expect(land).toMatchObject({ layerVersionId: old.versionId, label: old.label, validTo: '2026-11-01' });
    const measured = (overlays: readonly OverlayLayer[]) =>
      figures(
        overlays.filter(
          ({ status, kind }) => status === 'measured' && kind !== 'approval' && kind !== 'miningRight',
        ),
      );
    expect(measured(body.overlays).sort()).toEqual(measured(before.overlays).sort());
    expect(body.account!.lines).toEqual(before.account!.lines);
    expect(body.account!.doubtM2).toBeCloseTo(before.account!.doubtM2!, 6);
    // The approvals of the county begin later.
    expect(body.overlays.find(({ kind }) => kind === 'approval')).toMatchObject({
      status: 'none',
      layerVersionId: 0,
      parts: [],
    });
  });

  it('says where no version was in force on a day, and refuses what is no day', async () => {
    const { body } = await client.get<PatchDetail>(`/api/patches/${patchId}?asOf=2020-01-01`);
    expect(new Set(body.overlays.map(({ status }) => status))).toEqual(new Set(['none']));
    expect(body.account).toBeNull();
    const wrong = await client.get(`/api/patches/${patchId}?asOf=2026-13-01`);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'noDay' } });
  });

  it('is put out of force by its dates, and the old version is measured and counts again', async () => {
    const change = (id: number, validFrom: string, validTo: string) =>
      client.post(`/api/layers/${id}/validity`, { validFrom, validTo });
    expect(await change(old.versionId, '2025-12-31', '')).toMatchObject({
      status: 409,
      body: { code: 'validityClash' },
    });
    expect((await change(faulty.versionId, '2026-11-01', '2026-11-02')).status).toBe(200);
    expect((await change(old.versionId, '2026-11-02', '')).status).toBe(200);
    await quiet();
    expect((await catalog()).layers.find(({ kind }) => kind === 'landUse')!.versionId).toBe(old.versionId);
    const again = await client.patch(patchId);
    expect(figures(again.overlays)).toEqual(figures(before.overlays));
    expect(again.row).toEqual(before.row);
    const { changes } = (await client.get<ValidityLog>(`/api/layers/${old.versionId}/validity`)).body;
    expect(changes.map(({ by, validFrom, validTo, why }) => [by, validFrom, validTo, why])).toEqual([
      ['张宇', '2026-11-02', '', 'changed'],
      ['张宇', '2025-12-31', '2026-11-01', 'replaced'],
    ]);
  });

  it('is for those who may import to put in order', async () => {
    const leader = await server.signedIn('lingdao');
    const dates = { validFrom: '2025-12-31', validTo: '' };
    expect((await leader.post(`/api/layers/${old.versionId}/validity`, dates)).status).toBe(403);
    expect(
      (await client.post(`/api/layers/${old.versionId}/validity`, { ...dates, validFrom: '2025-13-31' }))
        .status,
    ).toBe(422);
    expect((await client.post('/api/layers/99999/validity', dates)).status).toBe(404);
  });
});
