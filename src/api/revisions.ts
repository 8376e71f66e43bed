import Type, { type Static } from 'typebox';
import { oneOf } from './oneOf.ts';

/** What a corrected issue changed of a patch. */
export const RevisionSchema = Type.Object({
  id: Type.Integer(),
  /** `withdrawn`: the corrected issue no longer has it; `restored`: a later one has it again. */
  what: oneOf(['changed', 'withdrawn', 'restored']),
  geometryChanged: Type.Boolean(),
  /** Fields that differ, with their values before. */
  fields: Type.Array(Type.Object({ name: Type.String(), before: Type.String() })),
  areaBeforeM2: Type.Number(),
  /** Verdicts had been signed on the patch as it was before. */
  afterVerdict: Type.Boolean(),
  fileName: Type.String(),
  by: Type.String(),
  at: Type.String(),
});
export type Revision = Static<typeof RevisionSchema>;

/** A patch of another batch at the same place, as told at the import of the later one. */
export const PredecessorSchema = Type.Object({
  /** The other patch. */
  id: Type.Integer(),
  code: Type.String(),
  batchId: Type.String(),
  batchName: Type.String(),
  /** `earlier`: it was there when this patch came in; `later`: it came in where this patch lies. */
  when: oneOf(['earlier', 'later']),
  /** Of the later one to the earlier one: the same ground, more of it, less of it, or partly other ground. */
  relation: oneOf(['same', 'grown', 'shrunk', 'partly']),
  /** The earlier one had been closed (整改到位, 合法, 其他) when the later one came in. */
  returned: Type.Boolean(),
  /** Verdict of the earlier one at that time. */
  earlierState: Type.String(),
  commonM2: Type.Number(),
  at: Type.String(),
});
export type SamePlacePatch = Static<typeof PredecessorSchema>;
