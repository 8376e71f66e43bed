import type { ZipEntry } from './zip.ts';

/** Entries that make up one shapefile, by extension. `path` with folders, without extension. */
export type ShapefileMembers = {
  path: string;
  members: Partial<Record<'shp' | 'dbf' | 'prj' | 'cpg' | 'shx', ZipEntry>>;
};

/** Entries of one file geodatabase by the names it wants, all in lower case. */
export type GdbMembers = { path: string; members: Map<string, ZipEntry> };

export type MemberSets = {
  shapefiles: ShapefileMembers[];
  geodatabases: GdbMembers[];
  /** Entries that are files of their own, whatever they are. */
  singles: ZipEntry[];
  /** What belongs to no layer: a .prj without a .shp, a .dbf beside shapefiles. */
  loose: ZipEntry[];
};

const SHAPEFILE = /^(.*)\.(shp|dbf|prj|cpg|shx)$/i;
/** What else lies beside a shapefile: indexes, styles, descriptions. Nothing of it is needed. */
const BESIDE = /\.(sbn|sbx|qix|qpj|qmd|fix|idx|ain|aih|atx|ixs|mxs|cst|sld|qml|lyr|lyrx|shp\.xml|dbf\.xml)$/i;
/** What our own export puts beside a shapefile, for people. */
const FIELD_NAMES = /(^|\/)字段对照\.csv$/;
/** Names in a file geodatabase; anything else in its folder is not handed on. */
const GDB =
  /^(a[0-9a-f]{8}\.(gdbtable|gdbtablx|gdbindexes|freelist|spx|horizon|[a-z0-9_]{1,60}\.(atx|spx))|gdb|timestamps)$/;

/** Sorts the entries of an archive into layers, by folder and name without regard to case. */
export function memberSets(entries: readonly ZipEntry[]): MemberSets {
  const geodatabases = gdbSets(entries);
  const inGdb = new Set(geodatabases.flatMap(({ path }) => path));
  const shapefiles = new Map<string, ShapefileMembers>();
  const singles: ZipEntry[] = [];
  for (const entry of entries) {
    const folder = entry.name.slice(0, Math.max(0, entry.name.lastIndexOf('/')));
    if (inGdb.has(folder) && (folder !== '' || GDB.test(entry.name.toLowerCase()))) continue;
    const match = SHAPEFILE.exec(entry.name);
    if (match) addTo(shapefiles, match[1]!, match[2]!.toLowerCase(), entry);
    else if (!BESIDE.test(entry.name) && !FIELD_NAMES.test(entry.name)) singles.push(entry);
  }
  return { ...layersOf([...shapefiles.values()]), geodatabases, singles };
}

function addTo(sets: Map<string, ShapefileMembers>, path: string, extension: string, entry: ZipEntry): void {
  const key = path.toLowerCase();
  const set = sets.get(key) ?? { path, members: {} };
  set.members[extension as keyof ShapefileMembers['members']] ??= entry;
  sets.set(key, set);
}

/** A lone .dbf or .prj beside a shapefile is a table or a leftover; without any .shp, a .dbf tells what is missing. */
function layersOf(sets: ShapefileMembers[]): Pick<MemberSets, 'shapefiles' | 'loose'> {
  const whole = sets.filter(({ members }) => members.shp);
  const shapefiles = whole.length > 0 ? whole : sets.filter(({ members }) => members.dbf);
  const left = sets.filter((set) => !shapefiles.includes(set));
  return { shapefiles, loose: left.flatMap(({ members }) => Object.values(members)) };
}

/** Folders with the tables of a file geodatabase. */
function gdbSets(entries: readonly ZipEntry[]): GdbMembers[] {
  const sets = new Map<string, GdbMembers>();
  for (const entry of entries) {
    const at = entry.name.lastIndexOf('/');
    const path = entry.name.slice(0, Math.max(0, at));
    const name = entry.name.slice(at + 1).toLowerCase();
    if (!GDB.test(name)) continue;
    const set = sets.get(path) ?? { path, members: new Map() };
    if (!set.members.has(name)) set.members.set(name, entry);
    sets.set(path, set);
  }
  return [...sets.values()].filter(({ members }) =>
    [...members.keys()].some((name) => name.endsWith('.gdbtable')),
  );
}
