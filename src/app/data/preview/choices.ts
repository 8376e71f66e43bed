import type { Reading } from '../../../api/inspection.ts';
import type { Mapping, Preview, PreviewRequest, UploadImport } from '../../../api/uploads.ts';
import type { LayerKind } from '../../../domain/layerKind.ts';
import type { ImportForm } from '../importForm.ts';

/** What the person has settled about an upload. Everything absent is as the server found or guessed it. */
export type Choices = {
  reading: Reading;
  target?: 'patches' | 'layer';
  kind?: LayerKind;
  /** Only the columns that the person changed. */
  mapping: Mapping;
  /** Only the fields that the person typed into. */
  form: Partial<Omit<ImportForm, 'target' | 'kind'>>;
};

export const NO_CHOICES: Choices = { reading: {}, mapping: {}, form: {} };

/** What has been settled already in an upload that is reopened where the choices themselves are not remembered. */
export function settledIn({ inspection }: Preview): Choices {
  const { layer, layers } = inspection;
  const reading: Reading = {};
  if (layer && layers.length > 1) reading.layerName = layer.name;
  if (layer?.encoding.how === 'chosen') reading.encoding = layer.encoding.name;
  if (layer?.crs?.how === 'chosen') reading.epsg = layer.crs.epsg;
  if (layer?.axisOrder?.how === 'chosen') reading.axisOrder = layer.axisOrder.order;
  if (layer && layer.refusedCount > 0 && !inspection.refusal && inspection.asks.length === 0)
    reading.skipInvalid = true;
  return { ...NO_CHOICES, reading };
}

/** Another layer of the file: what was settled about the first does not hold for it. */
export function withLayer(choices: Choices, layerName: string): Choices {
  return { ...choices, reading: { layerName }, target: undefined, kind: undefined, mapping: {} };
}

/** A change of the reading; `undefined` gives a matter back to the server. */
export function withReading(choices: Choices, change: Partial<Reading>): Choices {
  const reading = { ...choices.reading, ...change };
  for (const name of Object.keys(reading) as (keyof Reading)[])
    if (reading[name] === undefined) delete reading[name];
  return { ...choices, reading };
}

/** A change of what the file becomes: its columns are others then. */
export function withTarget(
  choices: Choices,
  target: 'patches' | 'layer',
  kind: LayerKind | undefined,
): Choices {
  return { ...choices, target, kind, mapping: {} };
}

export function previewRequest({ reading, target, kind, mapping }: Choices): PreviewRequest {
  const changed = Object.keys(mapping).length > 0 ? mapping : undefined;
  return { reading, target, kind: target === 'patches' ? undefined : kind, mapping: changed };
}

/**
 * Whether two sets of choices make the same preview, so that the file need not be read again. Of the mapping only the
 * patch code counts: it decides of which batch the file is a corrected issue.
 */
export function readsAlike(a: Choices, b: Choices): boolean {
  const decisive = ({ reading, target, kind, mapping }: Choices) =>
    JSON.stringify({ reading, target, kind, code: mapping.code });
  return decisive(a) === decisive(b);
}

/** Our column → field, as the server proposed and the person changed it. */
export function mappingOf(preview: Preview, choices: Choices): Mapping {
  const names = new Set(preview.inspection.layer?.fields.map(({ name }) => name));
  return Object.fromEntries(
    preview.mapping.columns.map(({ name, field }) => {
      const chosen = Object.hasOwn(choices.mapping, name) ? choices.mapping[name]! : field;
      // A field that another encoding names differently is not there any more.
      return [name, chosen !== null && names.has(chosen) ? chosen : null];
    }),
  );
}

/** Required columns that no field fills. */
export function missingColumns(preview: Preview, mapping: Mapping) {
  return preview.mapping.columns.filter(({ name, required }) => required && mapping[name] === null);
}

/** The order to import, as the screen stands. */
export function importOrder(preview: Preview, choices: Choices, form: ImportForm): UploadImport {
  const common = {
    target: form.target,
    reading: choices.reading,
    mapping: mappingOf(preview, choices),
    // Said at the head of the preview and on the button.
    again: preview.sameFile.length > 0 || undefined,
  };
  const text = (value: string) => value.trim() || undefined;
  if (form.target === 'layer') {
    return {
      ...common,
      kind: form.kind || undefined,
      label: text(form.label),
      validFrom: text(form.validFrom),
    };
  }
  if (form.reissueOf) return { ...common, reissueOf: form.reissueOf };
  return {
    ...common,
    batchName: text(form.batchName),
    source: text(form.source),
    period: text(form.period),
    issuedOn: text(form.issuedOn),
    deadline: text(form.deadline),
  };
}
