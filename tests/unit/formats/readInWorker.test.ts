import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/formats/read.ts';
import { readInWorker } from '../../../src/formats/readInWorker.ts';
import type { Progress } from '../../../src/formats/types.ts';
import { utf8 } from './support/outcome.ts';
import { patchesZip, RINGS } from './support/patches.ts';

const manyPatches = (count: number) =>
  utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      features: Array.from({ length: count }, (_, i) => ({
        type: 'Feature',
        properties: { JCBH: `150626SJBG2621${i}`, ...(i % 2 ? { BZ: '备注' } : {}) },
        geometry: { type: 'Polygon', coordinates: [RINGS[0][0].map(([x, y]) => [x + i * 1e-6, y])] },
      })),
    }),
  );

/** What is left in a temporary folder of its own after a run: other tests have their scratch beside this one's. */
async function leftBy(work: () => Promise<void>): Promise<string[]> {
  const { TMPDIR } = process.env;
  const own = mkdtempSync(join(tmpdir(), 'tuban-test-'));
  process.env.TMPDIR = own;
  try {
    await work();
    return readdirSync(own);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(own, { recursive: true, force: true });
  }
}

// Starting GDAL twice takes two seconds by itself, more on a busy machine.
describe('reading in a thread of its own', { timeout: 60_000 }, () => {
  it('gives the same result as reading here', async () => {
    const zip = patchesZip(4524, 'gbk');
    expect(await readInWorker(zip, '图斑.zip')).toEqual(await readFile(zip, '图斑.zip'));
  });

  it('hands over thousands of patches in order, each with its own columns, and tells how far it is', async () => {
    const bytes = manyPatches(5000);
    const stages: Progress[] = [];
    const result = await readInWorker(bytes, '图斑.geojson', { onProgress: (p) => stages.push(p) });
    expect(result).toEqual(await readFile(bytes, '图斑.geojson'));
    expect(stages.at(-1)).toEqual({ stage: 'repair', done: 5000, total: 5000 });
    expect(stages.map(({ stage }) => stage)).toContain('repair');
  });

  it('refuses with the same error, file and record', async () => {
    await expect(readInWorker(utf8('{"type":'), '图斑.geojson')).rejects.toMatchObject({
      name: 'FormatError',
      code: 'jsonSyntax',
      file: '图斑.geojson',
    });
  });

  it('is ended at once by a signal, and leaves no scratch files', async () => {
    const left = await leftBy(async () => {
      const controller = new AbortController();
      const running = readInWorker(manyPatches(20_000), '图斑.geojson', {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('cancelled by 张三')),
      });
      await expect(running).rejects.toThrow('cancelled by 张三');
    });
    expect(left).toEqual([]);
  });

  it('does not start when the signal is aborted already', async () => {
    await expect(
      readInWorker(utf8('{}'), 'a', { signal: AbortSignal.abort(new Error('no')) }),
    ).rejects.toThrow('no');
  });

  it('is ended when it takes too long', async () => {
    const running = readInWorker(manyPatches(20_000), '图斑.geojson', { maxMs: 50 });
    await expect(running).rejects.toMatchObject({ code: 'timeout' });
  });

  it('is ended when it needs too much memory, and this process goes on', async () => {
    const running = readInWorker(manyPatches(40_000), '图斑.geojson', { maxHeapMb: 24 });
    await expect(running).rejects.toMatchObject({ code: 'outOfMemory' });
  });
});
