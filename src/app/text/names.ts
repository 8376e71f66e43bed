import landClassTable from '../../../data/reference/landClasses.json' with { type: 'json' };
import kindTable from '../../../data/reference/patchKinds.json' with { type: 'json' };
import zoneTable from '../../../data/reference/planningZones.json' with { type: 'json' };
import type { Catalog } from '../../api/catalog.ts';
import { isCodeSystem, LAND_CLASS_TABLES } from '../../domain/landClassTables.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import { NO_TOWNSHIP } from '../../domain/patchFilter.ts';
import type { Text } from '../../domain/text.ts';

const textsOf = (entries: readonly { code: string; name: string; nameEn: string }[]) =>
  new Map<string, Text>(entries.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]));

const KINDS = textsOf(kindTable.kinds);
const LAND_CLASSES = textsOf(landClassTable.classes);

/** Name of an image class after the change (TBLX). The two code systems share digits: never mix with landClassName. */
export const kindName = (code: string): Text => KINDS.get(code) ?? { zh: code || '—', en: code || '—' };

/** Name of a land class of the third survey (DLBM). Codes with a letter fall back on their four digits. */
export function landClassName(code: string): Text {
  return LAND_CLASSES.get(code) ?? LAND_CLASSES.get(code.slice(0, 4)) ?? { zh: code, en: code };
}

/**
 * A land class in the code list that its layer is coded in: 0601 is 工业用地 in the third survey and 农村道路 in the
 * planning list. The layer's own Chinese name stands; English, and Chinese where the layer names none, come from the
 * table.
 */
export function classNameIn(codeSystem: string, code: string, name: string): Text {
  const classes = isCodeSystem(codeSystem) ? LAND_CLASS_TABLES[codeSystem].classes : [];
  const known =
    classes.find((one) => one.code === code) ?? classes.find((one) => one.code === code.slice(0, 4));
  const zh = name || known?.name || code || '—';
  return { zh, en: known?.nameEn ?? zh };
}

/** Name of a township as the catalog has it (place names stay Chinese in both languages). */
export function townshipName(catalog: Catalog, code: string): Text {
  const name = catalog.townships.find((township) => township.code === code)?.name;
  if (name) return { zh: name, en: name };
  return code && code !== NO_TOWNSHIP
    ? { zh: code, en: code }
    : { zh: '不在任何苏木镇', en: 'In no township' };
}

export function batchName(catalog: Catalog, id: string): string {
  return catalog.batches.find((batch) => batch.id === id)?.name ?? id;
}

const PLANNING_ZONES = new Map(zoneTable.zones.map(({ name, nameEn }) => [name, nameEn]));
const SURVEYED: readonly LayerKind[] = ['landUse', 'permanentFarmland', 'basicGrassland'];

/** A class of a control layer. The layer's own Chinese name stands; English comes from the reference tables. */
export function zoneClassName(kind: LayerKind, code: string, name: string): Text {
  const zh = name || code || '—';
  const known = SURVEYED.includes(kind) ? landClassName(code).en : PLANNING_ZONES.get(name);
  return { zh, en: known && known !== code ? known : zh };
}
