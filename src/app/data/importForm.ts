import type { Batch } from '../../api/catalog.ts';
import type { ImportQuery } from '../../api/jobs.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { Text } from '../../domain/text.ts';
import { baseName, guessTarget } from './guess.ts';
import { messages } from './messages.ts';

export type ImportForm = {
  target: 'patches' | 'layer';
  batchName: string;
  source: string;
  /** YYYY-MM-DD or ''. */
  issuedOn: string;
  deadline: string;
  kind: LayerKind | '';
  label: string;
};

export type FieldProblems = Partial<
  Record<keyof ImportForm, { text: Text; field?: Text; values?: Record<string, string> }>
>;

/** The form as a file suggests it; `today` is YYYY-MM-DD. */
export function formFor(fileName: string, today: string): ImportForm {
  const guess = guessTarget(fileName);
  const name = baseName(fileName);
  return {
    target: guess.target,
    batchName: name,
    source: '部下发',
    issuedOn: today,
    deadline: '',
    kind: guess.target === 'layer' ? guess.kind : '',
    label: name,
  };
}

/** What is missing or cannot be, by field; empty where the import may start. */
export function problemsOf(form: ImportForm, batches: readonly Pick<Batch, 'name'>[]): FieldProblems {
  const problems: FieldProblems = {};
  if (form.target === 'layer') {
    if (!form.kind) problems.kind = { text: messages.required, field: messages.kind };
    return problems;
  }
  const name = form.batchName.trim();
  if (!name) problems.batchName = { text: messages.required, field: messages.batchName };
  else if (batches.some((batch) => batch.name === name))
    problems.batchName = { text: messages.batchExists, values: { name } };
  if (form.deadline && form.issuedOn && form.deadline < form.issuedOn)
    problems.deadline = { text: messages.deadlineEarly };
  return problems;
}

export function queryOf(form: ImportForm): Omit<ImportQuery, 'fileName'> {
  if (form.target === 'layer') {
    return { target: 'layer', kind: form.kind || undefined, label: form.label.trim() || undefined };
  }
  return {
    target: 'patches',
    batchName: form.batchName.trim(),
    source: form.source.trim() || undefined,
    issuedOn: form.issuedOn || undefined,
    deadline: form.deadline || undefined,
  };
}
