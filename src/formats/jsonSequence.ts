import { parseJson } from './json.ts';
import type { Json } from './jsonValue.ts';

/** Stands before each value of a JSON text sequence (RFC 8142). */
const RECORD_SEPARATOR = '\x1e';

/**
 * The values of a text that holds one a line, or each behind a record separator, as GDAL and databases write them;
 * undefined where the first of them is no object, so that the text is something else.
 * @throws FormatError `jsonSyntax` where a later one is broken, with its place in the whole text
 */
export function parseSequence(text: string, file: string): Json[] | undefined {
  const isSeparated = text.trimStart().startsWith(RECORD_SEPARATOR);
  const separator = isSeparated ? RECORD_SEPARATOR : '\n';
  const values: Json[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf(separator, at);
    const to = end < 0 ? text.length : end;
    if (text.slice(at, to).trim() !== '') {
      if (values.length === 0 && !isObjectText(text.slice(at, to))) return undefined;
      values.push(parseJson(text.slice(at, to), file, { text, from: at }));
    }
    at = to + 1;
  }
  return values;
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
