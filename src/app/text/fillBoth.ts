import type { Text } from '../../domain/text.ts';
import { fill } from './lang.tsx';

/** Fills `{name}` places in both languages; a value may itself be a text. For messages that outlive a language switch. */
export function fillBoth(text: Text, values: Record<string, string | number | Text>): Text {
  const inLang = (lang: keyof Text) =>
    fill(
      text,
      lang,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[lang] : value,
        ]),
      ),
    );
  return { zh: inLang('zh'), en: inLang('en') };
}
