import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PatchRow } from '../../../src/domain/patch.ts';
import type { Vocabulary } from '../../../src/domain/verdict.ts';

/** The vocabulary that the product ships. */
export const VOCABULARY = JSON.parse(
  readFileSync(new URL('../../../data/reference/vocabulary.json', import.meta.url), 'utf8'),
) as Vocabulary;

const BLANK: PatchRow = {
  id: 1,
  code: '150626202600001',
  batchId: 'b1',
  townshipCode: '150626100',
  kind: '光伏',
  beforeClass: '0401',
  state: 'pending',
  second: '',
  version: 0,
  verdictAt: '',
  violatingAt: '',
  rectifiedAt: '',
  areaM2: 10_000,
  farmlandM2: 0,
  permanentFarmlandM2: 0,
  redLineM2: 0,
  basicGrasslandM2: 0,
  grass0401M2: 0,
  grass0403M2: 0,
  grass0404M2: 0,
  forestM2: 0,
  approvedM2: 0,
  lon: 108.84,
  lat: 38.6,
  text: '',
};

/** A patch with these particulars; everything else is unremarkable. */
export const patch = (particulars: Partial<PatchRow> = {}): PatchRow => ({ ...BLANK, ...particulars });

const area = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0, max: 200_000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.4, 1, 1.0000001) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const instant = fc.oneof(
  fc.constant(''),
  fc
    .date({
      min: new Date('2025-10-01T00:00:00Z'),
      max: new Date('2026-09-30T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
);

/** Batches of a county as they come: every state, also one that the vocabulary does not know. */
export const anyPatches = fc
  .array(
    fc.record({
      batchId: fc.constantFrom('b1', 'b2', 'b3'),
      townshipCode: fc.constantFrom('150626100', '150626101', '150626102', ''),
      kind: fc.constantFrom('光伏', '井场', '采矿', '推堆土'),
      state: fc.constantFrom(
        'pending',
        'legal',
        'violating',
        'other',
        'fieldCheck',
        'rectified',
        'fromAnOldVocabulary',
      ),
      verdictAt: instant,
      violatingAt: instant,
      rectifiedAt: instant,
      areaM2: fc.double({ min: 1, max: 500_000, noNaN: true }),
      farmlandM2: area,
      permanentFarmlandM2: area,
      redLineM2: area,
      basicGrasslandM2: area,
      grass0401M2: area,
      grass0403M2: area,
      grass0404M2: area,
      text: fc.constantFrom('', '新建井场', '光伏板 围栏'),
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map((row, i) => patch({ ...row, id: i + 1, code: `15062620260${1000 + i}` })));
