import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LonLatBox } from './contract.ts';

/** What an annotation draws: holes and overlaps of the base data, what no approval covers, and the width of a road. */
export const ANNOTATION_KINDS = ['gap', 'overlap', 'uncovered', 'axis', 'widthMark'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export type AnnotationShape = {
  kind: AnnotationKind;
  geometry: Geometry;
  /** Written at a point, on the side where it does not lie on what it explains. */
  label?: { text: string; side: 'above' | 'beside' };
};

/** Shapes that explain a figure of a panel, drawn above everything else, with a legend in words. */
export type Annotation = {
  /** Names what is shown; the map goes there once for each name. */
  key: string;
  shapes: readonly AnnotationShape[];
  legend: readonly { kind: AnnotationKind; text: string }[];
  box: LonLatBox | null;
  /** Whether the map is to go there: a link that brings its own camera must keep it. */
  aim: boolean;
  onClose: () => void;
};

/** The shapes as the map's source takes them. */
export function annotationFeatures(annotation: Annotation | null): FeatureCollection {
  const features = (annotation?.shapes ?? []).map(
    ({ kind, geometry, label }): Feature => ({
      type: 'Feature',
      properties: label ? { kind, label: label.text, side: label.side } : { kind },
      geometry,
    }),
  );
  return { type: 'FeatureCollection', features };
}
