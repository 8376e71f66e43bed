import { withRemarks } from './archiveRemarks.ts';
import { memberSets, type ShapefileMembers } from './archiveSets.ts';
import { type Detected, detect } from './detect.ts';
import { FormatError, refuse } from './error.ts';
import { openGdb } from './gdb/gdb.ts';
import * as limits from './limits.ts';
import { openShapefile } from './shapefile.ts';
import type { LayerSource, ReadContext, Reader } from './types.ts';
import { checkTotals, listZip, peek, unzip, type ZipEntry, type ZipTotals } from './zip.ts';

/** Names a message lists. */
const MAX_NAMED = 8;

/** How deep this archive lies in others, and what all of them together unpack to. */
type Level = { depth: number; totals: ZipTotals };

/**
 * Lists the layers of a ZIP archive: shapefiles (members matched by folder and name, case aside), folders of a file
 * geodatabase, single files of any kind that is read here, and the same in archives within it. What is no data (a
 * PDF, a style) is left aside and named in a remark.
 * @param open opens a member that is a file of its own
 * @throws FormatError `zip…`, `archiveKind`, and that of the only member when it cannot be opened
 */
export function openArchive(bytes: Uint8Array, file: string, context: ReadContext, open: Reader) {
  return openLevel(bytes, file, context, open, { depth: 0, totals: { entries: 0, bytes: 0 } });
}

async function openLevel(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
  open: Reader,
  { depth, totals }: Level,
): Promise<LayerSource[]> {
  context.onProgress({ stage: 'unpack', done: 0, total: 0 });
  const entries = listZip(bytes, file);
  checkTotals(entries, totals, file);
  const sets = memberSets(entries);
  const layers: LayerSource[] = sets.shapefiles.map((set) => openSet(bytes, set, file, context));
  const ignored = [...sets.loose];
  const failures: FormatError[] = [];
  for (const { path, members } of sets.geodatabases) {
    const unpacked = Array.from(members, ([name, entry]) => [name, () => unzip(bytes, entry, file)] as const);
    await attempt(async () => {
      const found = await openGdb(new Map(unpacked), path ? `${file}/${path}` : file, context);
      layers.push(...found.map((layer) => ({ ...layer, name: path ? `${path}/${layer.name}` : layer.name })));
    });
  }
  for (const entry of sets.singles) {
    await attempt(async () => {
      const found = await openSingle(entry);
      if (found === null) ignored.push(entry);
      else layers.push(...found.map((layer) => renamed(layer, entry.name)));
    });
  }
  if (layers.length === 0) throw failures[0] ?? nothingIn(entries, file);
  if (layers.length > limits.MAX_LAYERS) {
    throw refuse('tooManyLayers', file, { layers: layers.length, limit: limits.MAX_LAYERS });
  }
  return withRemarks(unique(layers), ignored, failures);

  /** One bad file among others shall not hide them; alone, it is the answer. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FormatError) || isOfArchive(error)) throw error;
      failures.push(error);
    }
  }

  async function openSingle(entry: ZipEntry): Promise<LayerSource[] | null> {
    if (!isData(detect(peek(bytes, entry, file), entry.name))) return null;
    const data = unzip(bytes, entry, file);
    const name = `${file}/${entry.name}`;
    if (detect(data, entry.name) !== 'zip') return open(data, name, context);
    if (depth + 1 >= limits.MAX_NESTING) {
      throw refuse('zipNested', file, { entry: entry.name, limit: limits.MAX_NESTING });
    }
    return openLevel(data, name, context, open, { depth: depth + 1, totals });
  }
}

function openSet(bytes: Uint8Array, { path, members }: ShapefileMembers, file: string, context: ReadContext) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // The .shx is made anew: a bad one does not matter.
  const { shx: _, ...needed } = members;
  const unpacked = Object.entries(needed).map(([extension, entry]) => [
    extension,
    () => unzip(bytes, entry, file),
  ]);
  const source = { name, ...Object.fromEntries(unpacked) };
  const records = members.shx ? Math.max(0, Math.floor((members.shx.unpackedBytes - 100) / 8)) : null;
  const head = members.shp && peek(bytes, members.shp, file);
  return { ...openShapefile(source, file, context, { head, records }), name: path };
}

/** Kinds of members that are layers, hold layers, or cannot be left aside without a word. */
const DATA: ReadonlySet<Detected> = new Set([
  ...([
    'zip',
    'kmz',
    'excel',
    'sqlite',
    'flatGeobuf',
    'json',
    'kml',
    'dxf',
    'csv',
    'coordinateText',
  ] as const),
  ...(['vct', 'rar', '7z', 'gzip', 'tar', 'xz', 'bzip2', 'dwg', 'mdb', 'gml'] as const),
]);

const isData = (kind: Detected) => DATA.has(kind);

/** What is wrong with the archive as a whole refuses it. */
function isOfArchive({ code }: FormatError): boolean {
  return code.startsWith('zip') || code === 'tooManyLayers';
}

/** A layer of a member under the member's name: `界线.geojson` → `界线`, `规划.gpkg` → `规划.gpkg/GHFQ`. */
function renamed(layer: LayerSource, member: string): LayerSource {
  const bare = member.replace(/\.[^./]*$/, '');
  const own = bare.slice(bare.lastIndexOf('/') + 1);
  return { ...layer, name: layer.name === own ? bare : `${member}/${layer.name}` };
}

/** Gives layers of the same name, such as a shapefile and a KML, a number. */
function unique(layers: LayerSource[]): LayerSource[] {
  const seen = new Set<string>();
  return layers.map((layer) => {
    let { name } = layer;
    for (let n = 2; seen.has(name); n++) name = `${layer.name} (${n})`;
    seen.add(name);
    return { ...layer, name };
  });
}

function nothingIn(entries: ZipEntry[], file: string): FormatError {
  const names = entries.slice(0, MAX_NAMED).map(({ name }) => name);
  return refuse('zipNoData', file, {
    names: names.length === 0 ? '—' : names.join('、') + (entries.length > MAX_NAMED ? ' …' : ''),
  });
}
