import type { Text } from '../../../domain/text.ts';
import { chooseMessages as m } from './messages.ts';

/** Largest upload; the server's own limit is the same (formats/limits.ts). */
export const MAX_UPLOAD_BYTES = 1024 ** 3;

/** A file as it was chosen or dropped: `path` is its name, with its folders where a folder was given. */
export type Chosen = { path: string; size: number };

/** What is uploaded as one: a file as it is, or files that belong together and travel as one ZIP. */
export type Dataset<T extends Chosen> = {
  /** Name of the upload. */
  name: string;
  /** `entry`: name inside the ZIP. */
  files: { entry: string; chosen: T }[];
  packed: boolean;
  bytes: number;
};

export type Unusable = { name: string; text: Text };
export type Gathered<T extends Chosen> = { datasets: Dataset<T>[]; unusable: Unusable[] };

const SHAPEFILE_PARTS =
  /\.(shp\.xml|shp|shx|dbf|prj|qpj|cpg|sbn|sbx|qix|fix|fbn|fbx|ain|aih|atx|ixs|mxs|cst)$/i;
/** What systems and programs leave beside the data. */
const LITTER =
  /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)$|(^|\/)__MACOSX\/|\.lock$|\.gpkg-(wal|shm)$|\.(tfw|jgw|pgw|ovr|aux\.xml)$/i;
/** Kinds of files that hold no polygons whatever their content; everything else is judged by content. */
const SOMETHING_ELSE: readonly [RegExp, Text][] = [
  [/\.(tiff?|img|jpe?g|png|bmp|gif|webp|ecw|sid|jp2)$/i, m.imagery],
  [/\.(pdf|docx?|wps|pptx?|ofd)$/i, m.document],
  [/\.dwg$/i, m.drawing],
  [/\.(mxd|aprx|qgz|qgs|lyrx?|style|sld)$/i, m.project],
];

/**
 * Sorts what was chosen into uploads: the parts of a shapefile and the folder of a geodatabase go together, anything
 * else by itself. Refuses by name only what clearly is something else; litter is passed over in silence.
 */
export function gather<T extends Chosen>(chosen: readonly T[]): Gathered<T> {
  const groups = new Map<string, { name: string; files: Dataset<T>['files']; kind: Kind }>();
  const unusable: Unusable[] = [];
  for (const one of chosen) {
    if (LITTER.test(one.path)) continue;
    const { key, name, entry, kind } = placeOf(one.path);
    const other = kind === 'file' && SOMETHING_ELSE.find(([pattern]) => pattern.test(name));
    if (other) unusable.push({ name, text: other[1] });
    else {
      const group = groups.get(key) ?? { name, files: [], kind };
      group.files.push({ entry, chosen: one });
      groups.set(key, group);
    }
  }
  const datasets: Dataset<T>[] = [];
  for (const group of groups.values()) {
    const made = datasetOf(group);
    if ('text' in made) unusable.push(made);
    else datasets.push(made);
  }
  return { datasets, unusable };
}

type Kind = 'file' | 'shapefile' | 'geodatabase';

function placeOf(path: string): { key: string; name: string; entry: string; kind: Kind } {
  const steps = path.split('/');
  const geodatabase = steps.findIndex((step) => /\.gdb$/i.test(step));
  if (geodatabase >= 0 && geodatabase < steps.length - 1) {
    const key = `gdb ${steps.slice(0, geodatabase + 1).join('/')}`;
    return {
      key,
      name: steps[geodatabase]!,
      entry: steps.slice(geodatabase).join('/'),
      kind: 'geodatabase',
    };
  }
  const name = steps.at(-1)!;
  if (SHAPEFILE_PARTS.test(name)) {
    const stem = path.replace(SHAPEFILE_PARTS, '');
    return { key: `shp ${stem.toLowerCase()}`, name, entry: name, kind: 'shapefile' };
  }
  return { key: `file ${path}`, name, entry: name, kind: 'file' };
}

function datasetOf<T extends Chosen>(group: {
  name: string;
  files: Dataset<T>['files'];
  kind: Kind;
}): Dataset<T> | Unusable {
  const { files, kind } = group;
  const bytes = files.reduce((sum, { chosen }) => sum + chosen.size, 0);
  let { name } = group;
  let packed = false;
  if (kind === 'shapefile') {
    const shp = files.find(({ entry }) => /\.shp$/i.test(entry));
    if (!shp) return { name: files.map(({ entry }) => entry).join('、'), text: m.noShp };
    packed = files.length > 1;
    name = packed ? shp.entry.replace(/\.shp$/i, '.zip') : shp.entry;
  } else if (kind === 'geodatabase') {
    packed = true;
    name = `${name}.zip`;
  }
  if (bytes === 0) return { name, text: m.emptyFile };
  if (bytes > MAX_UPLOAD_BYTES) return { name, text: m.tooLarge };
  return { name, files, packed, bytes };
}
