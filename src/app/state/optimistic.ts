import type { VerdictEvent } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { type Vocabulary, verdictType } from '../../domain/verdict.ts';

/** The row as it will be once the server has taken the verdict in; shown at once, replaced by the server's own row. */
export function rowAfterVerdict(
  row: PatchRow,
  vocabulary: Vocabulary,
  verdict: string,
  second: string,
  nowIso: string,
): PatchRow {
  const counts = verdictType(vocabulary, verdict)?.counts;
  return {
    ...row,
    state: verdict,
    second,
    version: row.version + 1,
    verdictAt: nowIso,
    violatingAt: counts === 'violating' && !row.violatingAt ? nowIso : row.violatingAt,
    rectifiedAt: counts === 'rectified' ? nowIso : row.rectifiedAt,
  };
}

/** The row as it will be once the last verdict is taken back: the earlier state, with a version more. */
export function rowAfterUndo(now: PatchRow, before: PatchRow): PatchRow {
  const { state, second, verdictAt, violatingAt, rectifiedAt } = before;
  return { ...now, state, second, verdictAt, violatingAt, rectifiedAt, version: now.version + 1 };
}

/** Seqs of the events that a later one takes back; shown struck through. */
export function undoneSeqs(history: readonly VerdictEvent[]): Set<number> {
  const undone = new Set<number>();
  for (const event of history) if (event.undoes !== null) undone.add(event.undoes);
  return undone;
}
