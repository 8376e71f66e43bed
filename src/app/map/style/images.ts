import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Vocabulary } from '../../../domain/verdict.ts';
import { HATCH_SIZE, type Hatch, hatchPixels, rgbOf } from '../symbology/hatch.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';
import { hatchImages } from './stateExpressions.ts';
import { zoneHatchImage } from './zoneLayers.ts';

type NamedHatch = { name: string; hatch: Hatch; colour: string };

/** Every pattern that any style layer may name, in both themes. */
export function allHatches(vocabulary: Vocabulary): NamedHatch[] {
  const zones = Object.entries(ZONE_SYMBOLS).flatMap(([kind, { hatch }]) =>
    hatch ? [{ name: zoneHatchImage(kind), hatch: hatch.pattern, colour: hatch.colour }] : [],
  );
  return [
    ...hatchImages(vocabulary, 'light'),
    ...hatchImages(vocabulary, 'dark'),
    ...zones,
    { name: 'muted-hatch', hatch: 'diagonal', colour: '#6b7280' },
  ];
}

/** Draws the patterns into the map; the style names no sprite, so nothing is downloaded. */
export function addHatches(map: MapLibreMap, vocabulary: Vocabulary): void {
  for (const { name, hatch, colour } of allHatches(vocabulary)) {
    if (map.hasImage(name)) continue;
    const data = hatchPixels(hatch, rgbOf(colour));
    map.addImage(name, { width: HATCH_SIZE, height: HATCH_SIZE, data }, { pixelRatio: 2 });
  }
}
