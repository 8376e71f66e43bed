import { LAND_CLASS_TABLES } from '../../domain/landClassTables.ts';
import { statedM2 } from '../../domain/schemas/values.ts';
import type { Text } from '../../domain/text.ts';
import type { PolygonList } from '../../geo/polygonList.ts';
import type { LayerVersion, NewFault, RawAttributes, Store } from '../../store/store.ts';
import { IDENTITY_FIELDS, STATED_FIELDS, VINTAGE_FIELD } from './rules.ts';
import { strangeSystem, Vintages, vintageFault } from './vintages.ts';

export type LayerAttributes = {
  /** the stated area of each zone in the field's own unit, NaN for none; null where the layer has no such field */
  stated: Float64Array | null;
  /** '' where the layer has no such field */
  field: string;
  years: Vintages;
  systems: Vintages;
};

/** Reads of a layer's attributes what its check needs. `ids` are its zones in order. */
export async function readAttributes(
  store: Store,
  layer: Pick<LayerVersion, 'id' | 'kind' | 'codeSystem'>,
  size: number,
): Promise<LayerAttributes> {
  const fields = STATED_FIELDS[layer.kind];
  const columns = fields.map(() => new Float64Array(size).fill(NaN));
  const filled = fields.map(() => 0);
  const years = new Vintages();
  const systems = new Vintages();
  let zone = 0;
  await store.layers.attributes(layer.id, ({ classCode, className, raw }) => {
    const read = reader(raw);
    fields.forEach((field, at) => {
      const value = statedNumber(read(field));
      if (!(value > 0)) return;
      columns[at]![zone] = value;
      filled[at]! += 1;
    });
    years.note(zone, yearOf(read(VINTAGE_FIELD)));
    if (layer.kind === 'landUse') {
      systems.note(zone, strangeSystem(classCode, className, layer.codeSystem) || layer.codeSystem);
    }
    zone += 1;
  });
  // The first field of the schemas that most zones have filled.
  const best = filled.indexOf(Math.max(0, ...filled));
  const has = best >= 0 && filled[best]! > 0;
  return { stated: has ? columns[best]! : null, field: has ? fields[best]! : '', years, systems };
}

/** Zones named at a time. */
const NAMED_A_TURN = 2000;

/** How zones are called in findings: their id here, and the number by which they are found in the source. */
export async function zoneNames(
  store: Store,
  versionId: number,
  ids: readonly number[],
): Promise<(id: number) => Text> {
  const names = new Map<number, Text>();
  for (let at = 0; at < ids.length; at += NAMED_A_TURN) {
    const zones = await store.layers.attributesOf(versionId, ids.slice(at, at + NAMED_A_TURN));
    for (const [id, { raw }] of zones) {
      const read = reader(raw);
      const field = IDENTITY_FIELDS.find((one) => `${read(one) ?? ''}`.trim() !== '');
      const number = field && `${field} ${`${read(field)}`.trim()}`;
      names.set(id, number ? { zh: `${id}（${number}）`, en: `${id} (${number})` } : plain(id));
    }
  }
  return (id) => names.get(id) ?? plain(id);
}

const plain = (id: number): Text => ({ zh: `${id}`, en: `${id}` });

/** A stated area as a number; NaN for none. */
export function statedNumber(value: string | number | null | undefined): number {
  return value === null || value === undefined ? NaN : (statedM2(`${value}`, 'm2') ?? NaN);
}

/** Reads a field whatever the case of its name. */
export function reader(raw: RawAttributes): (field: string) => string | number | null | undefined {
  let upper: Map<string, string | number | null> | null = null;
  return (field) => {
    if (Object.hasOwn(raw, field)) return raw[field];
    upper ??= new Map(Object.entries(raw).map(([name, value]) => [name.toUpperCase(), value]));
    return upper.get(field);
  };
}

const yearOf = (value: string | number | null | undefined) =>
  value === null || value === undefined || Number(value) === 0 ? '' : `${value}`.trim();

/** Zones of another year, or of another code list, than most. */
export function vintageFaults(
  { years, systems }: LayerAttributes,
  layer: { ids: ArrayLike<number>; areasM2: ArrayLike<number>; polygons: PolygonList },
): NewFault[] {
  const ofYears = years.mixed();
  const ofSystems = systems.mixed();
  return [
    ...(ofYears?.others ?? []).map(({ value, zones }) =>
      vintageFault(zones, yearText(value, zones.length, ofYears!.most.value), layer),
    ),
    ...(ofSystems?.others ?? []).map(({ value, zones }) =>
      vintageFault(zones, systemText(value, zones.length, ofSystems!.most.value), layer),
    ),
  ];
}

const yearText = (year: string, zones: number, most: string): Text => ({
  zh: `${zones} 个要素的数据年份（${VINTAGE_FIELD}）为 ${year}，多数为 ${most}`,
  en: `${zones} zones are of the year ${year} (${VINTAGE_FIELD}), most of ${most}`,
});

const tableOf = (system: string) => LAND_CLASS_TABLES[system as keyof typeof LAND_CLASS_TABLES];
const systemText = (system: string, zones: number, most: string): Text => ({
  zh: `${zones} 个要素的地类属于《${tableOf(system).name}》，多数属于《${tableOf(most).name}》，同一代码含义不同`,
  en: `${zones} zones have land classes of "${tableOf(system).nameEn}", most of "${tableOf(most).nameEn}"; the same code means something else there`,
});
