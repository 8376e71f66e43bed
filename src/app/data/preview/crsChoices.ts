import type { LayerInspection } from '../../../api/inspection.ts';
import type { Text } from '../../../domain/text.ts';
import { findCrs } from '../../../geo/crs.ts';
import type { LonLatBox } from '../../map/contract.ts';
import type { Choices } from './choices.ts';

export type CrsChoice = {
  key: string;
  epsg: number;
  axisOrder: 'xy' | 'yx' | null;
  name: Text;
  bbox: LonLatBox | null;
  inExpected: boolean | null;
  chosen: boolean;
};

/** What to call a system that the trade or the file names; its number where neither does. */
export function crsText(epsg: number, stated?: string): Text {
  const known = findCrs(epsg);
  if (known) return { zh: known.nameZh, en: known.nameEn };
  const name = stated || `EPSG:${epsg}`;
  return { zh: name, en: name };
}

/** Degrees within which two systems put the data in the same place, as WGS 84 and CGCS2000 do. */
const ALIKE = 0.005;

const liesAlike = (a: LonLatBox | null, b: LonLatBox | null) =>
  a !== null && b !== null && a.every((value, i) => Math.abs(value - b[i]!) < ALIKE);

/**
 * Where the data may lie: the system in use first where it is none of the candidates, then the candidates as the
 * server ranks them, less those that put it where it lies already. `chosen` is the person's choice, else what is in use; at most one.
 */
export function crsChoices(layer: LayerInspection, { reading }: Choices): CrsChoice[] {
  const epsg = reading.epsg ?? layer.crs?.epsg ?? null;
  const order = reading.axisOrder ?? layer.axisOrder?.order ?? null;
  const candidates = layer.candidates.map(
    (one): CrsChoice => ({ ...one, key: `${one.epsg} ${one.axisOrder}`, chosen: false }),
  );
  if (epsg === null) return candidates;
  const chosen =
    candidates.find((one) => one.epsg === epsg && one.axisOrder === order) ??
    candidates.find((one) => one.epsg === epsg && order === null);
  if (chosen) {
    chosen.chosen = true;
    return candidates;
  }
  const inUse: CrsChoice = {
    key: `${epsg} ${order ?? ''}`,
    epsg,
    axisOrder: order,
    name: crsText(epsg, layer.crs?.epsg === epsg ? layer.crs.name : undefined),
    bbox: layer.crs?.epsg === epsg ? layer.bbox : null,
    inExpected: layer.inExpected === null || layer.crs?.epsg !== epsg ? null : layer.inExpected > 0,
    chosen: true,
  };
  return [inUse, ...candidates.filter((one) => !liesAlike(one.bbox, inUse.bbox))];
}
