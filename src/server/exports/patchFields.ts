import type { PatchRow } from '../../domain/patch.ts';
import { stateName, type Vocabulary } from '../../domain/verdict.ts';
import type { RawValue } from '../../formats/types.ts';
import type { Field } from '../../formats/write/types.ts';
import { roundedMu, roundHalfUp } from '../../geo/mu.ts';
import type { ExportedPatch } from '../../store/store.ts';

type Own = Field & { of: (patch: ExportedPatch, words: Words) => RawValue };
export type Words = { vocabulary: Vocabulary; batchName: ReadonlyMap<string, string> };

/** Beijing's time, as the bureau writes it. */
const BEIJING_MS = 8 * 3_600_000;

const text = (name: string, of: Own['of']): Own => ({ name, title: name, type: 'text', of });
const areaM2 = (name: string, of: (row: PatchRow) => number | null): Own => ({
  name,
  title: name,
  type: 'real',
  decimals: 2,
  of: ({ row }) => rounded(of(row)),
});

/**
 * What the software knows of a patch, before the attributes that it was issued with. Areas are ellipsoidal, rounded
 * once; those of land touched are empty until they are measured. Codes stay codes, so that the file goes in again.
 */
export const PATCH_FIELDS: readonly Own[] = [
  text('监测编号', ({ row }) => row.code),
  text('批次', ({ row }, { batchName }) => batchName.get(row.batchId) ?? row.batchId),
  text('苏木镇', ({ townshipName, row }) => townshipName || row.townshipCode),
  text('图斑类型', ({ row }) => row.kind),
  text('变化前地类', ({ row }) => row.beforeClass),
  text('变化前地类名称', ({ beforeName }) => beforeName),
  areaM2('面积_平方米', (row) => row.areaM2),
  {
    ...areaM2('面积_亩', () => null),
    of: ({ row }) => roundedMu(row.areaM2),
  },
  text('判定', ({ row }, { vocabulary }) => stateName(vocabulary, row.state).zh),
  text('二级类', ({ row }, { vocabulary }) => secondName(vocabulary, row)),
  text('说明', ({ note }) => note),
  text('签署人', ({ signedBy }) => signedBy),
  text('签署时间', ({ row }) => localTime(row.verdictAt)),
  areaM2('占耕地_平方米', (row) => row.farmlandM2),
  areaM2('占永久基本农田_平方米', (row) => row.permanentFarmlandM2),
  areaM2('占生态保护红线_平方米', (row) => row.redLineM2),
  areaM2('占基本草原_平方米', (row) => row.basicGrasslandM2),
  areaM2('占天然牧草地_平方米', (row) => row.grass0401M2),
  areaM2('占人工牧草地_平方米', (row) => row.grass0403M2),
  areaM2('占其他草地_平方米', (row) => row.grass0404M2),
  areaM2('占林地_平方米', (row) => row.forestM2),
  areaM2('已批准_平方米', (row) => row.approvedM2),
  text('撤回日期', ({ withdrawnAt }) => withdrawnAt),
];

/** The values of {@link PATCH_FIELDS}; an empty text is none. */
export function patchValues(patch: ExportedPatch, words: Words): RawValue[] {
  return PATCH_FIELDS.map(({ of }) => {
    const value = of(patch, words);
    return value === '' ? null : value;
  });
}

const rounded = (m2: number | null) => (m2 === null ? null : roundHalfUp(m2, 2));

function secondName(vocabulary: Vocabulary, { state, second }: PatchRow): string {
  const type = vocabulary.verdicts.find(({ code }) => code === state);
  return type?.second.find(({ code }) => code === second)?.name.zh ?? second;
}

function localTime(utc: string): string {
  const time = Date.parse(utc);
  return Number.isNaN(time) ? '' : new Date(time + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}
