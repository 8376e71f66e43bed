import type { Inspection as Answer } from '../../api/inspection.ts';
import type { Inspection } from '../../formats/inspect/types.ts';
import { noteText } from '../../formats/noteText.ts';

/** An inspection as the API shows it: remarks in words, the refusal without its parameters. */
export function inspectionAnswer({ layer, refusal, ...rest }: Inspection): Answer {
  return {
    ...rest,
    layer: layer && {
      ...layer,
      notes: layer.notes.map((note) => ({ zh: noteText(note, 'zh'), en: noteText(note, 'en') })),
    },
    refusal: refusal && {
      code: refusal.code,
      text: refusal.text,
      ...(refusal.record !== undefined && { record: refusal.record }),
    },
  };
}

/** Whether a file can be imported as it stands, so that its records are worth a second look. */
export function isReadable({ layer, asks, refusal }: Inspection): boolean {
  return layer !== null && asks.length === 0 && (refusal === null || layer.features > 0);
}
