import { CODE_SYSTEMS, type CodeSystem, LAND_CLASS_TABLES } from '../../domain/landClassTables.ts';
import type { Text } from '../../domain/text.ts';
import { type Bbox, bbox } from '../../geo/flat.ts';
import type { PolygonList } from '../../geo/polygonList.ts';
import type { NewFault } from '../../store/store.ts';

/** Zones named in a fault of many; all are counted. */
const NAMED_ZONES = 20;

type Group = { value: string; zones: number[] };

/** Gathers what zones say of one thing, such as their year; what differs from most is a fault. Places of zones. */
export class Vintages {
  readonly #groups = new Map<string, number[]>();

  /** '' for a zone that says nothing. */
  note(zone: number, value: string): void {
    if (value === '') return;
    const known = this.#groups.get(value);
    if (known) known.push(zone);
    else this.#groups.set(value, [zone]);
  }

  /** The value that most zones have, and each other one; null where all agree. */
  mixed(): { most: Group; others: Group[] } | null {
    const groups = [...this.#groups].map(([value, zones]) => ({ value, zones }));
    groups.sort((a, b) => b.zones.length - a.zones.length || (a.value < b.value ? -1 : 1));
    const [most, ...others] = groups;
    return most && others.length > 0 ? { most, others } : null;
  }
}

/** Of which code list a land class is when it is not of the layer's; '' where it is, or nothing tells. */
export function strangeSystem(code: string, name: string, own: CodeSystem): CodeSystem | '' {
  const named = CODE_SYSTEMS.filter((system) => name !== '' && NAMES[system].get(code) === name);
  if (named.includes(own)) return '';
  if (named[0]) return named[0];
  if (NAMES[own].has(code)) return '';
  const shaped = /^\d{3}K?$/.test(code) ? 'survey2' : /^\d{6}$/.test(code) ? 'planning2023' : '';
  return shaped === own ? '' : shaped;
}

const NAMES = Object.fromEntries(
  CODE_SYSTEMS.map((system) => [
    system,
    new Map(LAND_CLASS_TABLES[system].classes.map(({ code, name }) => [code, name])),
  ]),
) as Record<CodeSystem, Map<string, string>>;

/** A fault for some zones of a layer that are of another year or code list than most. */
export function vintageFault(
  zones: readonly number[],
  text: Text,
  layer: { ids: ArrayLike<number>; areasM2: ArrayLike<number>; polygons: PolygonList },
): NewFault {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  let areaM2 = 0;
  for (const zone of zones) {
    const own = bbox(layer.polygons.at(zone)!);
    areaM2 += layer.areasM2[zone]!;
    if (!own) continue;
    for (const side of [0, 1] as const) {
      box[side] = Math.min(box[side], own[side]);
      box[side + 2] = Math.max(box[side + 2]!, own[side + 2]!);
    }
  }
  return {
    kind: 'mixedVintage',
    areaM2,
    bbox: box,
    zoneIds: zones.slice(0, NAMED_ZONES).map((zone) => layer.ids[zone]!),
    text,
    polygon: null,
  };
}
