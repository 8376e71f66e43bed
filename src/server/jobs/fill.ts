import type { SourceFeature } from '../../formats/types.ts';
import type { Intake } from '../../store/store.ts';
import { type OnProgress, STEPS } from './progress.ts';

export type ImportWatch = { onProgress: OnProgress; signal: AbortSignal };

/** Rows handed to the store at a time: the store commits each slice by itself, so that verdicts get in between. */
const ROWS_A_SLICE = 500;

/** Writes all features into an intake that nobody sees yet. Answers the sum of their areas, ㎡. */
export async function fill<Row extends { areaM2: number }>(
  intake: Pick<Intake<Row, unknown>, 'add'>,
  features: readonly SourceFeature[],
  rowOf: (feature: SourceFeature) => Row,
  { onProgress, signal }: ImportWatch,
): Promise<number> {
  const total = features.length;
  let areaM2 = 0;
  for (let at = 0; at < total; at += ROWS_A_SLICE) {
    signal.throwIfAborted();
    const rows = features.slice(at, at + ROWS_A_SLICE).map(rowOf);
    for (const row of rows) areaM2 += row.areaM2;
    await intake.add(rows);
    onProgress({ step: STEPS.write, done: Math.min(total, at + ROWS_A_SLICE), total });
  }
  signal.throwIfAborted();
  return areaM2;
}
