import type { MapOptions } from 'maplibre-gl';

export type StyleSpecification = Exclude<MapOptions['style'], string | undefined>;
export type LayerSpecification = StyleSpecification['layers'][number];
export type SourceSpecification = StyleSpecification['sources'][string];

/** An expression of the style language; MapLibre's own validator checks what we build (see the tests). */
export type Expression = readonly unknown[];

/** A style layer as we write it: one loose shape for all types, so that layers can be built and compared as data. */
export type Layer = {
  id: string;
  type: LayerSpecification['type'];
  source?: string;
  'source-layer'?: string;
  minzoom?: number;
  maxzoom?: number;
  filter?: Expression;
  layout?: Record<string, unknown>;
  paint?: Record<string, unknown>;
};
