import type { LayerKind } from '../../domain/layerKind.ts';

/** Version of what a check looks for; raise it and every layer is checked again at the next start. */
export const CHECK_RULES = 1;

/** Layers that ought to cover the county whole: on them bare ground is a gap. */
const COVERING: ReadonlySet<LayerKind> = new Set<LayerKind>(['landUse', 'planningZone', 'township']);
export const covers = (kind: LayerKind) => COVERING.has(kind);

/**
 * Fields in which zones state the area of their whole outline, by the published schemas; net areas (TBDLMJ, YJJBNTMJ)
 * are less by what is deducted and are none. The area of an approval is that of a project, not of one outline.
 */
export const STATED_FIELDS: Record<LayerKind, readonly string[]> = {
  township: ['JSMJ', 'DCMJ', 'MJ'],
  permanentFarmland: ['YJJBNTTBMJ', 'TBMJ', 'MJ'],
  ecologicalRedLine: ['MJ', 'QYMJ', 'HXMJ'],
  urbanBoundary: ['MJ'],
  planningZone: ['MJ', 'TBMJ'],
  landUse: ['TBMJ'],
  basicGrassland: ['TBMJ', 'MJ', 'CYMJ'],
  approval: [],
  miningRight: ['KQMJ', 'MJ'],
};

/** Fields by which a zone is found again in the source, the first that is filled. */
export const IDENTITY_FIELDS = [
  'BSM',
  'TBBH',
  'YJJBNTTBBH',
  'JBNTTBBH',
  'XKZH',
  'KCZKZ',
  'DZJGH',
  'PZWH',
] as const;

/** The year that a zone's data are of. */
export const VINTAGE_FIELD = 'SJNF';
