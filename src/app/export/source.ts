import type { PolygonJson } from '../../api/common.ts';
import type { ExportFormat } from '../../api/exports.ts';
import type { ExportChoice } from './exportChoice.ts';
import { requestOf } from './exportChoice.ts';

/** What is to leave the house. */
export type ExportSource =
  | { of: 'patches'; name: string; ids: readonly number[] }
  | { of: 'batch'; name: string; batchId: string }
  | { of: 'layer'; name: string; versionId: number }
  | { of: 'site'; name: string; geometry: PolygonJson };

const EXTENSIONS: Record<ExportFormat, string> = {
  gpkg: 'gpkg',
  shp: 'zip',
  geojson: 'geojson',
  kml: 'kml',
  txt: 'txt',
  csv: 'csv',
  xlsx: 'xlsx',
};

/** Where to ask for it, with what, and what to call the file where the server gives no name. */
export function orderOf(
  source: ExportSource,
  choice: ExportChoice,
): { path: string; json: unknown; name: string } {
  const how = requestOf(choice);
  const name = `${source.name}.${EXTENSIONS[choice.format]}`;
  switch (source.of) {
    case 'patches':
      return { path: '/api/exports/patches', json: { ...how, ids: source.ids }, name };
    case 'batch':
      return { path: '/api/exports/patches', json: { ...how, batchId: source.batchId }, name };
    case 'layer':
      return { path: `/api/exports/layers/${source.versionId}`, json: how, name };
    case 'site':
      return {
        path: '/api/exports/site',
        json: { ...how, geometry: source.geometry, name: source.name },
        name,
      };
  }
}
