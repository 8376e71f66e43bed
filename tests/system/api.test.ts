import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/api/catalog.ts';
import type { PatchRow } from '../../src/domain/patch.ts';
import { selectPatches } from '../../src/domain/patchFilter.ts';
import { worldX, worldY } from '../../src/server/tiles/grid.ts';
import type { Client } from './driver/client.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

let folder: string;
let server: TubanServer;
let client: Client;
let rows: PatchRow[];

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('zhifa1');
  rows = await client.rows();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

/** A route's path as the description writes it; one that is written for several kinds of file, for each. */
function written(path: string): string[] {
  const plain = path.replace(/:(\w+)/g, '{$1}');
  const kinds = /\$\{extension\}/;
  return kinds.test(plain) ? ['csv', 'geojson'].map((extension) => plain.replace(kinds, extension)) : [plain];
}

describe('the description of the API', () => {
  it('lists every route of the source, each with what it answers', async () => {
    const { paths } = (await client.get('/api/openapi.json')).body;
    const listed = Object.entries<Record<string, { responses: object }>>(paths).flatMap(
      ([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const folder = join(import.meta.dirname, '../../src/server/routes');
    const inSource = readdirSync(folder).flatMap((file) =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /app\.(get|post|put|patch|delete)\(\s*['`]([^'`]+)['`]/g,
        ),
      ].flatMap(([, method, path]) => written(path!).map((one) => `${method} ${one}`)),
    );
    expect(inSource.length).toBeGreaterThan(24);
    expect(listed.sort()).toEqual(inSource.sort());
    for (const operations of Object.values<Record<string, { responses: object; summary: string }>>(paths)) {
      for (const { responses, summary } of Object.values(operations)) {
        expect(responses).toHaveProperty('200');
        expect(summary).toMatch(/^[A-Z]/);
      }
    }
  });
});

describe('errors', () => {
  it('name the field that is wrong', async () => {
    const { status, body } = await client.post(`/api/patches/${rows[0]!.id}/verdicts`, { verdict: 'legal' });
    expect([status, body.code, body.details.field]).toEqual([400, 'invalid', 'baseVersion']);
    const page = await client.get('/api/patches/page?limit=5000');
    expect([page.status, page.body.details.field]).toEqual([400, 'limit']);
  });

  it('say in both languages what is not there', async () => {
    for (const path of [
      '/api/patches/999999',
      '/api/jobs/999999',
      '/api/zones/landUse/1/1',
      '/api/nothing',
    ]) {
      const { status, body } = await client.get(path);
      expect(status, path).toBe(404);
      expect(body.text.zh).toMatch(/没有/);
      expect(body.text.en.length).toBeGreaterThan(10);
    }
  });

  it('refuse a site without an area instead of measuring it', async () => {
    const line = [
      [
        [108.8, 38],
        [108.9, 38.1],
        [108.8, 38],
      ],
    ];
    const planner = await server.signedIn('guihua');
    const { status, body } = await planner.post('/api/site-check', {
      geometry: { type: 'Polygon', coordinates: line },
    });
    expect([status, body.code]).toEqual([422, 'site']);
  });
});

describe('a browser is protected', () => {
  it('by headers that allow this origin only', async () => {
    const { headers } = await client.get('/api/session');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('from a write that another site asks for', async () => {
    const { id, version } = rows.find((row) => row.state === 'pending')!;
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const body = { verdict: 'legal', baseVersion: version };
      const answer = await client.call('POST', `/api/patches/${id}/verdicts`, body, headers);
      expect([answer.status, answer.body.code]).toEqual([403, 'crossOrigin']);
    }
    expect((await client.patch(id)).history).toHaveLength(version);
  });

  it('from a foreign name that points at this machine', async () => {
    const { port } = new URL(server.url);
    const status = await new Promise((resolve) => {
      request({ port, path: '/api/session', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});

describe('a page of patches for programs', () => {
  it('is what the list on screen shows', async () => {
    const query = 'batch=2026-3&land=farmland&state=pending&minMu=1&sort=priority&offset=5&limit=10';
    const { body } = await client.get(`/api/patches/page?${query}`);
    const filter = { batch: ['2026-3'], land: ['farmland' as const], state: ['pending'], minMu: 1 };
    const expected = selectPatches(rows, filter, 'priority');
    expect(body.total).toBe(expected.length);
    expect(body.rows.map((row: PatchRow) => row.id)).toEqual(expected.slice(5, 15).map((row) => row.id));
    expect(body.rows).toHaveLength(10);
  });
});

describe('vector tiles', () => {
  const tileAt = (row: PatchRow, z: number) =>
    `${z}/${Math.floor(worldX(row.lon) * 2 ** z)}/${Math.floor(worldY(row.lat) * 2 ** z)}`;

  it('carry each patch under its id, at every zoom from 11', async () => {
    const { patchTilesVersion } = (await client.get<Catalog>('/api/catalog')).body;
    for (const row of rows.filter((_, i) => i % 97 === 0)) {
      for (const z of [11, 13, 15, 17]) {
        const { status, body } = await client.get<Uint8Array>(
          `/api/tiles/patch/${patchTilesVersion}/${tileAt(row, z)}`,
        );
        expect(status, `${row.code} at ${z}`).toBe(200);
        const layers = readTile(body);
        expect([...layers.keys()]).toEqual(['patch']);
        expect(layers.get('patch'), `${row.code} at ${z}`).toContain(row.id);
      }
    }
  });

  it('never change under their address: tagged, kept, small from far away', async () => {
    const landUse = (await client.get<Catalog>('/api/catalog')).body.layers.find(
      ({ kind }) => kind === 'landUse',
    )!;
    const path = (z: number) => `/api/tiles/landUse/${landUse.versionId}/${tileAt(rows[0]!, z)}`;
    const first = await client.get<Uint8Array>(path(14));
    expect(first.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    expect(readTile(first.body).get('landUse')!.length).toBeGreaterThan(0);
    const again = await client.get(path(14), { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).toBe(304);
    for (const z of [7, 8, 9]) {
      const { headers } = await client.get<Uint8Array>(path(z));
      expect(Number(headers.get('content-length')), `zoom ${z}`).toBeLessThan(130_000);
    }
  }, 30_000);
});

describe('image tiles', () => {
  it('show both dates where there are images, and nothing elsewhere', async () => {
    const { images } = (await client.get<Catalog>('/api/catalog')).body;
    expect(new Set(images.map(({ date }) => date)).size).toBe(2);
    for (const image of images) {
      const [west, south, east, north] = image.bbox;
      const at = { lon: (west + east) / 2, lat: (south + north) / 2 } as PatchRow;
      const z = image.resolutionM > 10 ? 11 : 15;
      const { status, headers } = await client.get(`/api/imagery/${image.date}/${tile(at, z)}`);
      expect(status, image.name).toBe(200);
      expect(headers.get('content-type')).toMatch(/^image\/(jpeg|webp)$/);
    }
    expect((await client.get(`/api/imagery/${images[0]!.date}/10/0/0`)).status).toBe(204);
  }, 30_000);
  const tile = (row: PatchRow, z: number) =>
    `${z}/${Math.floor(worldX(row.lon) * 2 ** z)}/${Math.floor(worldY(row.lat) * 2 ** z)}`;
});

/** Layer name → feature ids, read by the format's own description (vector tile 2.1). */
function readTile(bytes: Uint8Array): Map<string, number[]> {
  const layers = new Map<string, number[]>();
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag !== 3) return;
    const layer = { name: '', ids: [] as number[] };
    const end = pbf.readVarint() + pbf.pos;
    pbf.readFields(
      (field) => {
        if (field === 1) layer.name = pbf.readString();
        if (field === 2) {
          const featureEnd = pbf.readVarint() + pbf.pos;
          pbf.readFields(
            (inner) => {
              if (inner === 1) layer.ids.push(pbf.readVarint());
            },
            null,
            featureEnd,
          );
        }
      },
      null,
      end,
    );
    layers.set(layer.name, layer.ids);
  }, null);
  return layers;
}
