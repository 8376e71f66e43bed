import landClasses from '../../../../data/reference/landClasses.json' with { type: 'json' };
import planningZones from '../../../../data/reference/planningZones.json' with { type: 'json' };
import type { LayerKind } from '../../../domain/layerKind.ts';
import type { Expression } from '../style/spec.ts';

/** Where a class is in no table: a quiet grey that nobody takes for a class of its own. */
export const UNKNOWN_CLASS = '#c9c9c9';

const LAND: Record<string, string> = Object.fromEntries(
  landClasses.classes.map(({ code, fill }) => [code, fill]),
);
// The code list of planning zones differs between plans: they are known by their names.
const ZONES: Record<string, string> = Object.fromEntries(
  planningZones.zones.map(({ name, fill }) => [name, fill]),
);

/** Codes of a class, name of a class; both as the layer has them. */
export type ZoneClass = { code: string; name: string };

/**
 * The colour of a class, '#rrggbb'. Land classes by code: the code itself, else without its letters (1104A → 1104),
 * else any class of its first level. Planning zones by name.
 */
export function classFill(kind: LayerKind, { code, name }: ZoneClass): string {
  if (kind === 'planningZone') return ZONES[name] ?? ZONES[code] ?? UNKNOWN_CLASS;
  const first = code.slice(0, 2);
  return (
    LAND[code] ??
    LAND[code.slice(0, 4)] ??
    LAND[Object.keys(LAND).find((known) => known.startsWith(first) && first.length === 2) ?? ''] ??
    UNKNOWN_CLASS
  );
}

/** MapLibre expression of the fill, over the classes that the layer really has. */
export function classFillExpression(kind: LayerKind, classes: readonly ZoneClass[]): Expression | string {
  const property = kind === 'planningZone' ? 'cn' : 'c';
  const colours = new Map<string, string>();
  for (const entry of classes)
    colours.set(property === 'cn' ? entry.name : entry.code, classFill(kind, entry));
  if (colours.size === 0) return UNKNOWN_CLASS;
  return ['match', ['to-string', ['get', property]], ...[...colours].flat(), UNKNOWN_CLASS];
}
