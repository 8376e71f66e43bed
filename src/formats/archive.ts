import { detect } from './detect.ts';
import { refuse } from './error.ts';
import { readGeoJson } from './geojson.ts';
import { readGeoPackage } from './geopackage.ts';
import { readShapefile, type ShapefileParts } from './shapefile.ts';
import type { RawResult, ReadContext } from './types.ts';
import { listZip, unzip, type ZipEntry } from './zip.ts';

/** Single-file formats that may come zipped, by extension inside the archive; content is checked besides. */
const SINGLE = /\.(geojson|json|gpkg)$/i;
const SHAPEFILE = /^(.*)\.(shp|dbf|prj|cpg)$/i;
/** Names a message lists. */
const MAX_NAMED = 8;
const ARCHIVE = /\.(zip|rar|7z|gz|tar)$/i;

/**
 * Reads the layer in an archive: a shapefile (members matched by name, case aside), else a single GeoJSON or
 * GeoPackage.
 * @throws FormatError `zip…`, `severalLayers`, `layerMissing`, and those of the format
 */
export async function readArchive(bytes: Uint8Array, file: string, context: ReadContext): Promise<RawResult> {
  context.onProgress({ stage: 'unpack', done: 0, total: 0 });
  const entries = listZip(bytes, file);
  const sets = shapefileSets(entries);
  const singles = entries.filter(({ name }) => SINGLE.test(name));
  if (sets.size > 0) return readSet(bytes, sets, file, context);
  if (singles.length > 0) return readSingle(bytes, singles, file, context);
  const nested = entries.find(({ name }) => ARCHIVE.test(name));
  if (nested) throw refuse('zipNested', file, { entry: nested.name });
  if (entries.some(({ name }) => /\.gdbtable$/i.test(name)))
    throw refuse('unknownFormat', file, { kind: 'fileGdb' });
  throw refuse('zipNoData', file, {
    names:
      entries
        .slice(0, MAX_NAMED)
        .map(({ name }) => name)
        .join('、') || '—',
  });
}

type Extension = 'shp' | 'dbf' | 'prj' | 'cpg';
type ShapefileSet = { name: string; members: Partial<Record<Extension, ZipEntry>> };

/** Entries that make up a shapefile, by folder and name without regard to case. */
function shapefileSets(entries: ZipEntry[]): Map<string, ShapefileSet> {
  const sets = new Map<string, ShapefileSet>();
  for (const entry of entries) {
    const match = SHAPEFILE.exec(entry.name);
    if (!match) continue;
    const key = match[1].toLowerCase();
    const set = sets.get(key) ?? { name: match[1].slice(match[1].lastIndexOf('/') + 1), members: {} };
    set.members[match[2].toLowerCase() as Extension] ??= entry;
    sets.set(key, set);
  }
  // A lone .dbf or .prj beside a shapefile is a table or a leftover, not a layer.
  const layers = [...sets].filter(([, { members }]) => members.shp);
  return new Map(layers.length > 0 ? layers : [...sets].filter(([, { members }]) => members.dbf));
}

function readSet(bytes: Uint8Array, sets: Map<string, ShapefileSet>, file: string, context: ReadContext) {
  const all = [...sets.values()];
  const names = all.map(({ name }) => name).join('、');
  const { layerName } = context.options;
  const chosen = layerName === undefined ? all : all.filter(({ name }) => name === layerName);
  if (chosen.length === 0) throw refuse('layerMissing', file, { name: layerName ?? '', names });
  if (chosen.length > 1) throw refuse('severalLayers', file, { names });
  const [{ name, members }] = chosen;
  const parts: ShapefileParts = { name };
  for (const [extension, entry] of Object.entries(members))
    parts[extension as Extension] = unzip(bytes, entry, file);
  return readShapefile(parts, file, context);
}

function readSingle(bytes: Uint8Array, singles: ZipEntry[], file: string, context: ReadContext) {
  const base = ({ name }: ZipEntry) => name.slice(name.lastIndexOf('/') + 1);
  if (singles.length > 1) throw refuse('severalLayers', file, { names: singles.map(base).join('、') });
  const [entry] = singles;
  const data = unzip(bytes, entry, file);
  const kind = detect(data);
  if (kind === 'json') return readGeoJson(data, base(entry), context);
  if (kind === 'sqlite') return readGeoPackage(data, base(entry), context);
  throw refuse('unknownFormat', `${file}/${base(entry)}`, { kind });
}
