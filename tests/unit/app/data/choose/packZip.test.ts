import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { packZip } from '../../../../../src/app/data/choose/packZip.ts';
import { gbkShapefile, issuedPatches } from '../../../../system/driver/patchFile.ts';

/** The parts of a real shapefile, as a person has them in a folder. */
function looseParts() {
  const parts = unzipSync(gbkShapefile(issuedPatches(50, 'P')));
  return Object.entries(parts).map(([name, bytes]) => ({
    // The fixture writes its names without saying that they are UTF-8.
    entry: `图斑${name.slice(-4)}`,
    bytes,
    chosen: { file: new Blob([bytes as Uint8Array<ArrayBuffer>]) },
  }));
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe('files packed into one ZIP', () => {
  test('come out again as they went in, under their Chinese names', async () => {
    const parts = looseParts();
    const out = unzipSync(await bytesOf(await packZip(parts)));
    expect(Object.keys(out)).toEqual(parts.map(({ entry }) => entry));
    expect(Object.keys(out)).toContain('图斑.shp');
    for (const { entry, bytes } of parts) expect(out[entry]).toEqual(bytes);
  });

  test('are read by another program too', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tuban-pack-'));
    try {
      const file = join(folder, 'packed.zip');
      writeFileSync(file, await bytesOf(await packZip(looseParts())));
      const script =
        'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(*z.namelist(),sep="\\n")';
      let names: string;
      try {
        names = execFileSync('python3', ['-c', script, file], {
          encoding: 'utf8',
          env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
        });
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return skip('python3 is not installed');
        throw cause;
      }
      expect(names.trim().split('\n')).toContain('图斑.dbf');
      expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('tell how far they are, up to the last byte', async () => {
    const parts = looseParts();
    const seen: number[] = [];
    await packZip(parts, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
  });

  test('stop when they are stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(packZip(looseParts(), { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
