import type { useTr } from '../../text/lang.tsx';
import type { FieldProblems, ImportForm } from '../importForm.ts';

/** A problem of a field as a sentence; undefined for none. */
export function problemText(
  problem: FieldProblems[keyof ImportForm],
  tr: ReturnType<typeof useTr>,
): string | undefined {
  return (
    problem && tr(problem.text, { ...problem.values, ...(problem.field ? { name: tr(problem.field) } : {}) })
  );
}
