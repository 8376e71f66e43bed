import { openArchive } from './archive.ts';
import { chooseLayer } from './chooseLayer.ts';
import { readCoordinateText, readPlainText } from './coordinateText/read.ts';
import { type Detected, detect } from './detect.ts';
import { readDxf, refuseDwg } from './dxf/read.ts';
import { refuse } from './error.ts';
import { readFlatGeobuf } from './flatGeobuf.ts';
import { readGeoJson } from './geojson.ts';
import { readGeoPackage } from './geopackage.ts';
import { readKml } from './kml/read.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { normalise, normaliseEach } from './normalise.ts';
import { openShapefile } from './shapefile.ts';
import { readCsv } from './table/csv.ts';
import { readExcel } from './table/excel.ts';
import { textSamples } from './textSamples.ts';
import type { LayerSource, RawResult, ReadContext, Reader, ReadHead, ReadResult, Taker } from './types.ts';
import { readVct } from './vct/read.ts';

/** Which reader takes which content. A further format is one more file and one more line here. */
const READERS: Partial<Record<Detected, Reader>> = {
  zip: (bytes, file, context) => openArchive(bytes, file, context, openBytes),
  kmz: (bytes, file, context) => openArchive(bytes, file, context, openBytes),
  json: readGeoJson,
  kml: readKml,
  dxf: readDxf,
  dwg: refuseDwg,
  flatGeobuf: readFlatGeobuf,
  sqlite: readGeoPackage,
  coordinateText: readCoordinateText,
  text: readPlainText,
  csv: readCsv,
  vct: readVct,
  excel: readExcel,
  shp: async (bytes, file, context) => [openLoose(bytes, file, context)],
};

/** Kinds whose text may be in one encoding or another. */
const TEXTS: ReadonlySet<Detected> = new Set(['json', 'kml', 'csv', 'coordinateText', 'vct', 'dxf']);

/**
 * Reads a file of polygons into CGCS2000 longitude and latitude, in this thread: the server uses
 * `readInWorker` instead. All or nothing.
 * @param fileName as the user knows it; used in messages and to tell tables from lists, never as a path
 * @param context with `siblings` when the bytes are a loose .shp
 * @throws FormatError
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  context?: Partial<ReadContext>,
): Promise<ReadResult> {
  return withContext(context, async (full) =>
    normalise(await readRaw(bytes, fileName, full), fileName, full),
  );
}

/** As {@link readFile}, one feature after the other. */
export async function readEach(
  bytes: Uint8Array,
  fileName: string,
  context: Partial<ReadContext>,
  taker: Taker,
): Promise<ReadHead> {
  return withContext(context, async (full) =>
    normaliseEach(await readRaw(bytes, fileName, full), fileName, full, taker),
  );
}

async function readRaw(bytes: Uint8Array, fileName: string, context: ReadContext): Promise<RawResult> {
  const layers = await openFile(bytes, fileName, context);
  const layer = chooseLayer(layers, fileName, context.options.layerName);
  return noteOthers(await layer.read(), layer, layers);
}

/**
 * Lists the layers of a file without reading them.
 * @throws FormatError where not even its layers can be listed
 */
export async function openFile(
  bytes: Uint8Array,
  fileName: string,
  context: ReadContext,
): Promise<LayerSource[]> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw refuse('tooLarge', fileName, { bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  context.onProgress({ stage: 'open', done: 0, total: 0 });
  return openBytes(bytes, fileName, context);
}

/** Completes a context, and lets go of all that was opened in it when `work` is done. */
export async function withContext<T>(
  context: Partial<ReadContext> | undefined,
  work: (context: ReadContext) => Promise<T>,
): Promise<T> {
  const closers: (() => Promise<void>)[] = [];
  try {
    return await work({
      options: context?.options ?? {},
      onProgress: context?.onProgress ?? (() => {}),
      siblings: context?.siblings,
      onClose: (close) => closers.push(close),
    });
  } finally {
    for (const close of closers) await close();
  }
}

/** Says which other layers there were. */
export function noteOthers(raw: RawResult, layer: LayerSource, layers: readonly LayerSource[]): RawResult {
  if (layer.holdsOthers) return raw;
  const names = layers.filter((other) => other !== layer).map(({ name }) => name);
  return names.length === 0 ? raw : { ...raw, notes: [...raw.notes, { code: 'otherLayers', names }] };
}

/** The layers of bytes that are no archive's business any more: an upload, or a member of an archive. */
async function openBytes(bytes: Uint8Array, file: string, context: ReadContext): Promise<LayerSource[]> {
  const kind = detect(bytes, file);
  const reader = READERS[kind];
  if (!reader || (kind === 'shp' && !context.siblings)) throw unreadable(kind, file);
  const layers = await reader(bytes, file, context);
  if (!TEXTS.has(kind)) return layers;
  return layers.map((layer) => ({ textBytes: () => textSamples(bytes), ...layer }));
}

/** A .shp that came with what lies beside it, as on a disk. */
function openLoose(shp: Uint8Array, file: string, context: ReadContext): LayerSource {
  const name = file.replace(/\.shp$/i, '');
  return openShapefile({ name, shp: () => shp, ...lazily(context.siblings) }, file, context);
}

function lazily(siblings: ReadContext['siblings'] = {}) {
  const members = Object.entries(siblings).filter(([, bytes]) => bytes !== undefined);
  return Object.fromEntries(members.map(([extension, bytes]) => [extension, () => bytes as Uint8Array]));
}

/** Archives of other kinds that are often renamed to .zip. */
const ARCHIVES: ReadonlySet<Detected> = new Set(['rar', '7z', 'gzip', 'tar', 'xz', 'bzip2']);

function unreadable(kind: Detected, file: string) {
  if (kind === 'empty') return refuse('empty', file);
  if (kind === 'shp' || kind === 'dbf') return refuse('looseShapefile', file);
  if (ARCHIVES.has(kind))
    return refuse(/\.zip$/i.test(file) ? 'notZipButRar' : 'archiveKind', file, { kind });
  return refuse('unknownFormat', file, { kind });
}
