import type { Catalog } from '../../../api/catalog.ts';
import { outsideTileUrl } from '../outside/outsideProtocol.ts';
import { patchTileUrl } from '../patches/patchProtocol.ts';
import { type ImageDate, imageSources } from './imageLayers.ts';
import type { SourceSpecification } from './spec.ts';
import { zoneSource } from './zoneLayers.ts';

const NOTHING = { type: 'FeatureCollection' as const, features: [] };

/** Sources that hold what this page draws itself; filled by the map's own code. */
export const OWN_SOURCES = [
  'patch-points',
  'heat',
  'township-labels',
  'site',
  'measure',
  'found',
  'annotation',
] as const;
export type OwnSource = (typeof OWN_SOURCES)[number];

/** Beyond this zoom nobody looks at the outline of the county. */
const OUTSIDE_MAX_ZOOM = 13;

/** All sources of the map for one catalog. `owner` names the map whose table the patch tiles are joined with. */
export function sources(
  catalog: Catalog,
  dates: readonly ImageDate[],
  owner: string,
): Record<string, SourceSpecification> {
  const zones = catalog.layers.map(({ kind, versionId, bbox }): [string, SourceSpecification] => [
    zoneSource(kind),
    {
      type: 'vector',
      tiles: [`${location.origin}/api/tiles/${kind}/${versionId}/{z}/{x}/{y}`],
      bounds: bbox,
      minzoom: kind === 'landUse' ? 10 : 5,
      maxzoom: 15,
    },
  ]);
  const township = catalog.layers.find(({ kind }) => kind === 'township');
  return {
    ...(township && {
      outside: {
        type: 'raster',
        tiles: [outsideTileUrl(township.versionId)],
        tileSize: 512,
        minzoom: 5,
        maxzoom: OUTSIDE_MAX_ZOOM,
      },
    }),
    ...imageSources(dates),
    ...Object.fromEntries(zones),
    patch: {
      type: 'vector',
      tiles: [patchTileUrl(owner, catalog.patchTilesVersion)],
      minzoom: 11,
      maxzoom: 16,
    },
    ...Object.fromEntries(OWN_SOURCES.map((name) => [name, { type: 'geojson', data: NOTHING }])),
  };
}
