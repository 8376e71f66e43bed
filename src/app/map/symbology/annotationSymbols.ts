import type { AnnotationKind } from '../annotation.ts';
import type { Hatch } from './hatch.ts';

/** Colour, pattern and dash of each kind of annotation: told apart by pattern too, and cased in white on the map. */
export type AnnotationSymbol = { colour: string; hatch: Hatch; dash?: number[] };

export const ANNOTATION_SYMBOLS: Record<AnnotationKind, AnnotationSymbol> = {
  gap: { colour: '#d6006c', hatch: 'cross' },
  overlap: { colour: '#6d28d9', hatch: 'horizontal' },
  uncovered: { colour: '#c2410c', hatch: 'diagonal', dash: [3, 1.5] },
  axis: { colour: '#111827', hatch: 'none', dash: [3, 2] },
  widthMark: { colour: '#d6006c', hatch: 'none' },
};
