import type { Batch } from '../../api/catalog.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { Text } from '../../domain/text.ts';
import { messages } from './messages.ts';

export type ImportForm = {
  target: 'patches' | 'layer';
  /** Batch of which the file is a corrected issue; '' for a new batch. */
  reissueOf: string;
  batchName: string;
  source: string;
  period: string;
  /** YYYY-MM-DD or ''. */
  issuedOn: string;
  deadline: string;
  kind: LayerKind | '';
  label: string;
  /** First day in force, YYYY-MM-DD or ''. */
  validFrom: string;
};

export type FieldProblems = Partial<
  Record<keyof ImportForm, { text: Text; field?: Text; values?: Record<string, string> }>
>;

/** The form as a file suggests it; `today` is YYYY-MM-DD. */
export function formFor(
  file: { fileName: string; layerName?: string; target: ImportForm['target']; kind: LayerKind | null },
  today: string,
): ImportForm {
  const name = file.layerName ? lastName(file.layerName) : baseName(file.fileName);
  return {
    target: file.target,
    reissueOf: '',
    batchName: name,
    source: '部下发',
    period: '',
    issuedOn: today,
    deadline: '',
    kind: file.target === 'layer' ? (file.kind ?? '') : '',
    label: name,
    validFrom: today,
  };
}

/** A file's name without its endings: 图斑.shp.zip → 图斑. */
export const baseName = (fileName: string) =>
  fileName.replace(/(\.[a-z]{2,5})?\.[a-z0-9]{2,10}$/i, '') || fileName;

/** A layer's own name without the folders and files that hold it: 规划包.zip/150626.gdb/GHFQ → GHFQ. */
const lastName = (layerName: string) => baseName(layerName.split('/').at(-1)!);

/** What is missing or cannot be, by field; empty where the import may start. */
export function problemsOf(form: ImportForm, batches: readonly Pick<Batch, 'name'>[]): FieldProblems {
  const problems: FieldProblems = {};
  if (form.target === 'layer') {
    if (!form.kind) problems.kind = { text: messages.required, field: messages.kind };
    if (!form.validFrom) problems.validFrom = { text: messages.required, field: messages.validFrom };
    return problems;
  }
  if (form.reissueOf) return problems;
  const name = form.batchName.trim();
  if (!name) problems.batchName = { text: messages.required, field: messages.batchName };
  else if (batches.some((batch) => batch.name === name))
    problems.batchName = { text: messages.batchExists, values: { name } };
  if (form.deadline && form.issuedOn && form.deadline < form.issuedOn)
    problems.deadline = { text: messages.deadlineEarly };
  return problems;
}
