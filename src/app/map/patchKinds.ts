import kinds from '../../../data/reference/patchKinds.json' with { type: 'json' };
import type { Text } from '../../domain/text.ts';

const NAMES = new Map<string, Text>(
  kinds.kinds.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]),
);

/** Name of an image class (TBLX); the code itself where the table lacks it. */
export const patchKindName = (code: string): Text => NAMES.get(code) ?? { zh: code, en: code };
