import { refuse } from '../error.ts';
import { openFolderWithGdal } from '../gdal.ts';
import { gdalLayers } from '../gdalLayers.ts';
import type { LayerSource, ReadContext } from '../types.ts';

/** The table that lists all others. */
const CATALOG = 'a00000001.gdbtable';

/** Files that reading needs. Indexes are left out: they could lead to other records than the tables hold. */
const NEEDED = /^(a[0-9a-f]{8}\.(gdbtable|gdbtablx)|gdb|timestamps)$/;

/**
 * Lists the layers of a file geodatabase (ArcGIS 9.2 and later), which is a folder.
 * @param members its files by names in lower case; only those that the format names are handed on
 * @throws FormatError `gdbNoCatalog`, `gdal`
 */
export async function openGdb(
  members: ReadonlyMap<string, () => Uint8Array>,
  file: string,
  context: ReadContext,
): Promise<LayerSource[]> {
  if (!members.has(CATALOG)) throw refuse('gdbNoCatalog', file, { member: CATALOG });
  const files = [...members]
    .filter(([name]) => NEEDED.test(name))
    .map(([name, bytes]): [string, Uint8Array] => [name, bytes()]);
  const source = await openFolderWithGdal(files, 'gdb', 'OpenFileGDB', file);
  return gdalLayers(source, file, 'fileGdb', context);
}
