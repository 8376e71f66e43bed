import type { Preview } from '../../api/uploads.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import { columnsOf, type FieldMapping, type Target } from '../../domain/schemas/columns.ts';
import { fieldsKey, guessMapping } from '../../domain/schemas/mapping.ts';
import { namedKind, recognise } from '../../domain/schemas/recognise.ts';
import { inspectInWorker } from '../../formats/inspect/inspectInWorker.ts';
import type { Store } from '../../store/store.ts';
import { type OnProgress, STEPS } from '../jobs/progress.ts';
import { inspectionAnswer } from './inspectionAnswer.ts';
import type { LookInput } from './messages.ts';
import { reissuesOf } from './reissues.ts';
import { shiftOf } from './shift.ts';

/**
 * What the file says, and what the county's own data says about it: what it may become, how its fields are mapped,
 * whether it was imported before, of which batch it may be a corrected issue, whether it seems shifted. Writes nothing.
 * Throws FormatError `timeout`, `outOfMemory`, `crashed`, or the signal's reason.
 */
export async function previewOf(
  store: Store,
  bytes: Uint8Array,
  input: LookInput,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Preview> {
  const { request, fileName } = input;
  onProgress({ step: STEPS.read, done: 0, total: 0 });
  const county = await store.meta.county();
  const inspection = await inspectInWorker(bytes, fileName, {
    options: { ...request.reading, ...(county && { expectedExtent: county.bbox }) },
    signal,
    onProgress: ({ stage, done, total }) => onProgress({ step: STEPS[stage], done, total }),
  });
  onProgress({ step: STEPS.compare, done: 0, total: 0 });
  const fields = inspection.layer?.fields.map(({ name }) => name) ?? [];
  const areaField = inspection.layer?.areaField?.field ?? null;
  const guessed = whatItIs(fields, [inspection.layer?.name ?? '', fileName]);
  const target = request.target ?? (request.kind ? 'layer' : guessed.target);
  const kind = target === 'layer' ? (request.kind ?? guessed.kind) : null;
  return {
    inspection: inspectionAnswer(inspection),
    target,
    kind,
    schema: guessed.schema,
    mapping: await mappingOf(store, target, kind, fields, request.mapping, areaField),
    sameFile: (await store.imports.ofFile(input.sha256)).map(({ name, importedBy, importedAt }) => ({
      name,
      importedBy,
      importedAt,
    })),
    reissueOf: target === 'patches' ? await reissuesOf(store, bytes, input, inspection, signal) : [],
    shift: await shiftOf(store, inspection, fileName),
  };
}

type Guess = { target: Target; kind: LayerKind | null; schema: Preview['schema'] };

function whatItIs(fields: readonly string[], names: readonly string[]): Guess {
  const schema = recognise(fields, names);
  if (schema) return { target: schema.target, kind: schema.kind ?? null, schema: schema.name };
  const named = namedKind(names);
  return { target: named?.target ?? 'patches', kind: named?.kind ?? null, schema: null };
}

async function mappingOf(
  store: Store,
  target: Target,
  kind: LayerKind | null,
  fields: readonly string[],
  given: FieldMapping | undefined,
  areaField: string | null,
): Promise<Preview['mapping']> {
  const remembered = await store.imports.mapping(target, kind ?? '', fieldsKey(fields));
  const guessed = guessMapping(target, kind, fields);
  // No name of ours, but its numbers are the areas of the polygons.
  if (target === 'patches') guessed.statedArea ??= areaField;
  const fieldOf = (name: string) => {
    if (given && Object.hasOwn(given, name)) return given[name]!;
    const field = remembered && Object.hasOwn(remembered, name) ? remembered[name]! : guessed[name];
    // Remembered in another case of letters, or of a field that the preview does not list.
    return field ? (fields.find((one) => one.toUpperCase() === field.toUpperCase()) ?? null) : null;
  };
  const columns = columnsOf(target, kind).map(({ name, label, required }) => ({
    name,
    label,
    required,
    field: fieldOf(name),
  }));
  return { columns, how: remembered ? 'remembered' : 'guessed' };
}
