import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '../../../../../src/formats/read.ts';
import type { ReadOptions, ReadResult } from '../../../../../src/formats/types.ts';
import type { Table, WriteOptions, Written, WrittenFormat } from '../../../../../src/formats/write/types.ts';
import { FILE_KINDS, writeTable } from '../../../../../src/formats/write/write.ts';

/** A table written into a folder of its own, which `use` sees before it is removed. */
export async function written<T>(
  format: WrittenFormat,
  table: Table,
  options: WriteOptions,
  use: (file: { path: string; bytes: Uint8Array; written: Written }) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-write-'));
  try {
    const path = join(folder, `导出.${FILE_KINDS[format].extension}`);
    const result = await writeTable(format, table, path, options);
    return await use({ path, bytes: new Uint8Array(readFileSync(path)), written: result });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Out and in again, by our own reader. */
export function there(
  format: WrittenFormat,
  table: Table,
  options: WriteOptions = {},
  reading: ReadOptions = {},
): Promise<ReadResult> {
  return written(format, table, options, ({ path, bytes }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return readFile(bytes, name, { options: reading });
  });
}

/** Whether GDAL's own programs are here to ask. */
export const hasGdal = (() => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** What GDAL says of a file, its warnings included, as text. */
export function ogrinfo(path: string, ...more: string[]): string {
  return execFileSync('sh', ['-c', 'ogrinfo "$@" 2>&1', 'sh', '-ro', '-al', ...more, path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** The features of a file as GDAL converts them to GeoJSON, coordinates in full. */
export function asGeoJson(path: string, ...more: string[]) {
  const text = execFileSync(
    'ogr2ogr',
    [
      '-f',
      'GeoJSON',
      '/vsistdout/',
      path,
      '-lco',
      'COORDINATE_PRECISION=17',
      '-lco',
      'SIGNIFICANT_FIGURES=17',
      ...more,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return JSON.parse(text) as {
    features: {
      properties: Record<string, unknown>;
      geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: never };
    }[];
  };
}
