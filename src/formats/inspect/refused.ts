import { type FormatErrorData, formatErrorText, refuse } from '../error.ts';
import { listRecords } from '../polygonsOnly.ts';
import type { Skipped } from '../types.ts';
import { MAX_LISTED } from './limits.ts';
import type { Inspection, LayerInspection } from './types.ts';

const TEXTS: Record<Skipped['code'], { zh: string; en: string }> = {
  geometryMissing: { zh: '没有几何', en: 'no geometry' },
  geometryKind: { zh: '是点、线或其他几何，不是面', en: 'a point, a line or another geometry, no polygon' },
  geometryBad: { zh: '几何无法读取或修复', en: 'its geometry cannot be read or mended' },
  geometryEmpty: { zh: '修复后没有面积', en: 'no area is left after repair' },
  coordinateNotFinite: { zh: '坐标不是有限的数', en: 'a coordinate is no finite number' },
  coordinateRange: { zh: '坐标超出范围', en: 'a coordinate is out of range' },
};

/** The first records without a usable polygon, in words. */
export function refusedRecords(skipped: readonly Skipped[]): LayerInspection['refused'] {
  return skipped.slice(0, MAX_LISTED).map(({ record, code }) => ({ record, code, text: TEXTS[code] }));
}

/** The refusal that such records mean for the file as it stands. */
export function refusalOfRecords(
  { refused, refusedCount, features }: Pick<LayerInspection, 'refused' | 'refusedCount' | 'features'>,
  file: string,
): NonNullable<Inspection['refusal']> {
  const records = refused.map(({ record }) => record);
  const params = { ...listRecords(records), count: refusedCount };
  const code = features > 0 ? 'recordsUnusable' : refusedCount > 0 ? 'noneUsable' : 'noFeatures';
  return withText(refuse(code, file, params).toJSON());
}

/** A refusal with its text in both languages. */
export function withText(error: FormatErrorData): NonNullable<Inspection['refusal']> {
  return { ...error, text: { zh: formatErrorText(error, 'zh'), en: formatErrorText(error, 'en') } };
}
