import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether GDAL's own programs are installed; tests that ask them say so and are skipped elsewhere. */
export const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;

const EXTENSIONS: Record<string, string> = { FlatGeobuf: 'fgb', GeoJSON: 'json', KML: 'kml', DXF: 'dxf' };

/**
 * What GDAL's own program makes of a file: the bytes of another format.
 * @param name of the source, as drivers go by its extension
 */
export function ogr2ogr(
  source: Uint8Array,
  name: string,
  to: keyof typeof EXTENSIONS,
  options: string[] = [],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-ogr-'));
  try {
    writeFileSync(join(folder, name), source);
    const out = join(folder, `out.${EXTENSIONS[to]}`);
    execFileSync('ogr2ogr', ['-f', to, out, join(folder, name), ...options], { stdio: 'pipe' });
    return new Uint8Array(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
