import type { Within } from '../../api/account.ts';
import { isNamedLand, type NamedLand } from '../../domain/landClass.ts';
import type { CodeSystem } from '../../domain/landClassTables.ts';
import { LAYER_KINDS, type LayerKind } from '../../domain/layerKind.ts';
import type { Text } from '../../domain/text.ts';
import { formatMu } from '../../geo/mu.ts';
import type { ClassedPart } from './account.ts';

/** Layers whose ground already counts in a line of the account. */
export const WITHIN_KINDS = [
  'permanentFarmland',
  'ecologicalRedLine',
  'urbanBoundary',
  'basicGrassland',
] as const satisfies readonly LayerKind[];

const NAMED_LANDS: Record<NamedLand, Text> = {
  grass0401: { zh: '天然牧草地', en: 'Natural pasture' },
  grass0403: { zh: '人工牧草地', en: 'Sown pasture' },
  grass0404: { zh: '其他草地', en: 'Other grassland' },
  forest: { zh: '林地', en: 'Woodland' },
};

/**
 * The 其中 figures: ground under each of the layers that are measured (counted once where zones overlap), and the
 * land classes that are told apart in grass and woodland.
 */
export function withinOf(
  covered: ReadonlyMap<LayerKind, number>,
  landParts: readonly ClassedPart[],
  system: CodeSystem,
): Within[] {
  const layers = WITHIN_KINDS.filter((kind) => covered.has(kind)).map((kind) =>
    figure(kind, LAYER_KINDS[kind].name, covered.get(kind)!),
  );
  const lands = (Object.keys(NAMED_LANDS) as NamedLand[]).map((name) =>
    figure(
      name,
      NAMED_LANDS[name],
      landParts.reduce(
        (sum, { classCode, areaM2 }) => (isNamedLand(name, classCode, system) ? sum + areaM2 : sum),
        0,
      ),
    ),
  );
  return [...layers, ...lands];
}

const figure = (key: string, name: Text, areaM2: number): Within => ({
  key,
  name,
  areaM2,
  mu: formatMu(areaM2),
});
