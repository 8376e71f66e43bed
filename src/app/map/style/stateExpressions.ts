import { stateCodes, stateSymbol, type Vocabulary } from '../../../domain/verdict.ts';
import { DASHES } from '../symbology/dash.ts';
import type { Hatch } from '../symbology/hatch.ts';
import type { Expression } from './spec.ts';

export type Theme = 'light' | 'dark';

/** The state in force: what a verdict has just set (feature-state), else what the tile was joined with. */
const STATE: Expression = ['to-string', ['coalesce', ['feature-state', 's'], ['get', 's']]];

/** Colour of a patch by state; repaints in the frame after a verdict. */
export function stateColour(vocabulary: Vocabulary, theme: Theme): Expression {
  const pairs = stateCodes(vocabulary).flatMap((code) => [code, stateSymbol(vocabulary, code)[theme]]);
  return ['match', STATE, ...pairs, vocabulary.pending.symbol[theme]];
}

/** Line style of a patch by state. */
export function stateDash(vocabulary: Vocabulary): Expression {
  const pairs = stateCodes(vocabulary).flatMap((code) => [
    code,
    ['literal', DASHES[stateSymbol(vocabulary, code).line]],
  ]);
  return ['match', ['get', 's'], ...pairs, ['literal', DASHES.solid]];
}

export const hatchImage = (state: string, theme: Theme) => `hatch-${state}-${theme}`;

/** Pattern of a patch by state. */
export function stateHatch(vocabulary: Vocabulary, theme: Theme): Expression {
  const pairs = stateCodes(vocabulary).flatMap((code) => [code, hatchImage(code, theme)]);
  return ['match', ['get', 's'], ...pairs, hatchImage('pending', theme)];
}

/** The list's state mark, for points too small to show a pattern. */
export function stateMark(vocabulary: Vocabulary): Expression {
  const pairs = stateCodes(vocabulary).flatMap((code) => [code, stateSymbol(vocabulary, code).mark]);
  return ['match', ['get', 's'], ...pairs, vocabulary.pending.symbol.mark];
}

/** Patterns that the style refers to: image name, pattern and colour. */
export function hatchImages(
  vocabulary: Vocabulary,
  theme: Theme,
): { name: string; hatch: Hatch; colour: string }[] {
  return stateCodes(vocabulary).map((code) => {
    const symbol = stateSymbol(vocabulary, code);
    return { name: hatchImage(code, theme), hatch: symbol.hatch, colour: symbol[theme] };
  });
}
