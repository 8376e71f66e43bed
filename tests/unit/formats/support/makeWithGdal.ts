import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Run as a program: `node makeWithGdal.ts FOLDER GEOJSON JOBS`. Writes files as GDAL users write them. It is a process
 * of its own because the reader under test unloads most drivers of the GDAL in its process.
 */
export type Job = { name: string; driver: 'ESRI Shapefile' | 'GPKG'; options: string[] };

type Gdal = {
  open: (path: string) => Promise<{ datasets: object[] }>;
  ogr2ogr: (dataset: object, options: string[], name: string) => Promise<{ all: { local: string }[] }>;
  getFileBytes: (path: string) => Promise<Uint8Array>;
};

if (process.argv[1] === import.meta.filename) {
  const [folder, geojson, jobs] = process.argv.slice(2);
  const init = createRequire(import.meta.url)('gdal3.js/node.js') as (config: object) => Promise<Gdal>;
  const gdal = await init({ path: 'node_modules/gdal3.js/dist/package', logHandler() {}, errorHandler() {} });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'made.geojson'), geojson);
  const { datasets } = await gdal.open(join(folder, 'made.geojson'));
  for (const { name, driver, options } of JSON.parse(jobs) as Job[]) {
    const { all } = await gdal.ogr2ogr(datasets[0], ['-f', driver, '-nln', '图斑', ...options], name);
    for (const { local } of all) {
      const extension = local.slice(local.lastIndexOf('.') + 1);
      writeFileSync(join(folder, `${name}.${extension}`), await gdal.getFileBytes(local));
    }
  }
  process.exit(0);
}
