import { decodeTextFile, type Encoding } from './encoding.ts';
import { FormatError } from './error.ts';

/** Characters that take three bytes in UTF-8, as Chinese does: with them valid UTF-8 is no accident. */
const PROVES_UTF8 = /[\u0800-\uFFFF]/;

/**
 * Text of a file that states its encoding, which is believed if the bytes agree: else strict UTF-8, else GB18030.
 * Programs that state UTF-8 and write GBK are common, and the other way round.
 * @param label as the file states it; undefined where it states none
 * @throws FormatError `encodingFile`
 */
export function decodeStated(
  bytes: Uint8Array,
  file: string,
  label: string | undefined,
): { text: string; encoding: Encoding; isStatementWrong: boolean } {
  const stated = label === undefined ? undefined : tryDecode(bytes, file, label);
  const asStated = stated && { ...stated, encoding: { name: stated.encoding.name, how: 'format' } as const };
  if (asStated?.encoding.name === 'utf-8') return { ...asStated, isStatementWrong: false };
  const guessed = tryDecode(bytes, file);
  const isUtf8 = guessed?.encoding.name === 'utf-8' && PROVES_UTF8.test(guessed.text);
  if (asStated && !isUtf8) return { ...asStated, isStatementWrong: false };
  return { ...(guessed ?? decodeTextFile(bytes, file)), isStatementWrong: label !== undefined };
}

function tryDecode(bytes: Uint8Array, file: string, label?: string) {
  try {
    return decodeTextFile(bytes, file, label);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** Whether a text begins with a byte order mark, UTF-8 or UTF-16. */
export function hasByteOrderMark([a, b, c]: Uint8Array): boolean {
  return (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}
