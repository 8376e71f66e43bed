import type { Text } from '../domain/text.ts';
import type { Skipped } from '../formats/types.ts';

const TEXTS: Record<Skipped['code'], Text> = {
  geometryMissing: { zh: '没有几何', en: 'no geometry' },
  geometryKind: { zh: '是点或线，不是面', en: 'a point or line, not a polygon' },
  geometryBad: { zh: '几何无法读取或修复', en: 'its geometry cannot be read or mended' },
  geometryEmpty: { zh: '修复后没有面积', en: 'no area is left after repair' },
  coordinateNotFinite: { zh: '坐标不是有限的数', en: 'a coordinate is no finite number' },
  coordinateRange: { zh: '坐标超出坐标系的范围', en: 'a coordinate lies outside its system' },
};

/** Why a record was left out, for people. */
export function skipText(code: string): Text {
  return Object.hasOwn(TEXTS, code) ? TEXTS[code as Skipped['code']] : { zh: code, en: code };
}
