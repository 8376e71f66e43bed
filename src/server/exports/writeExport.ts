import type { Written } from '../../formats/write/types.ts';
import { writeTable } from '../../formats/write/write.ts';
import type { Store } from '../../store/store.ts';
import type { ExportOrder } from './order.ts';
import { tableOf } from './tables.ts';

/** What came of an export; `name` is the layer's, without an extension. */
export type Exported = Written & { name: string };

/**
 * Writes what was ordered as a new file at `path`. The same for the server's threads and the command line.
 * @throws Fault 404 or 422, WriteError, the signal's reason; what is there of the file is for the caller to remove
 */
export async function writeExport(
  store: Store,
  { source, format, epsg, encoding }: ExportOrder,
  path: string,
  signal?: AbortSignal,
): Promise<Exported> {
  const table = await tableOf(store, source);
  const written = await writeTable(format, table, path, { epsg, encoding, signal });
  return { ...written, name: table.name };
}
