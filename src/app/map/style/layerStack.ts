import type { Layer as CatalogLayer } from '../../../api/catalog.ts';
import type { Vocabulary } from '../../../domain/verdict.ts';
import type { Concentration } from '../contract.ts';
import type { LayerView } from '../view/layersText.ts';
import { annotationLayers } from './annotationLayers.ts';
import { concentrationLayers } from './concentrationLayers.ts';
import { GROUND, outsideLayer } from './ground.ts';
import { type ImageDate, imageLayers } from './imageLayers.ts';
import { patchLabelLayers, patchOutlineLayers, patchPointLayers } from './patchLayers.ts';
import type { Layer } from './spec.ts';
import type { Theme } from './stateExpressions.ts';
import { siteLayers, sketchLayers, townshipLabelLayer } from './toolLayers.ts';
import { zoneLabelLayers, zoneLayers } from './zoneLayers.ts';

export type StackInput = {
  theme: Theme;
  vocabulary: Vocabulary;
  catalogLayers: readonly CatalogLayer[];
  view: LayerView;
  dates: readonly ImageDate[];
  /** Date of the imagery, or null for the plain ground. */
  image: string | null;
  /** Date to load ahead, not shown. */
  imageAhead: string | null;
  concentration: Concentration | null;
};

/** Everything the map draws, from the ground up, as plain data. The map is brought to it by applyLayers. */
export function layerStack(input: StackInput): Layer[] {
  const { theme, vocabulary, view, concentration } = input;
  const shown = view.shown.flatMap((setting) => {
    const layer = input.catalogLayers.find((entry) => entry.kind === setting.kind);
    return layer ? [{ setting, layer }] : [];
  });
  const patches = view.patches;
  // The heat map says where patches are; points on top of it would only hide it.
  const heat = concentration?.mode === 'heat';
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': GROUND[theme] } },
    ...imageLayers(input.dates, input.image, input.imageAhead, view.imageOpacity / 100),
    outsideLayer(theme),
    ...(concentration && !heat ? concentrationLayers(concentration) : []),
    ...shown.toReversed().flatMap(({ setting, layer }) => zoneLayers(setting, layer, theme)),
    ...(concentration && heat ? concentrationLayers(concentration) : []),
    ...siteLayers(),
    ...(patches ? patchOutlineLayers(vocabulary, theme) : []),
    ...(patches && !concentration ? patchPointLayers(vocabulary, theme) : []),
    ...zoneLabelLayers(
      shown.map(({ setting }) => setting),
      theme,
    ),
    ...(patches ? patchLabelLayers(vocabulary, theme) : []),
    ...(shown.some(({ setting }) => setting.kind === 'township') || concentration?.mode === 'township'
      ? [townshipLabelLayer(theme)]
      : []),
    ...annotationLayers(),
    ...sketchLayers(),
  ];
}
