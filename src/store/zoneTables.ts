import type { LayerKind } from '../domain/layerKind.ts';

/** Feature table of each layer kind: zones of all its versions, told apart by layer_version_id. */
export const ZONE_TABLES: Record<LayerKind, string> = {
  township: 'zone_township',
  permanentFarmland: 'zone_permanent_farmland',
  ecologicalRedLine: 'zone_ecological_red_line',
  urbanBoundary: 'zone_urban_boundary',
  planningZone: 'zone_planning_zone',
  landUse: 'zone_land_use',
  basicGrassland: 'zone_basic_grassland',
  approval: 'zone_approval',
  miningRight: 'zone_mining_right',
};
