import { refuse } from './error.ts';
import { jsonErrorAt } from './jsonPlace.ts';

/** Where a piece of JSON stands in a longer text, to tell the place of a mistake. */
export type Within = { text: string; from: number };

/**
 * Parses JSON. Whole numbers a double cannot hold stay text, digit for digit.
 * @throws FormatError `jsonSyntax` with line, column and character position (1-based)
 */
export function parseJson(text: string, file: string, within: Within = { text, from: 0 }): unknown {
  try {
    return JSON.parse(quoteLongIntegers(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse('jsonSyntax', file, placeOf(text, within));
  }
}

/** Sixteen digits or more that stand where a value stands; decimals of coordinates do not match. */
const LONG_INTEGER = /(?<=[:[,\s])-?\d{16,}(?=[\s,}\]])/g;

/**
 * Puts quotes around whole numbers beyond 2^53, outside of strings. (A reviver sees a number's source too, but is
 * called for each of the millions of ordinates, which takes ten times as long as parsing.)
 */
export function quoteLongIntegers(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  let quote = -1;
  let inString = false;
  for (const match of text.matchAll(LONG_INTEGER)) {
    for (let next = nextQuote(text, quote + 1, inString); next >= 0 && next < match.index; ) {
      inString = !inString;
      quote = next;
      next = nextQuote(text, quote + 1, inString);
    }
    if (inString || Number.isSafeInteger(Number(match[0]))) continue;
    pieces.push(text.slice(done, match.index), '"', match[0], '"');
    done = match.index + match[0].length;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}

/** The next quote that opens or, in a string, closes it: one behind an even number of backslashes. */
function nextQuote(text: string, from: number, inString: boolean): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (inString && text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function placeOf(piece: string, { text, from }: Within): Record<string, string | number> {
  const position = from + (jsonErrorAt(piece) ?? piece.length);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  if (position >= from + piece.length) return { line, column, position: position + 1, reason: 'endsEarly' };
  const found = text.slice(position, position + 20).split('\n')[0];
  return { line, column, position: position + 1, reason: 'unexpectedText', found };
}
