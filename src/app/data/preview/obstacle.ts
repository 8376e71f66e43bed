import type { Preview } from '../../../api/uploads.ts';
import type { Text } from '../../../domain/text.ts';
import { fillBoth } from '../../text/fillBoth.ts';
import { type Choices, mappingOf, missingColumns } from './choices.ts';
import { previewMessages as m } from './messages.ts';

/** Why the import cannot start yet, beside what the form says at its fields; null where it can. */
export function obstacle(preview: Preview, choices: Choices, reading: boolean): Text | null {
  const { asks, refusal } = preview.inspection;
  if (asks.length > 0 || waitsForRecords(preview)) return m.whyNot.asks;
  if (refusal) return m.whyNot.refusal;
  const missing = missingColumns(preview, mappingOf(preview, choices));
  if (missing.length > 0) {
    const names = {
      zh: missing.map(({ label }) => label.zh).join('、'),
      en: missing.map(({ label }) => label.en).join(', '),
    };
    return fillBoth(m.whyNot.mapping, { names });
  }
  return reading ? m.whyNot.reading : null;
}

/** The file is refused for some of its records only, which may be left out. */
export function waitsForRecords({ inspection: { refusal, layer } }: Preview): boolean {
  return refusal?.code === 'recordsUnusable' && layer !== null && layer.refusedCount < layer.records;
}
