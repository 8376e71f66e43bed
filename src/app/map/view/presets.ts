import type { LayerKind } from '../../../domain/layerKind.ts';
import { DEFAULT_OPACITY, type LayerView, parseLayers } from './layersText.ts';

export type PresetId = 'triage' | 'planning' | 'overview';

/** Draw order from the top down of all kinds where nobody has moved one. */
export const DEFAULT_ORDER: readonly LayerKind[] = [
  'township',
  'urbanBoundary',
  'ecologicalRedLine',
  'permanentFarmland',
  'approval',
  'miningRight',
  'planningZone',
  'basicGrassland',
  'landUse',
];

const SHOWN: Record<PresetId, readonly LayerKind[]> = {
  triage: ['township', 'urbanBoundary', 'ecologicalRedLine', 'permanentFarmland'],
  planning: ['township', 'urbanBoundary', 'ecologicalRedLine', 'permanentFarmland', 'planningZone'],
  overview: ['township'],
};

/** The few layers that each workspace starts with; never an empty tree. */
export function preset(id: PresetId): LayerView {
  return {
    shown: SHOWN[id].map((kind) => ({ kind, opacity: DEFAULT_OPACITY[kind] })),
    imageOpacity: id === 'overview' ? 55 : 100,
    patches: true,
  };
}

/** The view that the URL names, or the preset where it names none. */
export function layerView(text: string | undefined, fallback: PresetId): LayerView {
  return text === undefined || text === '' ? preset(fallback) : parseLayers(text);
}
