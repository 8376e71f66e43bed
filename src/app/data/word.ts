import type { Text } from '../../domain/text.ts';

/** A word for a code that the server names; the code itself where this page does not know it yet. */
export const word = (words: Readonly<Record<string, Text>>, code: string): Text =>
  Object.hasOwn(words, code) ? words[code]! : { zh: code, en: code };
