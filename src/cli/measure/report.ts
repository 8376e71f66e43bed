import type { ReadResult } from '../../formats/types.ts';

/** What `--report` says of a file: how it was understood, and every repair and every record left out. */
export function fileReport(path: string, read: ReadResult) {
  const { layerName, format, encoding, crs, features, repairs, skipped, notes } = read;
  return {
    file: path,
    layer: layerName,
    format,
    encoding,
    crs,
    features: features.length,
    repairs: repairs.map(({ record, repair }) => ({ record, ...repair })),
    skipped,
    notes,
  };
}
