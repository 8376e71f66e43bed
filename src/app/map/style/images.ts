import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Vocabulary } from '../../../domain/verdict.ts';
import { ANNOTATION_KINDS } from '../annotation.ts';
import { ANNOTATION_SYMBOLS } from '../symbology/annotationSymbols.ts';
import { HATCH_SIZE, type Hatch, hatchPixels, rgbOf } from '../symbology/hatch.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';
import { annotationHatch } from './annotationLayers.ts';
import { hatchImages } from './stateExpressions.ts';
import { zoneHatchImage } from './zoneLayers.ts';

type NamedHatch = { name: string; hatch: Hatch; colour: string; size?: number };

/** Annotations leave more of the ground to be seen between their lines. */
const WIDE_HATCH = 2 * HATCH_SIZE;

/** Every pattern that any style layer may name, in both themes. */
export function allHatches(vocabulary: Vocabulary): NamedHatch[] {
  const zones = Object.entries(ZONE_SYMBOLS).flatMap(([kind, { hatch }]) =>
    hatch ? [{ name: zoneHatchImage(kind), hatch: hatch.pattern, colour: hatch.colour }] : [],
  );
  const annotations = ANNOTATION_KINDS.map((kind) => ({
    name: annotationHatch(kind),
    size: WIDE_HATCH,
    ...ANNOTATION_SYMBOLS[kind],
  }));
  return [
    ...hatchImages(vocabulary, 'light'),
    ...hatchImages(vocabulary, 'dark'),
    ...zones,
    ...annotations.filter(({ hatch }) => hatch !== 'none'),
    { name: 'muted-hatch', hatch: 'diagonal', colour: '#6b7280' },
  ];
}

/** Draws the patterns into the map; the style names no sprite, so nothing is downloaded. */
export function addHatches(map: MapLibreMap, vocabulary: Vocabulary): void {
  for (const { name, hatch, colour, size = HATCH_SIZE } of allHatches(vocabulary)) {
    if (map.hasImage(name)) continue;
    const data = hatchPixels(hatch, rgbOf(colour), size);
    map.addImage(name, { width: size, height: size, data }, { pixelRatio: 2 });
  }
}
