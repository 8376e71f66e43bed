import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { refuse } from './error.ts';
import { type ALLOWED_DRIVERS, SKIPPED_DRIVERS } from './gdalDrivers.ts';
import type { Crs } from './infer.ts';
import { workDir } from './workDir.ts';

/**
 * GDAL in WebAssembly: the only file that knows gdal3.js. A source file is laid into a private scratch folder
 * under a name of ours, opened with one allowed driver, and one layer is written out as a GeoPackage in
 * EPSG:4490, longitude first.
 */
export type GdalField = { name: string; type: string };
export type GdalLayer = {
  name: string;
  featureCount: number;
  /** OGR's name, e.g. `Polygon`, `3D Multi Polygon`, `None`. */
  geometryType: string;
  wkt?: string;
  /** minX, minY, maxX, maxY in the file's own units. */
  extent?: [number, number, number, number];
  fields: GdalField[];
};

/** A table to read. With a `complaint` GDAL met something broken: the first row without geometry tells where. */
export type Converted = { path: string; table: string; complaint?: string };

export type GdalSource = {
  layers: GdalLayer[];
  /** Bytes become rows in a GeoPackage; returns its path and the table to read. Gone after `close`. */
  toLonLat: (layer: string, from: Pick<Crs, 'epsg' | 'via'>) => Promise<Converted>;
  /** As `toLonLat`, the coordinates as the file has them, curves made into lines. */
  asWritten: (layer: string) => Promise<Converted>;
  close: () => Promise<void>;
};

type Driver = (typeof ALLOWED_DRIVERS)[number];

/** Names the converted table uses for its own columns, chosen so that no source field has them. */
export const ID_COLUMN = '__tuban_record';
export const GEOMETRY_COLUMN = '__tuban_geometry';
const TABLE = 'features';

type Dataset = { info?: VectorInfo };
type VectorInfo = {
  driverShortName: string;
  layers: {
    name: string;
    featureCount: number;
    fields: { name: string; type: string }[];
    geometryFields: {
      type: string;
      extent?: [number, number, number, number];
      coordinateSystem?: { wkt?: string };
    }[];
  }[];
};
type Gdal = {
  open: (path: string) => Promise<{ datasets: Dataset[]; errors: { message: string }[] }>;
  ogr2ogr: (dataset: Dataset, options: string[], outputName: string) => Promise<{ real: string }>;
  close: (dataset: Dataset) => Promise<void>;
  drivers: { vector: Record<string, unknown>; raster: Record<string, unknown> };
};

let started: Promise<Gdal> | undefined;
let messages: string[] = [];
let serial = 0;

/** Starts GDAL once in this thread (0.6 s). */
function startGdal(): Promise<Gdal> {
  started ??= (async () => {
    const require = createRequire(import.meta.url);
    const init = require('gdal3.js/node.js') as (config: object) => Promise<Gdal>;
    const out = join(workDir(), 'out');
    mkdirSync(out, { recursive: true });
    const log = (text: string) => {
      messages.push(text);
    };
    return init({
      // gdal3.js puts "./" before this path, so it has to be a relative one.
      path: relative(process.cwd(), dirname(require.resolve('gdal3.js/dist/package/gdal3.node.js'))) || '.',
      dest: out,
      logHandler: log,
      errorHandler: log,
      // The output is scratch: losing it in a crash costs nothing.
      env: { OGR_SKIP: SKIPPED_DRIVERS, OGR_SQLITE_SYNCHRONOUS: 'OFF', OGR_SQLITE_JOURNAL: 'OFF' },
    });
  })();
  return started;
}

/** Names of the drivers that are loaded. */
export async function loadedDrivers(): Promise<string[]> {
  const { drivers } = await startGdal();
  return [...new Set([...Object.keys(drivers.vector), ...Object.keys(drivers.raster)])];
}

/**
 * Opens `members` (extension → bytes; the first is the one to open) with one driver.
 * @throws FormatError `gdal` with GDAL's own words
 */
export async function openWithGdal(
  members: [extension: string, bytes: Uint8Array][],
  driver: Driver,
  file: string,
): Promise<GdalSource> {
  const name = `source${++serial}`;
  const files = members.map(([extension, bytes]): [string, Uint8Array] => [`${name}.${extension}`, bytes]);
  return openFiles(name, files, `${name}.${members[0]![0]}`, driver, file);
}

/**
 * Opens a folder that is one data set, such as a file geodatabase.
 * @param members file names, which the caller has checked to be names of the format, and bytes
 * @throws FormatError `gdal` with GDAL's own words
 */
export async function openFolderWithGdal(
  members: [fileName: string, bytes: Uint8Array][],
  extension: string,
  driver: Driver,
  file: string,
): Promise<GdalSource> {
  const name = `source${++serial}`;
  const folder = `${name}.${extension}`;
  const files = members.map(([own, bytes]): [string, Uint8Array] => [join(folder, own), bytes]);
  return openFiles(name, files, folder, driver, file);
}

async function openFiles(
  name: string,
  files: [path: string, bytes: Uint8Array][],
  toOpen: string,
  driver: Driver,
  file: string,
): Promise<GdalSource> {
  const gdal = await startGdal();
  const folder = join(workDir(), name);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  messages = [];
  const dataset = await openDataset(gdal, join(folder, toOpen), driver, file);
  const converted: string[] = [];
  const close = async () => {
    await gdal.close(dataset);
    rmSync(folder, { recursive: true, force: true });
    for (const path of converted) rmSync(path, { force: true });
  };
  return {
    layers: layersOf(dataset.info as VectorInfo),
    close,
    toLonLat: (layer, from) => convert(layer, systemOptions(from)),
    asWritten: (layer) => convert(layer, AS_DEGREES),
  };

  async function convert(layer: string, system: readonly string[]) {
    messages = [];
    const options = ['-f', 'GPKG', '-dim', 'XY', '-nln', TABLE, '-gt', 'unlimited'];
    options.push(
      '-lco',
      'SPATIAL_INDEX=NO',
      '-lco',
      `GEOMETRY_NAME=${GEOMETRY_COLUMN}`,
      '-lco',
      `FID=${ID_COLUMN}`,
    );
    options.push('-nlt', 'CONVERT_TO_LINEAR', '-unsetFid');
    options.push(...system);
    options.push(layer);
    try {
      const { real } = await gdal.ogr2ogr(dataset, options, `${name}-${++serial}`);
      converted.push(real);
      return { path: real, table: TABLE, complaint: firstError() && reasonOf(undefined) };
    } catch (error) {
      throw refuse('gdal', file, { reason: reasonOf(error) });
    }
  }
}

/** Takes numbers over to the bit, whatever they are. */
const AS_DEGREES = ['-a_srs', 'EPSG:4490'] as const;

function systemOptions({ epsg, via }: Pick<Crs, 'epsg' | 'via'>): readonly string[] {
  // WGS 84 and CGCS2000 longitudes differ by less than data is drawn to.
  if (epsg === 4490 || epsg === 4326 || via === 'degrees') return AS_DEGREES;
  if (via === 'own') return ['-t_srs', 'EPSG:4326'];
  return ['-s_srs', `EPSG:${epsg}`, '-t_srs', via === 'code' ? 'EPSG:4326' : 'EPSG:4490'];
}

async function openDataset(gdal: Gdal, path: string, driver: Driver, file: string): Promise<Dataset> {
  try {
    const { datasets, errors } = await gdal.open(path);
    const info = datasets[0]?.info;
    if (!info?.layers) throw new Error(firstError() ?? errors[0]?.message ?? 'no layers');
    if (info.driverShortName !== driver) throw new Error(`opened as ${info.driverShortName}, not ${driver}`);
    return datasets[0];
  } catch (error) {
    throw refuse('gdal', file, { reason: reasonOf(Array.isArray(error) ? error[0] : error) });
  }
}

function layersOf(info: VectorInfo): GdalLayer[] {
  return info.layers.map((layer) => ({
    name: layer.name,
    featureCount: layer.featureCount,
    geometryType: layer.geometryFields[0]?.type ?? 'None',
    wkt: layer.geometryFields[0]?.coordinateSystem?.wkt,
    extent: layer.geometryFields[0]?.extent,
    fields: layer.fields.map(({ name, type }) => ({ name, type })),
  }));
}

/** GDAL goes on after many an error; for us one is enough to refuse the file. */
function firstError(): string | undefined {
  return messages.find((text) => text.startsWith('ERROR'));
}

function reasonOf(error: unknown): string {
  const text = firstError() || (error as { message?: string })?.message || String(error);
  // A line of GDAL's own sources instead of a reason.
  if (/Error occurred in \S+\.cpp/.test(text)) return 'tableBroken';
  // Scratch paths mean nothing to the user.
  return text.replace(/^ERROR \d+: /, '').replace(/\/(input|output)\/source\d+(-\d+)?\./g, '*.');
}
