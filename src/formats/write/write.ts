import { writeCoordinateText } from './coordinateText.ts';
import { writeCsv } from './csv.ts';
import { writeExcel } from './excel.ts';
import { writeGeoJson } from './geojson.ts';
import { writeGeoPackage } from './geopackage.ts';
import { writeKml } from './kml.ts';
import { writeShapefile } from './shapefile.ts';
import type { Table, TableWriter, WriteOptions, Written, WrittenFormat } from './types.ts';

const WRITERS: Record<WrittenFormat, TableWriter> = {
  gpkg: writeGeoPackage,
  shp: writeShapefile,
  geojson: writeGeoJson,
  kml: writeKml,
  txt: writeCoordinateText,
  csv: writeCsv,
  xlsx: writeExcel,
};

/** What each format's file is called by, and what a browser is told that it is. */
export const FILE_KINDS: Record<WrittenFormat, { extension: string; mime: string }> = {
  gpkg: { extension: 'gpkg', mime: 'application/geopackage+sqlite3' },
  shp: { extension: 'zip', mime: 'application/zip' },
  geojson: { extension: 'geojson', mime: 'application/geo+json' },
  kml: { extension: 'kml', mime: 'application/vnd.google-earth.kml+xml' },
  txt: { extension: 'txt', mime: 'text/plain' },
  csv: { extension: 'csv', mime: 'text/csv; charset=utf-8' },
  xlsx: { extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/**
 * Writes a table as a file that is not there yet, running through its rows once in bounded memory.
 * @throws WriteError where the format would lose something; the signal's reason; what the system says of the disk.
 * What is there of the file then is for the caller to remove.
 */
export function writeTable(
  format: WrittenFormat,
  table: Table,
  path: string,
  options: WriteOptions = {},
): Promise<Written> {
  return WRITERS[format](table, path, options);
}
