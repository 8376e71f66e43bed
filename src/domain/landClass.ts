/**
 * Land classes of the third survey (三调工作分类, TD/T 1055). Codes stay text: letters occur (0201K, 05H1, 0602C).
 * The planning code list reuses the same digits with other meanings, so the code system travels with the code.
 */
export type LandGroup = 'farmland' | 'otherAgricultural' | 'unused' | 'construction' | 'unknown';

const OTHER_AGRICULTURAL = /^(02|03|0401|0402|0403|1006|1103|1104|1107|1202|1203)/;
const CONSTRUCTION = /^(05|06|07|08|09|100[1-5]|100[7-9]|1109|1201)/;
const UNUSED = /^(0404|1101|1102|1105|1106|1108|1110|1204|1205|1206|1207|1208)/;

/** 耕地 / 非耕农用地 / 未利用地 / 建设用地. 0404 其他草地 counts as unused land in the survey (disputed elsewhere). */
export function landGroup(surveyCode: string): LandGroup {
  if (/^01/.test(surveyCode)) return 'farmland';
  if (OTHER_AGRICULTURAL.test(surveyCode)) return 'otherAgricultural';
  if (CONSTRUCTION.test(surveyCode)) return 'construction';
  if (UNUSED.test(surveyCode)) return 'unused';
  return 'unknown';
}
