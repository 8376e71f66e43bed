import { readArchive } from './archive.ts';
import { type Detected, detect } from './detect.ts';
import { refuse } from './error.ts';
import { readGeoJson } from './geojson.ts';
import { readGeoPackage } from './geopackage.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { normalise } from './normalise.ts';
import { readShapefile } from './shapefile.ts';
import type { RawResult, ReadContext, ReadResult } from './types.ts';

type Reader = (bytes: Uint8Array, file: string, context: ReadContext) => Promise<RawResult>;

/** Which reader takes which content. A further format is one more file and one more line here. */
const READERS: Partial<Record<Detected, Reader>> = {
  zip: readArchive,
  json: readGeoJson,
  sqlite: readGeoPackage,
};

/**
 * Reads a file of polygons into CGCS2000 longitude and latitude, in this thread: the server uses
 * `readInWorker` instead. All or nothing.
 * @param fileName as the user knows it; used in messages only, never as a path or to tell the format
 * @param context with `siblings` when the bytes are a loose .shp
 * @throws FormatError
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  context?: Partial<ReadContext>,
): Promise<ReadResult> {
  const full: ReadContext = {
    options: context?.options ?? {},
    onProgress: context?.onProgress ?? (() => {}),
    siblings: context?.siblings,
  };
  if (bytes.length > MAX_FILE_BYTES) {
    throw refuse('tooLarge', fileName, { bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  const kind = detect(bytes);
  const reader = kind === 'shp' && full.siblings ? readLoose : READERS[kind];
  if (!reader) throw unreadable(kind, fileName);
  full.onProgress({ stage: 'open', done: 0, total: 0 });
  return normalise(await reader(bytes, fileName, full), fileName, full);
}

/** A .shp that came with what lies beside it, as on a disk. */
function readLoose(shp: Uint8Array, file: string, context: ReadContext): Promise<RawResult> {
  return readShapefile({ name: file.replace(/\.shp$/i, ''), shp, ...context.siblings }, file, context);
}

/** Archives of other kinds that are often renamed to .zip. */
const ARCHIVES: ReadonlySet<Detected> = new Set(['rar', '7z', 'gzip']);

function unreadable(kind: Detected, file: string) {
  if (kind === 'empty') return refuse('empty', file);
  if (kind === 'shp' || kind === 'dbf') return refuse('looseShapefile', file);
  if (/\.zip$/i.test(file) && ARCHIVES.has(kind)) return refuse('notZipButRar', file, { kind });
  return refuse('unknownFormat', file, { kind });
}
